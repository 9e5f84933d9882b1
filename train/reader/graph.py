"""The network as an ONNX graph: one window in, emissions and link vectors out."""

from pathlib import Path

import onnx
import torch
from onnx import helper
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from train.reader.network import Reader

__all__ = ["export_graph", "quantise_graph"]


class OneWindow(nn.Module):
    """The network for a single window without padding."""

    def __init__(self, model: Reader) -> None:
        super().__init__()
        self.model = model

    def forward(
        self, pieces: Tensor, surface: Tensor, heads: Tensor
    ) -> tuple[Tensor, Tensor]:
        """Pieces [pieces], surface [pieces, 3], heads [words] to emissions [words, tags] and link vectors [words, 8 * width]."""
        emissions, link = self.model(pieces[None], surface[None], heads[None])
        return emissions[0], link[0]


def export_graph(model: Reader, path: Path) -> None:
    """Write the float32 graph.

    Args:
        model: The trained network.
        path: Where to.
    """
    example = (
        torch.randint(1000, 2000, (12,)),
        torch.zeros(12, 3, dtype=torch.long),
        torch.arange(1, 11),
    )
    torch.onnx.export(
        OneWindow(model).eval(),
        example,
        path,
        input_names=["pieces", "surface", "heads"],
        output_names=["emissions", "link"],
        dynamic_axes={
            "pieces": {0: "p"},
            "surface": {0: "p"},
            "heads": {0: "w"},
            "emissions": {0: "w"},
            "link": {0: "w"},
        },
        opset_version=17,
        dynamo=False,
    )


def quantise_graph(source: Path, target: Path) -> None:
    """Write the graph with weights of 8 bits, one scale a column; activations are scaled window by window at run time."""
    quantize_dynamic(
        source, target, per_channel=True, weight_type=QuantType.QInt8, op_types_to_quantize=["MatMul", "Gather"],
        extra_options={"MatMulConstBOnly": True},
    )  # fmt: skip
    onnx.checker.check_model(onnx.load(target))


def write_reference_graph(plain: Path, quantised: Path, target: Path) -> None:
    """Write a graph that computes in float32 with the quantised weights.

    Its large tensors are not stored again: they point into the file of the quantised graph, in which ONNX keeps a tensor's bytes as
    they are.

    Args:
        plain: The float32 graph.
        quantised: The graph that `quantise_graph` made of it.
        target: Where to write, in the folder of `quantised`.
    """
    model = onnx.load(plain)
    data = quantised.read_bytes()
    stored = {tensor.name: tensor for tensor in onnx.load(quantised).graph.initializer}
    graph = model.graph
    kept, nodes = [], []
    for tensor in graph.initializer:
        weight = stored.get(f"{tensor.name}_quantized")
        if weight is None:
            kept.append(tensor)
            continue
        scale, zero = (
            stored[f"{tensor.name}_scale"],
            stored[f"{tensor.name}_zero_point"],
        )
        kept += [_pointer(weight, data, quantised.name), scale, zero]
        names = [weight.name, scale.name, zero.name]
        axis = {"axis": 1} if scale.dims and scale.dims[0] > 1 else {}
        nodes.append(helper.make_node("DequantizeLinear", names, [tensor.name], **axis))
    del graph.initializer[:]
    graph.initializer.extend(kept)
    nodes += graph.node
    del graph.node[:]
    graph.node.extend(nodes)
    target.write_bytes(model.SerializeToString())
    onnx.checker.check_model(str(target))


def _pointer(tensor: onnx.TensorProto, data: bytes, name: str) -> onnx.TensorProto:
    """A tensor whose bytes are in another file."""
    at = data.index(tensor.raw_data)
    out = onnx.TensorProto(
        name=tensor.name, data_type=tensor.data_type, dims=tensor.dims
    )
    out.data_location = onnx.TensorProto.EXTERNAL
    for key, value in (
        ("location", name),
        ("offset", str(at)),
        ("length", str(len(tensor.raw_data))),
    ):
        out.external_data.add(key=key, value=value)
    return out
