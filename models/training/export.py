"""Export: the student as one int8 ONNX graph, encoder and a Loop of decoder steps with a beam, in a single run.

Inputs: `ids` int64 [B, S] = [prefix] + pieces + [EOS], right-padded with PAD; `maxlen` int64 scalar, most steps.
Outputs: `toks` int64 [L, B], EOS from each sentence's end on; `logp` float32 [L, B], the log-probability of each
chosen token, 0 after the end. L is the step at which the last sentence ended, or maxlen.

Shapes: B sentences, K hypotheses of each, side by side in B·K rows; D model width, H heads, V vocabulary. A sentence
has ended when the hypothesis best by log-probability a token has, one still going being read as if its next token were
certain. The others are dropped there, so that it does not matter how long the batch goes on for its mates.
"""

import math

import numpy as np
import onnx
from onnx import helper

from .batches import Pass
from .calibrate import OUTPUT, calibrate
from .decode import DROPPED, MOST_TOKENS, TOKENS_A_TOKEN, TOKENS_MORE
from .graph import BOOL, FLOAT, INT32, INT64, Builder, int8_columns, value
from .student import DECODER_START, EOS, PAD, sinusoids

MASKED = -1e9
# Layers whose first rows give attention's queries, and take its 1/√d with them.
QUERIES = (".qkv", ".cq")


class Exporter:
    """Walks a student's state dict; `ranges` are the calibrated activation ranges by layer name."""

    def __init__(self, shape, state, ranges, beam):
        self.shape, self.ranges, self.beam = shape, ranges, beam
        self.state = {name: tensor.float().numpy() for name, tensor in state.items()}
        self.table, self.table_scales = int8_columns(self.state["E"].T)

    def linear(self, g, x, name):
        weight, bias = self.state[f"{name}.weight"], self.state[f"{name}.bias"]
        if name.endswith(QUERIES):
            weight, bias = weight.copy(), bias.copy()
            weight[: self.shape.width] /= math.sqrt(self.head)
            bias[: self.shape.width] /= math.sqrt(self.head)
        quantised, scales = int8_columns(weight.T)
        return g.matmul(x, name, self.ranges[name], quantised, scales, bias)

    def norm(self, g, x, name):
        return g.layer_norm(x, name, self.state[f"{name}.weight"], self.state[f"{name}.bias"])

    def embed(self, g, ids):
        """The words' rows of the tied table [..., D]; kept a second time by rows, for a word's values lie together there:
        read out of the output matrix's columns they took a tenth of the time."""
        rows = g.node("Cast", g.node("Gather", g.constant("embedding", np.ascontiguousarray(self.table.T)), ids), to=FLOAT)
        scales = self.table_scales[:, None] * np.float32(math.sqrt(self.shape.width))
        return g.node("Mul", rows, g.node("Gather", g.constant("table.embedding_scales", scales), ids))

    def feed_forward(self, g, x, name):
        """Its ReLU is that uint8 of a range from 0 holds nothing below."""
        assert self.ranges[f"{name}.f2"][1] == 0
        return g.node("Add", x, self.linear(g, self.linear(g, self.norm(g, x, f"{name}.n2"), f"{name}.f1"), f"{name}.f2"))

    @property
    def head(self):
        return self.shape.width // self.shape.heads

    def encoder_layer(self, g, x, mask, name):
        D, H, d = self.shape.width, self.shape.heads, self.head
        qkv = self.linear(g, self.norm(g, x, f"{name}.n1"), f"{name}.qkv")
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
        D, H, d, K = self.shape.width, self.shape.heads, self.head, self.beam
        forget, update = g.node("Split", self.linear(g, self.norm(g, x, f"{name}.n0"), f"{name}.fw"), axis=-1, outputs=2)
        # f·c + (1 − f)·w, written with one product fewer.
        kept = g.node("Mul", g.node("Sigmoid", forget), g.node("Sub", state, update))
        state = g.node("Add", update, kept)
        x = g.node("Add", x, g.node("Relu", state))
        q = self.linear(g, self.norm(g, x, f"{name}.n1"), f"{name}.cq")
        # All hypotheses of a sentence read the one memory of its source.
        q = g.node("Transpose", g.node("Reshape", q, g.ints(-1, K, H, d)), perm=[0, 2, 1, 3])
        weights = g.node("Softmax", g.node("Add", g.node("MatMul", q, memory[0]), mask), axis=-1)
        context = g.node("Transpose", g.node("MatMul", weights, memory[1]), perm=[0, 2, 1, 3])
        context = g.node("Reshape", context, g.ints(-1, D))
        x = g.node("Add", x, self.linear(g, context, f"{name}.co"))
        return self.feed_forward(g, x, name), state

    def children(self, g, logits):
        """The K likeliest next words of every hypothesis and their log-probabilities, [B·K, K]; an ended one has itself."""
        K = self.beam
        # LogSoftmax before TopK: a log of the winner's softmax would round differently for one value than for eight.
        best, words = g.node("TopK", g.node("LogSoftmax", logits, axis=-1), g.ints(K), axis=-1, outputs=2)
        itself = g.constant("itself", np.float32([0.0] + [DROPPED] * (K - 1)))
        return g.node("Where", "finished", "eos", words), g.node("Where", "finished", itself, best)

    def step(self, outer, memories, mask):
        """The Loop's body: one decoder step for all hypotheses of the whole batch. What it carries lies in columns
        [B·K, 1], the form in which most of it is used: every node costs about a microsecond, whatever it does."""
        g, D, K = Builder(outer), self.shape.width, self.beam
        layers, column, beams = range(self.shape.decoder_layers), g.ints(-1, 1), g.ints(-1, K)
        x = g.node("Add", self.embed(g, "token"), g.node("Gather", "positions", "index"))
        x, states = g.node("Reshape", x, g.ints(-1, D)), []
        for layer in layers:
            x, state = self.decoder_layer(g, x, f"state{layer}", memories[layer], mask, f"dec.{layer}")
            states.append(state)
        logits = g.matmul(self.norm(g, x, "dn"), OUTPUT, self.ranges[OUTPUT], self.table, self.table_scales)
        words, gains = self.children(g, logits)
        score, picked = g.node("TopK", g.node("Reshape", g.node("Add", "score", gains), g.ints(-1, K * K)), g.ints(K), axis=-1, outputs=2)
        child = g.node("Reshape", g.node("Add", picked, "first_child"), g.ints(-1))
        parent = g.node("Div", child, g.constant("beam", np.int64(K)))
        states = [g.node("Gather", state, parent) for state in states]
        token = g.node("Gather", g.node("Reshape", words, column), child)
        logp = g.node("Gather", g.node("Reshape", gains, column), child)
        finished = g.node("Or", g.node("Equal", token, "eos"), g.node("GreaterOrEqual", "index", "last_step"))
        length = g.node("Gather", "length", parent)
        # With its next token, if it goes on: the slack it is given, and its length at the next step.
        length = g.node("Where", finished, length, g.node("Add", length, g.constant("one_more", np.float32(1))))
        leader = g.node("ArgMax", g.node("Div", score, g.node("Reshape", length, beams)), axis=1, keepdims=1)
        finished = g.node("Reshape", finished, beams)
        done = g.node("GatherElements", finished, leader, axis=1)
        going = g.node("Not", done)
        kept = g.node("Or", going, g.node("Equal", leader, g.constant("ranks", np.arange(K))))
        score = g.node("Reshape", g.node("Where", kept, score, g.constant("dropped", np.float32(DROPPED))), column)
        finished = g.node("Reshape", g.node("Or", finished, done), column)
        more = g.node("Cast", g.node("ReduceMax", g.node("Cast", going, to=INT32), keepdims=0), to=BOOL)
        history, gained = (g.node("Concat", g.node("Gather", name, parent), newest, axis=1)
                           for name, newest in (("history", token), ("gained", logp)))
        inputs = [value("index", INT64, []), value("going", BOOL, []), value("token", INT64, ["R", 1]),
                  value("finished", BOOL, ["R", 1]), value("score", FLOAT, ["R", 1]), value("length", FLOAT, ["R", 1]),
                  value("history", INT64, ["R", None]), value("gained", FLOAT, ["R", None]),
                  *(value(f"state{i}", FLOAT, ["R", D]) for i in layers)]
        outputs = [value(more, BOOL, []), value(token, INT64, ["R", 1]), value(finished, BOOL, ["R", 1]),
                   value(score, FLOAT, ["R", 1]), value(length, FLOAT, ["R", 1]), value(history, INT64, ["R", None]),
                   value(gained, FLOAT, ["R", None]), *(value(state, FLOAT, ["R", D]) for state in states)]
        return helper.make_graph(g.nodes, "step", inputs, outputs)

    def bound(self, g):
        """`last_step` int64 [B·K, 1]: the step at which a sentence is cut, by its own length, whatever its batch."""
        real = g.node("Cast", g.node("Not", g.node("Equal", "ids", "pad")), to=INT64)
        tokens = g.node("ReduceSum", real, g.ints(1), keepdims=1)
        steps = g.node("Min", g.node("Add", g.node("Mul", tokens, g.ints(TOKENS_A_TOKEN)), g.ints(TOKENS_MORE)), g.ints(MOST_TOKENS))
        steps = g.node("Expand", g.node("Sub", steps, g.ints(1)), g.ints(1, self.beam))
        g.nodes.append(helper.make_node("Reshape", [steps, g.ints(-1, 1)], ["last_step"]))

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
        K = self.beam
        rows = g.node("Mul", batch, g.ints(K))
        sentence = g.node("Range", g.constant("zero_index", np.int64(0)), g.node("Squeeze", batch), g.constant("one", np.int64(1)))
        sentence = g.node("Unsqueeze", sentence, g.ints(1))
        g.nodes.append(helper.make_node("Mul", [sentence, g.constant("children", np.int64(K * K))], ["first_child"]))
        self.bound(g)
        body = self.step(g, memories, mask)

        def filled(columns, tensor_type, fill):
            return g.node("ConstantOfShape", g.node("Concat", rows, g.ints(columns), axis=0),
                          value=helper.make_tensor("fill", tensor_type, [1], [fill]))

        # Of each sentence's hypotheses only the first counts at the start: they are all alike.
        score = g.node("Expand", g.constant("first_only", np.float32([[0.0] + [DROPPED] * (K - 1)])),
                       g.node("Concat", batch, g.ints(1), axis=0))
        state = filled(self.shape.width, FLOAT, 0.0)
        start = [filled(1, INT64, DECODER_START), filled(1, BOOL, False), g.node("Reshape", score, g.ints(-1, 1)), filled(1, FLOAT, 1.0),
                 filled(0, INT64, 0), filled(0, FLOAT, 0.0), *(state for _ in layers)]
        _token, _finished, score, length, history, gained, *_states = ends = [g.fresh() for _ in start]
        g.nodes.append(helper.make_node("Loop", ["maxlen", g.constant("true", np.bool_(True)), *start], ends, body=body))
        mean = g.node("Reshape", g.node("Div", score, length), g.ints(-1, K))
        first = g.node("Mul", sentence, g.constant("beam", np.int64(K)))
        leader = g.node("Reshape", g.node("Add", first, g.node("ArgMax", mean, axis=1, keepdims=1)), g.ints(-1))
        for found, name in ((history, "toks"), (gained, "logp")):
            g.nodes.append(helper.make_node("Transpose", [g.node("Gather", found, leader)], [name], perm=[1, 0]))
        graph = helper.make_graph(
            g.nodes, "babelmesh", [value("ids", INT64, ["B", "S"]), value("maxlen", INT64, [])],
            [value("toks", INT64, ["L", "B"]), value("logp", FLOAT, ["L", "B"])], list(g.constants.values()))
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="babelmesh")


def export(student, ranges, path, beam=1):
    onnx.save(Exporter(student.shape, student.state_dict(), ranges, beam).model(), str(path))


def export_calibrated(student, pass_path, path, beam=1, sentences=12800):
    """Exports with ranges taken from sentences spread over a prepared pass, both directions alike."""
    data = Pass(pass_path)
    chosen = np.linspace(0, len(data) - 1, sentences).astype(int)
    sources, targets = zip(*(data.pair(index) for index in chosen))
    export(student, calibrate(student, sources, targets), path, beam)
