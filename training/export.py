"""Average checkpoints, write them as ONNX, and quantise to int8 token by token.

    python -m training.export RUNS/a/best.pt RUNS/b/best.pt --out analysis/sentiment/model

`training.calibrate` comes next.

Weights that started from one head may be averaged. Activations get one scale a token, weights
one a column, embeddings one a row: unlike onnxruntime's own dynamic quantisation, no number then
depends on the other rows of a batch.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import TensorProto, numpy_helper
from onnx import helper as make
from torch import Tensor, nn

from training.network import WIDTH, TowardNetwork

OPSET = 17
LIFT = 0.17
"""GELU never falls below -0.16998; lifted by this, its output needs no sign."""
TOP_WEIGHT, TOP_ROW = 63, 127
"""Weights keep to seven bits: processors without VNNI add two products in sixteen bits, and eight
would overflow there. Embeddings are only looked up and may use all eight."""


class Exported(nn.Module):
    """The network without mask: at run time rows of one length share a batch."""

    def __init__(self, network: TowardNetwork) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, actors: Tensor) -> Tensor:
        """Return logits (rows, actors, classes)."""
        network = self.network
        states = network.norm(network.words(ids) + network.positions.weight[: ids.shape[1]])
        for layer in network.layers:
            states = layer(states, None)
        views = network.views(states, None, actors)
        # A product and a sum, where a matrix product would round differently for a lone row.
        return (views.unsqueeze(-2) * network.out.weight).sum(-1) + network.out.bias


def average(checkpoints: list[Path]) -> dict[str, Tensor]:
    """Return the mean of several runs' weights."""
    states = [torch.load(path, map_location="cpu") for path in checkpoints]
    return {name: sum(state[name].float() for state in states) / len(states) for name in states[0]}


def load_network(state: dict[str, Tensor]) -> TowardNetwork:
    """Return the network of these weights, the reserved rows folded into the word table."""
    from analysis.sentiment.encoding import FIRST_RESERVED

    head = "attention" if "look_query.weight" in state else "mean"
    network = TowardNetwork(head=head, dropout=0.0)
    network.load_state_dict(state)
    with torch.no_grad():
        reserved = network.reserved.weight
        network.words.weight[FIRST_RESERVED : FIRST_RESERVED + len(reserved)] = reserved
    return network.eval()


def to_onnx(network: TowardNetwork, path: Path) -> None:
    """Write the float32 network."""
    ids = torch.randint(1000, 2000, (2, 20))
    actors = torch.zeros(2, 3, 20)
    actors[:, :, 3:5] = 0.5
    torch.onnx.export(
        Exported(network),
        (ids, actors),
        str(path),
        input_names=["ids", "actors"],
        output_names=["logits"],
        dynamic_axes={
            "ids": {0: "rows", 1: "tokens"},
            "actors": {0: "rows", 1: "actors", 2: "tokens"},
            "logits": {0: "rows", 1: "actors"},
        },
        opset_version=OPSET,
        dynamo=False,
    )


class Quantiser:
    """Rewrites a float graph with int8 weights; each step leaves the graph valid."""

    def __init__(self, model: onnx.ModelProto) -> None:
        self.model = model
        self.graph = model.graph
        self.weights = {weight.name: weight for weight in self.graph.initializer}
        self.scaled: set[str] = set()
        constants = {"q_127": 127, "q_128": 128, "q_255": 255, "q_least": 1e-9, "q_lift": LIFT}
        for name, value in constants.items():
            self.add(name, np.array(value, dtype=np.float32))
        self.add("q_zero", np.array(128, dtype=np.uint8))
        self.add("q_none", np.array(0, dtype=np.uint8))

    def add(self, name: str, values: np.ndarray) -> None:
        """Add a constant."""
        self.graph.initializer.append(numpy_helper.from_array(values, name))

    def run(self) -> onnx.ModelProto:
        """Return the quantised model."""
        for node in list(self.graph.node):
            if node.op_type == "Gather" and self.is_table(node.input[0]):
                self.replace(node, self.gather(node))
            elif node.op_type == "MatMul" and self.is_table(node.input[1]):
                self.replace(node, self.matmul(node))
        onnx.checker.check_model(self.model)
        return self.model

    def is_table(self, name: str) -> bool:
        """Tell whether an input is a matrix of weights worth quantising."""
        return name in self.weights and np.prod(self.weights[name].dims) >= 100_000

    def replace(self, node: onnx.NodeProto, nodes: list[onnx.NodeProto]) -> None:
        """Put nodes in the place of one."""
        at = list(self.graph.node).index(node)
        self.graph.node.remove(node)
        for offset, one in enumerate(nodes):
            self.graph.node.insert(at + offset, one)

    def take(self, name: str, axis: int) -> np.ndarray:
        """Store a matrix as int8 with one scale along an axis; return the scales."""
        values = numpy_helper.to_array(self.weights[name])
        top = TOP_WEIGHT if axis == 0 else TOP_ROW
        scale = np.maximum(np.abs(values).max(axis=axis, keepdims=True) / top, 1e-9)
        self.graph.initializer.remove(self.weights[name])
        self.add(f"{name}_q", np.clip(np.round(values / scale), -top, top).astype(np.int8))
        return scale.astype(np.float32)

    def gather(self, node: onnx.NodeProto) -> list[onnx.NodeProto]:
        """Return an embedding's look-up with one scale a row."""
        table, ids = node.input
        out = node.output[0]
        self.add(f"{table}_s", self.take(table, axis=1))
        return [
            make.make_node("Gather", [f"{table}_q", ids], [f"{out}_q"]),
            make.make_node("Gather", [f"{table}_s", ids], [f"{out}_s"]),
            make.make_node("Cast", [f"{out}_q"], [f"{out}_f"], to=TensorProto.FLOAT),
            make.make_node("Mul", [f"{out}_f", f"{out}_s"], [out]),
        ]

    def matmul(self, node: onnx.NodeProto) -> list[onnx.NodeProto]:
        """Return an integer product: one scale a token, one a column of the weights."""
        states, table = node.input
        out = node.output[0]
        weights = numpy_helper.to_array(self.weights[table])
        after_gelu = weights.shape[0] == 4 * WIDTH
        zero, top = ("q_none", 255) if after_gelu else ("q_zero", 127)
        self.add(f"{table}_s", self.take(table, axis=0)[0] / np.float32(top))
        scaled = self.lift(states) if after_gelu else self.scale(states)
        total = f"{out}_sum" if after_gelu else out
        nodes = [
            *scaled,
            make.make_node("MatMulInteger", [f"{states}_q", f"{table}_q", zero], [f"{out}_i"]),
            make.make_node("Cast", [f"{out}_i"], [f"{out}_f"], to=TensorProto.FLOAT),
            make.make_node("Mul", [f"{out}_f", f"{states}_most"], [f"{out}_t"]),
            make.make_node("Mul", [f"{out}_t", f"{table}_s"], [total]),
        ]
        if after_gelu:
            self.add(f"{table}_lift", (-LIFT * weights.sum(0)).astype(np.float32))
            nodes.append(make.make_node("Add", [total, f"{table}_lift"], [out]))
        return nodes

    def lift(self, states: str) -> list[onnx.NodeProto]:
        """Return the nodes that turn GELU's output, never below -LIFT, into all of a byte."""
        name = states
        return [
            make.make_node("Add", [states, "q_lift"], [f"{name}_up"]),
            make.make_node("ReduceMax", [f"{name}_up"], [f"{name}_most"], axes=[-1], keepdims=1),
            make.make_node("Div", ["q_255", f"{name}_most"], [f"{name}_factor"]),
            make.make_node("Mul", [f"{name}_up", f"{name}_factor"], [f"{name}_scaled"]),
            make.make_node("Round", [f"{name}_scaled"], [f"{name}_round"]),
            make.make_node("Cast", [f"{name}_round"], [f"{name}_q"], to=TensorProto.UINT8),
        ]

    def scale(self, states: str) -> list[onnx.NodeProto]:
        """Return the nodes that turn states into unsigned bytes, once for each input."""
        if states in self.scaled:
            return []
        self.scaled.add(states)
        name = states
        return [
            make.make_node("Abs", [states], [f"{name}_abs"]),
            make.make_node("ReduceMax", [f"{name}_abs"], [f"{name}_top"], axes=[-1], keepdims=1),
            make.make_node("Max", [f"{name}_top", "q_least"], [f"{name}_most"]),
            make.make_node("Div", ["q_127", f"{name}_most"], [f"{name}_factor"]),
            make.make_node("Mul", [states, f"{name}_factor"], [f"{name}_scaled"]),
            make.make_node("Round", [f"{name}_scaled"], [f"{name}_round"]),
            make.make_node("Add", [f"{name}_round", "q_128"], [f"{name}_moved"]),
            make.make_node("Cast", [f"{name}_moved"], [f"{name}_q"], to=TensorProto.UINT8),
        ]


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--out", type=Path, help="folder of the model")
    parser.add_argument("--float", type=Path, help="keep the float32 network here")
    parser.add_argument("--average", type=Path, help="only write the mean weights here")
    settings = parser.parse_args()
    state = average(settings.checkpoints)
    if settings.average:
        torch.save(state, settings.average)
        return
    network = load_network(state)
    with tempfile.TemporaryDirectory() as scratch:
        path = settings.float or Path(scratch) / "float.onnx"
        to_onnx(network, path)
        onnx.save(Quantiser(onnx.load(path)).run(), settings.out / "toward.onnx")


if __name__ == "__main__":
    main()
