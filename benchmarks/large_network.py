"""A network of RoBERTa's size with random weights: what a sentence costs, not what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from onnx import NodeProto, TensorProto

WIDTH, HEADS, INNER, LAYERS, WORDS = 768, 12, 3072, 12, 5000


class _Graph:
    """Nodes and weights as they are added; names of tensors are numbers."""

    def __init__(self) -> None:
        self.nodes: list[NodeProto] = []
        self.weights: list[TensorProto] = []
        self._chance = np.random.default_rng(0)

    def add(self, operator: str, *inputs: str, **attributes: Any) -> str:
        """Add a node and return its output's name."""
        from onnx import helper

        name = f"t{len(self.nodes)}"
        self.nodes.append(helper.make_node(operator, list(inputs), [name], **attributes))
        return name

    def hold(self, values: np.ndarray) -> str:
        """Add a constant and return its name."""
        from onnx import numpy_helper

        name = f"w{len(self.weights)}"
        self.weights.append(numpy_helper.from_array(values, name))
        return name

    def weight(self, *shape: int) -> str:
        """Add random weights and return their name."""
        return self.hold(self._chance.normal(0, 0.02, shape).astype(np.float32))

    def linear(self, x: str, inside: int, outside: int) -> str:
        """Multiply by a matrix and add a bias."""
        return self.add(
            "Add", self.add("MatMul", x, self.weight(inside, outside)), self.weight(outside)
        )

    def normal(self, x: str) -> str:
        """Bring each token's values to mean 0 and variance 1."""
        one = self.hold(np.ones(WIDTH, np.float32))
        return self.add("LayerNormalization", x, one, self.weight(WIDTH), axis=-1)


def large_network() -> bytes:
    """Return the network: ids (1, tokens) to three logits, 12 layers of 768."""
    from onnx import TensorProto, helper

    graph = _Graph()
    x = graph.add("Gather", graph.weight(WORDS, WIDTH), "ids")
    for _ in range(LAYERS):
        x = graph.normal(graph.add("Add", x, _attention(graph, x)))
        inner = graph.linear(x, WIDTH, INNER)
        half = graph.add("Erf", graph.add("Mul", inner, graph.hold(np.float32(0.7071))))
        gate = graph.add("Add", half, graph.hold(np.float32(1)))
        x = graph.normal(
            graph.add("Add", x, graph.linear(graph.add("Mul", inner, gate), INNER, WIDTH))
        )
    logits = graph.linear(graph.add("ReduceMean", x, axes=[1], keepdims=0), WIDTH, 3)
    model = helper.make_model(
        helper.make_graph(
            graph.nodes,
            "large",
            [helper.make_tensor_value_info("ids", TensorProto.INT64, [1, "tokens"])],
            [helper.make_tensor_value_info(logits, TensorProto.FLOAT, [1, 3])],
            graph.weights,
        ),
        opset_imports=[helper.make_opsetid("", 17)],
        ir_version=9,
    )
    return bytes(model.SerializeToString())


def _attention(graph: _Graph, x: str) -> str:
    """Return what the tokens take from one another."""
    shape = graph.hold(np.array([1, -1, HEADS, WIDTH // HEADS]))
    query, key, value = (
        graph.add(
            "Transpose", graph.add("Reshape", graph.linear(x, WIDTH, WIDTH), shape), perm=order
        )
        for order in ((0, 2, 1, 3), (0, 2, 3, 1), (0, 2, 1, 3))
    )
    scores = graph.add("Mul", graph.add("MatMul", query, key), graph.hold(np.float32(0.125)))
    mixed = graph.add("MatMul", graph.add("Softmax", scores, axis=-1), value)
    back = graph.add("Transpose", mixed, perm=(0, 2, 1, 3))
    whole = graph.add("Reshape", back, graph.hold(np.array([1, -1, WIDTH])))
    return graph.linear(whole, WIDTH, WIDTH)
