"""Export: the student as one int8 ONNX graph, encoder and a Loop of greedy decoder steps in a single run.

Inputs: `ids` int64 [B, S] = [prefix] + pieces + [EOS], right-padded with PAD; `maxlen` int64 scalar, most steps.
Outputs: `toks` int64 [L, B], EOS from each sentence's end on; `logp` float32 [L, B], the log-probability of each
chosen token, 0 after the end. L is the step at which the last sentence ended, or maxlen.
"""

import math

import numpy as np
import onnx
from onnx import helper

from .batches import Pass
from .calibrate import OUTPUT, calibrate
from .graph import BOOL, FLOAT, INT64, Builder, int8_columns, value
from .student import DECODER_START, EOS, PAD, sinusoids

MASKED = -1e9


class Exporter:
    """Walks a student's state dict; `ranges` are the calibrated activation ranges by layer name."""

    def __init__(self, shape, state, ranges):
        self.shape, self.ranges = shape, ranges
        self.state = {name: tensor.float().numpy() for name, tensor in state.items()}
        self.table, self.table_scales = int8_columns(self.state["E"].T)

    def linear(self, g, x, name, share=None):
        """`share` scales the first rows' output, to fold attention's 1/√d into the query projection."""
        weight, bias = self.state[f"{name}.weight"], self.state[f"{name}.bias"]
        if share:
            rows, factor = share
            weight, bias = weight.copy(), bias.copy()
            weight[:rows] *= factor
            bias[:rows] *= factor
        quantised, scales = int8_columns(weight.T)
        return g.matmul(x, name, self.ranges[name], quantised, scales, bias)

    def norm(self, g, x, name):
        return g.layer_norm(x, name, self.state[f"{name}.weight"], self.state[f"{name}.bias"])

    def embed(self, g, ids):
        """Rows of the output matrix, which is the embedding table turned on its side: [..., D]."""
        columns = g.node("Gather", g.constant(f"{OUTPUT}.weight", self.table), ids, axis=1)
        rank = 2 if g.parent is None else 1
        rows = g.node("Cast", g.node("Transpose", columns, perm=[*range(1, rank + 1), 0]), to=FLOAT)
        scales = g.constant("table.embedding_scales", self.table_scales * np.float32(math.sqrt(self.shape.width)))
        return g.node("Mul", rows, g.node("Unsqueeze", g.node("Gather", scales, ids), g.ints(-1)))

    def feed_forward(self, g, x, name):
        hidden = g.node("Relu", self.linear(g, self.norm(g, x, f"{name}.n2"), f"{name}.f1"))
        return g.node("Add", x, self.linear(g, hidden, f"{name}.f2"))

    @property
    def head(self):
        return self.shape.width // self.shape.heads

    def encoder_layer(self, g, x, mask, name):
        D, H, d = self.shape.width, self.shape.heads, self.head
        qkv = self.linear(g, self.norm(g, x, f"{name}.n1"), f"{name}.qkv", share=(D, 1 / math.sqrt(d)))
        parts = g.node("Split", g.node("Reshape", qkv, g.ints(0, 0, 3 * H, d)), axis=2, outputs=3)
        q = g.node("Transpose", parts[0], perm=[0, 2, 1, 3])
        k = g.node("Transpose", parts[1], perm=[0, 2, 3, 1])
        v = g.node("Transpose", parts[2], perm=[0, 2, 1, 3])
        weights = g.node("Softmax", g.node("Add", g.node("MatMul", q, k), mask), axis=-1)
        context = g.node("Transpose", g.node("MatMul", weights, v), perm=[0, 2, 1, 3])
        x = g.node("Add", x, self.linear(g, g.node("Reshape", context, g.ints(0, 0, D)), f"{name}.o"))
        return self.feed_forward(g, x, name)

    def memory(self, g, encoded, name):
        """Keys [B, H, d, S] and values [B, H, S, d] of the source for one decoder layer."""
        kv = g.node("Reshape", self.linear(g, encoded, f"{name}.ckv"), g.ints(0, 0, 2 * self.shape.heads, self.head))
        k, v = g.node("Split", kv, axis=2, outputs=2)
        return g.node("Transpose", k, perm=[0, 2, 3, 1]), g.node("Transpose", v, perm=[0, 2, 1, 3])

    def decoder_layer(self, g, x, state, memory, mask, name):
        D, H, d = self.shape.width, self.shape.heads, self.head
        forget, update = g.node("Split", self.linear(g, self.norm(g, x, f"{name}.n0"), f"{name}.fw"), axis=-1, outputs=2)
        # f·c + (1 − f)·w, written with one product fewer.
        kept = g.node("Mul", g.node("Sigmoid", forget), g.node("Sub", state, update))
        state = g.node("Add", update, kept)
        x = g.node("Add", x, g.node("Relu", state))
        q = self.linear(g, self.norm(g, x, f"{name}.n1"), f"{name}.cq", share=(D, 1 / math.sqrt(d)))
        q = g.node("Reshape", q, g.ints(0, H, 1, d))
        weights = g.node("Softmax", g.node("Add", g.node("MatMul", q, memory[0]), mask), axis=-1)
        context = g.node("Reshape", g.node("MatMul", weights, memory[1]), g.ints(0, D))
        x = g.node("Add", x, self.linear(g, context, f"{name}.co"))
        return self.feed_forward(g, x, name), state

    def step(self, outer, memories, mask):
        """The Loop's body: one decoder step for the whole batch."""
        g, D = Builder(outer), self.shape.width
        layers = range(self.shape.decoder_layers)
        x = g.node("Add", self.embed(g, "token"), g.node("Gather", "positions", "index"))
        states = []
        for layer in layers:
            x, state = self.decoder_layer(g, x, f"state{layer}", memories[layer], mask, f"dec.{layer}")
            states.append(state)
        logits = g.matmul(self.norm(g, x, "dn"), OUTPUT, self.ranges[OUTPUT], self.table, self.table_scales)
        best = g.node("ArgMax", logits, axis=-1, keepdims=0)
        token = g.node("Where", "finished", "eos", best)
        # LogSoftmax row by row, not Log of Softmax: the runtime's Log rounds differently for one value than for eight.
        highest = g.node("ReduceMax", g.node("LogSoftmax", logits, axis=-1), axes=[-1], keepdims=0)
        logp = g.node("Where", "finished", g.constant("zero", np.float32(0)), highest)
        finished = g.node("Equal", token, "eos")
        unfinished = g.node("ReduceMin", g.node("Cast", finished, to=6), keepdims=0)  # 6: int32
        more = g.node("Not", g.node("Cast", unfinished, to=BOOL))
        inputs = [value("index", INT64, []), value("going", BOOL, []), value("token", INT64, ["B"]),
                  value("finished", BOOL, ["B"]), *(value(f"state{i}", FLOAT, ["B", D]) for i in layers)]
        scanned = g.node("Identity", token)
        outputs = [value(more, BOOL, []), value(token, INT64, ["B"]), value(finished, BOOL, ["B"]),
                   *(value(state, FLOAT, ["B", D]) for state in states), value(scanned, INT64, ["B"]),
                   value(logp, FLOAT, ["B"])]
        return helper.make_graph(g.nodes, "step", inputs, outputs)

    def model(self):
        g = Builder()
        g.constant("eos", np.int64(EOS))
        g.constant("positions", sinusoids(self.shape.positions, self.shape.width).numpy())
        batch, length = (g.node("Slice", g.node("Shape", "ids"), g.ints(i), g.ints(i + 1)) for i in (0, 1))
        padded = g.node("Cast", g.node("Equal", "ids", g.constant("pad", np.int64(PAD))), to=FLOAT)
        mask = g.node("Unsqueeze", g.node("Mul", padded, g.constant("masked", np.float32(MASKED))), g.ints(1, 2))
        x = g.node("Add", self.embed(g, "ids"), g.node("Slice", "positions", g.ints(0), length, g.ints(0)))
        for layer in range(self.shape.encoder_layers):
            x = self.encoder_layer(g, x, mask, f"enc.{layer}")
        encoded = self.norm(g, x, "en")
        layers = range(self.shape.decoder_layers)
        memories = [self.memory(g, encoded, f"dec.{layer}") for layer in layers]
        start = helper.make_tensor("start", INT64, [1], [DECODER_START])
        tokens = g.node("ConstantOfShape", batch, value=start)
        finished = g.node("ConstantOfShape", batch, value=helper.make_tensor("no", BOOL, [1], [False]))
        state = g.node("ConstantOfShape", g.node("Concat", batch, g.ints(self.shape.width), axis=0))
        body = self.step(g, memories, mask)
        outputs = [*(g.fresh() for _ in range(2 + len(layers))), "toks", "logp"]
        g.nodes.append(helper.make_node(
            "Loop", ["maxlen", g.constant("true", np.bool_(True)), tokens, finished, *(state for _ in layers)],
            outputs, body=body))
        graph = helper.make_graph(
            g.nodes, "babelmesh", [value("ids", INT64, ["B", "S"]), value("maxlen", INT64, [])],
            [value("toks", INT64, ["L", "B"]), value("logp", FLOAT, ["L", "B"])], list(g.constants.values()))
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="babelmesh")


def export(student, ranges, path):
    onnx.save(Exporter(student.shape, student.state_dict(), ranges).model(), str(path))


def export_calibrated(student, pass_path, path, sentences=400):
    """Exports with ranges taken from sentences spread over a prepared pass, both directions alike."""
    data = Pass(pass_path)
    chosen = np.linspace(0, len(data) - 1, sentences).astype(int)
    sources, targets = zip(*(data.pair(index) for index in chosen))
    export(student, calibrate(student, sources, targets), path)
