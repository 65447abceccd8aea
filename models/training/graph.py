"""A small builder for ONNX graphs: names for nodes and constants, and the int8 matrix product.

Nodes of a Loop body may use the outer graph's values and constants by name, so a body is a Builder that shares its
parent's constants.
"""

import numpy as np
from onnx import TensorProto, helper, numpy_helper


class Builder:
    def __init__(self, parent=None):
        self.parent = parent
        self.constants = parent.constants if parent else {}
        self.counter = parent.counter if parent else [0]
        self.nodes = []

    def fresh(self):
        self.counter[0] += 1
        return f"v{self.counter[0]}"

    def constant(self, name, array):
        if name not in self.constants:
            self.constants[name] = numpy_helper.from_array(np.asarray(array, order="C"), name)
        return name

    def ints(self, *values):
        return self.constant("i_" + "_".join(map(str, values)), np.array(values, dtype=np.int64))

    def node(self, op, *inputs, outputs=1, domain="", **attributes):
        """Adds a node; returns its output's name, or a list of them."""
        names = [self.fresh() for _ in range(outputs)]
        self.nodes.append(helper.make_node(op, list(inputs), names, domain=domain, **attributes))
        return names[0] if outputs == 1 else names

    def layer_norm(self, x, name, gain, bias):
        return self.node("LayerNormalization", x, self.constant(f"{name}.gain", gain),
                         self.constant(f"{name}.bias", bias), axis=-1, epsilon=1e-5)

    def quantised(self, x, name, activation):
        """uint8 form of x with a fixed scale, so that no sentence's result depends on its batch mates."""
        scale, zero = activation
        return self.node("QuantizeLinear", x, self.constant(f"{name}.x_scale", np.float32(scale)),
                         self.constant(f"{name}.x_zero", np.uint8(zero)))

    def matmul(self, x, name, activation, weight, scales, bias=None):
        """float32 x [..., I] times int8 weight [I, O] with a scale for each column, plus bias [O]."""
        inputs = [self.quantised(x, name, activation), self.constant(f"{name}.weight", weight), f"{name}.x_scale",
                  self.constant(f"{name}.scales", scales), f"{name}.x_zero",
                  self.constant("int8_zero", np.int8(0))]
        if bias is not None:
            inputs.append(self.constant(f"{name}.bias", bias))
        return self.node("MatMulIntegerToFloat", *inputs, domain="com.microsoft")


def int8_columns(weight):
    """float [I, O] → (int8 [I, O], float32 scales [O])."""
    scales = np.maximum(np.abs(weight).max(axis=0), 1e-8) / 127
    return np.round(weight / scales).astype(np.int8), scales.astype(np.float32)


def value(name, element_type, shape):
    return helper.make_tensor_value_info(name, element_type, shape)


FLOAT, INT32, INT64, BOOL = TensorProto.FLOAT, TensorProto.INT32, TensorProto.INT64, TensorProto.BOOL
