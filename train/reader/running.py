"""The trained network behind the interface of the shipped reader."""

from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file

from train.reader.network import Reader as Network
from whence.extract.reader.attributing import Encode, Heads
from whence.extract.reader.linking import LinkWeights
from whence.extract.reader.loading import WEIGHTS, Reader
from whence.extract.reader.wordpieces import WordPieces

__all__ = ["UNCALIBRATED", "load_network", "network_heads", "network_reader"]

UNCALIBRATED = (0.0, 1.0, 1.0, 1.0, 1.0, 0.5, 0.0)


def load_network(path: Path) -> Network:
    """Load a checkpoint of `train.reader.train`."""
    model = Network()
    model.load_state_dict(load_file(path))
    return model.eval()


def network_heads(
    model: Network, calibration: tuple[float, ...] = UNCALIBRATED
) -> Heads:
    """What the network learned outside the encoder's graph."""
    take = lambda tensor: tensor.detach().numpy().astype(np.float32)  # noqa: E731
    link = LinkWeights(
        take(model.distance),
        take(model.between),
        take(model.lines),
        take(model.no_source),
        model.no_source_bias.item(),
    )
    return Heads(take(model.transitions()), link, calibration)


def network_reader(checkpoint: Path) -> Reader:
    """A reader that runs a checkpoint in float32, without thresholds."""
    torch.set_num_threads(1)
    model = load_network(checkpoint)
    return Reader(
        _encode(model),
        network_heads(model),
        WordPieces.load(WEIGHTS / "vocab.txt"),
        0.0,
    )


def _encode(model: Network) -> Encode:
    def encode(pieces, surface, heads):  # noqa: ANN001, ANN202
        with torch.inference_mode():
            emissions, link = model(
                *(
                    torch.from_numpy(np.ascontiguousarray(x))[None]
                    for x in (pieces, surface, heads)
                )
            )
        return emissions[0].numpy(), link[0].numpy()

    return encode
