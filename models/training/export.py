"""Export: the student as one int8 ONNX graph, encoder and a Loop of decoder steps with a beam, in a single run.

Inputs: `ids` int64 [B, S] = [prefix] + pieces + [EOS], right-padded with PAD; `maxlen` int64 scalar, most steps.
Outputs: `toks` int64 [L, B], EOS from each sentence's end on; `logp` float32 [L, B], the log-probability of each
chosen token, 0 after the end. L is the step at which the last sentence ended, or maxlen.

Shapes: B sentences, K hypotheses of each, side by side in B·K rows; D model width, H heads, V vocabulary. A sentence
has ended when the hypothesis best by log-probability a token has, one still going being read as if its next SLACK
tokens were certain. The others are dropped there, so that it does not matter how long the batch goes on for its mates.
"""

import math

import numpy as np
import onnx
from onnx import helper

from .batches import Pass
from .calibrate import OUTPUT, calibrate
from .decode import DROPPED, MOST_TOKENS, SLACK, TOKENS_A_TOKEN, TOKENS_MORE
from .graph import BOOL, FLOAT, INT64, Builder, int8_columns, value
from .student import DECODER_START, EOS, PAD, sinusoids

MASKED = -1e9


class Exporter:
    """Walks a student's state dict; `ranges` are the calibrated activation ranges by layer name."""

    def __init__(self, shape, state, ranges, beam):
        self.shape, self.ranges, self.beam = shape, ranges, beam
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
        """The words' rows of the tied table [..., D]; kept a second time by rows, for a word's values lie together there:
        read out of the output matrix's columns they took a tenth of the time."""
        rows = g.node("Cast", g.node("Gather", g.constant("embedding", np.ascontiguousarray(self.table.T)), ids), to=FLOAT)
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
        D, H, d, K = self.shape.width, self.shape.heads, self.head, self.beam
        forget, update = g.node("Split", self.linear(g, self.norm(g, x, f"{name}.n0"), f"{name}.fw"), axis=-1, outputs=2)
        # f·c + (1 − f)·w, written with one product fewer.
        kept = g.node("Mul", g.node("Sigmoid", forget), g.node("Sub", state, update))
        state = g.node("Add", update, kept)
        x = g.node("Add", x, g.node("Relu", state))
        q = self.linear(g, self.norm(g, x, f"{name}.n1"), f"{name}.cq", share=(D, 1 / math.sqrt(d)))
        # All hypotheses of a sentence read the one memory of its source.
        q = g.node("Transpose", g.node("Reshape", q, g.ints(-1, K, H, d)), perm=[0, 2, 1, 3])
        weights = g.node("Softmax", g.node("Add", g.node("MatMul", q, memory[0]), mask), axis=-1)
        context = g.node("Transpose", g.node("MatMul", weights, memory[1]), perm=[0, 2, 1, 3])
        context = g.node("Reshape", context, g.ints(-1, D))
        x = g.node("Add", x, self.linear(g, context, f"{name}.co"))
        return self.feed_forward(g, x, name), state

    def children(self, g, logits):
        """The K likeliest next words of every hypothesis, [B, K·K] (word, log-probability); an ended one has itself."""
        K = self.beam
        # LogSoftmax before TopK: a log of the winner's softmax would round differently for one value than for eight.
        best, words = g.node("TopK", g.node("LogSoftmax", logits, axis=-1), g.ints(K), axis=-1, outputs=2)
        ended = g.node("Unsqueeze", "finished", g.ints(1))
        itself = g.constant("itself", np.float32([0.0] + [DROPPED] * (K - 1)))
        flat = g.ints(-1, K * K)
        return (g.node("Reshape", g.node("Where", ended, "eos", words), flat),
                g.node("Reshape", g.node("Where", ended, itself, best), flat))

    def step(self, outer, memories, mask):
        """The Loop's body: one decoder step for all hypotheses of the whole batch."""
        g, D, K = Builder(outer), self.shape.width, self.beam
        layers, rows = range(self.shape.decoder_layers), g.ints(-1)
        x = g.node("Add", self.embed(g, "token"), g.node("Gather", "positions", "index"))
        states = []
        for layer in layers:
            x, state = self.decoder_layer(g, x, f"state{layer}", memories[layer], mask, f"dec.{layer}")
            states.append(state)
        logits = g.matmul(self.norm(g, x, "dn"), OUTPUT, self.ranges[OUTPUT], self.table, self.table_scales)
        words, gains = self.children(g, logits)
        before = g.node("Reshape", g.node("Expand", g.node("Unsqueeze", "score", g.ints(2)), g.ints(1, 1, K)), g.ints(-1, K * K))
        score, picked = g.node("TopK", g.node("Add", before, gains), g.ints(K), axis=-1, outputs=2)
        parent = g.node("Reshape", g.node("Add", "first_row", g.node("Div", picked, g.constant("beam", np.int64(K)))), rows)
        token = g.node("Reshape", g.node("GatherElements", words, picked, axis=1), rows)
        logp = g.node("Reshape", g.node("GatherElements", gains, picked, axis=1), rows)
        states = [g.node("Gather", state, parent) for state in states]
        was_finished = g.node("Gather", "finished", parent)
        one = g.node("Cast", g.node("Not", was_finished), to=FLOAT)
        length = g.node("Add", g.node("Gather", "length", parent), one)
        at_bound = g.node("GreaterOrEqual", "index", g.node("Gather", "last_step", parent))
        finished = g.node("Or", g.node("Equal", token, "eos"), at_bound)
        hope = g.node("Where", finished, g.constant("none", np.float32(0)), g.constant("slack", np.float32(SLACK)))
        hoped = g.node("Reshape", g.node("Add", length, hope), g.ints(-1, K))
        leader = g.node("ArgMax", g.node("Div", score, hoped), axis=1, keepdims=1)
        done = g.node("GatherElements", g.node("Reshape", finished, g.ints(-1, K)), leader, axis=1)
        others = g.node("Not", g.node("Equal", leader, g.constant("ranks", np.arange(K))))
        score = g.node("Where", g.node("And", done, others), g.constant("dropped", np.float32(DROPPED)), score)
        finished = g.node("Or", finished, g.node("Reshape", g.node("Expand", done, g.ints(1, K)), rows))
        unfinished = g.node("ReduceMin", g.node("Cast", done, to=6), keepdims=0)  # 6: int32
        more = g.node("Not", g.node("Cast", unfinished, to=BOOL))
        column = g.ints(1)
        history = g.node("Concat", g.node("Gather", "history", parent), g.node("Unsqueeze", token, column), axis=1)
        gained = g.node("Concat", g.node("Gather", "gained", parent), g.node("Unsqueeze", logp, column), axis=1)
        inputs = [value("index", INT64, []), value("going", BOOL, []), value("token", INT64, ["R"]),
                  value("finished", BOOL, ["R"]), value("score", FLOAT, ["B", K]), value("length", FLOAT, ["R"]),
                  value("history", INT64, ["R", None]), value("gained", FLOAT, ["R", None]),
                  *(value(f"state{i}", FLOAT, ["R", D]) for i in layers)]
        outputs = [value(more, BOOL, []), value(token, INT64, ["R"]), value(finished, BOOL, ["R"]),
                   value(score, FLOAT, ["B", K]), value(length, FLOAT, ["R"]), value(history, INT64, ["R", None]),
                   value(gained, FLOAT, ["R", None]), *(value(state, FLOAT, ["R", D]) for state in states)]
        return helper.make_graph(g.nodes, "step", inputs, outputs)

    def bound(self, g):
        """`last_step` int64 [B·K]: the step at which a sentence is cut, by its own length, whatever its batch."""
        real = g.node("Cast", g.node("Not", g.node("Equal", "ids", "pad")), to=INT64)
        tokens = g.node("ReduceSum", real, g.ints(1), keepdims=1)
        steps = g.node("Min", g.node("Add", g.node("Mul", tokens, g.ints(TOKENS_A_TOKEN)), g.ints(TOKENS_MORE)), g.ints(MOST_TOKENS))
        steps = g.node("Expand", g.node("Sub", steps, g.ints(1)), g.ints(1, self.beam))
        g.nodes.append(helper.make_node("Reshape", [steps, g.ints(-1)], ["last_step"]))

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
        count = g.node("Mul", batch, g.ints(K))
        # Of each sentence's hypotheses only the first counts at the start: they are all alike.
        score = g.node("Expand", g.constant("first_only", np.float32([[0.0] + [DROPPED] * (K - 1)])),
                       g.node("Concat", batch, g.ints(1), axis=0))
        sentence = g.node("Range", g.constant("zero_index", np.int64(0)), g.node("Squeeze", batch), g.constant("one", np.int64(1)))
        g.nodes.append(helper.make_node("Mul", [g.node("Unsqueeze", sentence, g.ints(1)), g.constant("beam", np.int64(K))], ["first_row"]))
        self.bound(g)
        body = self.step(g, memories, mask)

        def filled(shape, tensor_type, fill):
            return g.node("ConstantOfShape", shape, value=helper.make_tensor("fill", tensor_type, [1], [fill]))

        nothing = g.node("Concat", count, g.ints(0), axis=0)
        state = filled(g.node("Concat", count, g.ints(self.shape.width), axis=0), FLOAT, 0.0)
        start = [filled(count, INT64, DECODER_START), filled(count, BOOL, False), score, filled(count, FLOAT, 0.0),
                 filled(nothing, INT64, 0), filled(nothing, FLOAT, 0.0), *(state for _ in layers)]
        _token, _finished, score, length, history, gained, *_states = ends = [g.fresh() for _ in start]
        g.nodes.append(helper.make_node("Loop", ["maxlen", g.constant("true", np.bool_(True)), *start], ends, body=body))
        mean = g.node("Div", score, g.node("Reshape", length, g.ints(-1, K)))
        leader = g.node("Reshape", g.node("Add", "first_row", g.node("ArgMax", mean, axis=1, keepdims=1)), g.ints(-1))
        for rows, name in ((history, "toks"), (gained, "logp")):
            g.nodes.append(helper.make_node("Transpose", [g.node("Gather", rows, leader)], [name], perm=[1, 0]))
        graph = helper.make_graph(
            g.nodes, "babelmesh", [value("ids", INT64, ["B", "S"]), value("maxlen", INT64, [])],
            [value("toks", INT64, ["L", "B"]), value("logp", FLOAT, ["L", "B"])], list(g.constants.values()))
        opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
        return helper.make_model(graph, opset_imports=opsets, ir_version=8, producer_name="babelmesh")


def export(student, ranges, path, beam=1):
    onnx.save(Exporter(student.shape, student.state_dict(), ranges, beam).model(), str(path))


def export_calibrated(student, pass_path, path, beam=1, sentences=400):
    """Exports with ranges taken from sentences spread over a prepared pass, both directions alike."""
    data = Pass(pass_path)
    chosen = np.linspace(0, len(data) - 1, sentences).astype(int)
    sources, targets = zip(*(data.pair(index) for index in chosen))
    export(student, calibrate(student, sources, targets), path, beam)
