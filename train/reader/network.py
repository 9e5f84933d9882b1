"""The reader's network: a MiniLM-L6 encoder with surface features, a CRF over role tags and a linker between spans."""

import math
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from train.reader.tags import TAGS, allowed
from whence.extract.reader.linking import BETWEEN, DISTANCES, LINES
from whence.extract.reader.wordpieces import BREAKS, QUOTES, SHAPES

__all__ = ["Reader", "Shape", "crf_loss"]

FORBIDDEN = -1e4  # score of a tag pair that no annotation can hold; finite, so that gradients stay finite
ROLES = ("cue_to_source", "cue_to_content", "source", "content")


@dataclass(frozen=True)
class Shape:
    """Sizes of the encoder; the defaults are MiniLM-L6's."""

    layers: int = 6
    width: int = 384
    heads: int = 12
    inner: int = 1536
    vocabulary: int = 30522
    positions: int = 512
    link_width: int = 96


def drop(states: Tensor, share: float, training: bool) -> Tensor:
    """Dropout of whole channels of a window, the same ones at each piece: a twentieth of the chance to draw, and of the time."""
    if not training:
        return states
    mask = torch.bernoulli(
        torch.full((states.shape[0], 1, states.shape[2]), 1 - share)
    ) / (1 - share)
    return states * mask.to(states.dtype)


class Layer(nn.Module):
    """One BERT layer."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.dropout = dropout
        self.query = nn.Linear(shape.width, shape.width)
        self.key = nn.Linear(shape.width, shape.width)
        self.value = nn.Linear(shape.width, shape.width)
        self.output = nn.Linear(shape.width, shape.width)
        self.norm_attention = nn.LayerNorm(shape.width, eps=1e-12)
        self.grow = nn.Linear(shape.width, shape.inner)
        self.shrink = nn.Linear(shape.inner, shape.width)
        self.norm_output = nn.LayerNorm(shape.width, eps=1e-12)

    def forward(self, hidden: Tensor, mask: Tensor | None) -> Tensor:
        """Run the layer over hidden states [batch, pieces, width]; mask is added to the attention scores."""
        batch, length, width = hidden.shape

        def split(x: Tensor) -> Tensor:
            return x.view(batch, length, self.heads, width // self.heads).transpose(
                1, 2
            )

        query, key, value = (
            split(self.query(hidden)),
            split(self.key(hidden)),
            split(self.value(hidden)),
        )
        # Written out: on the processors that this is trained on, the fused kernel takes twice the time.
        scores = (query / math.sqrt(width // self.heads)) @ key.transpose(2, 3)
        if mask is not None:
            scores = scores + mask
        mixed = torch.softmax(scores, dim=-1).to(value.dtype) @ value
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        hidden = self.norm_attention(
            hidden + drop(self.output(mixed), self.dropout, self.training)
        )
        inner = self.shrink(functional.gelu(self.grow(hidden)))
        return self.norm_output(hidden + drop(inner, self.dropout, self.training))


class Reader(nn.Module):
    """Encoder, tag emissions, CRF transitions and link vectors."""

    def __init__(self, shape: Shape | None = None, dropout: float = 0.1) -> None:
        super().__init__()
        shape = shape or Shape()
        self.shape = shape
        self.dropout = dropout
        self.word = nn.Embedding(shape.vocabulary, shape.width)
        self.position = nn.Embedding(shape.positions, shape.width)
        self.kind = nn.Parameter(torch.zeros(shape.width))
        self.surface = nn.ModuleList(
            nn.Embedding(size, shape.width) for size in (SHAPES, BREAKS, QUOTES)
        )
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.emit = nn.Sequential(
            nn.Linear(shape.width, shape.width),
            nn.GELU(),
            nn.Linear(shape.width, len(TAGS)),
        )
        self.link = nn.Linear(shape.width, 2 * len(ROLES) * shape.link_width)
        self.no_source = nn.Parameter(torch.zeros(shape.link_width))
        self.distance = nn.Parameter(torch.zeros(2, DISTANCES))
        self.between = nn.Parameter(torch.zeros(2, 2, BETWEEN))
        self.lines = nn.Parameter(torch.zeros(2, LINES))
        self.no_source_bias = nn.Parameter(torch.zeros(1))
        self.transition = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.register_buffer(
            "forbidden",
            torch.where(torch.tensor(allowed()), 0.0, FORBIDDEN),
            persistent=False,
        )
        for table in self.surface:
            nn.init.normal_(table.weight, std=0.01)
        nn.init.normal_(self.no_source, std=0.02)

    def load_minilm(self, weights: dict[str, Tensor]) -> None:
        """Take over the pretrained encoder.

        Args:
            weights: The tensors of a Hugging Face BertModel.
        """
        take = lambda target, name: target.data.copy_(weights[name])  # noqa: E731
        take(self.word.weight, "embeddings.word_embeddings.weight")
        self.word.weight.requires_grad_(
            False
        )  # half of all parameters, most of them for words that the corpus never shows
        take(self.position.weight, "embeddings.position_embeddings.weight")
        self.kind.data.copy_(weights["embeddings.token_type_embeddings.weight"][0])
        take(self.norm.weight, "embeddings.LayerNorm.weight")
        take(self.norm.bias, "embeddings.LayerNorm.bias")
        names = {
            "query": "attention.self.query", "key": "attention.self.key", "value": "attention.self.value",
            "output": "attention.output.dense", "norm_attention": "attention.output.LayerNorm",
            "grow": "intermediate.dense", "shrink": "output.dense", "norm_output": "output.LayerNorm",
        }  # fmt: skip
        for number, layer in enumerate(self.layers):
            for ours, theirs in names.items():
                for part in ("weight", "bias"):
                    take(
                        getattr(getattr(layer, ours), part),
                        f"encoder.layer.{number}.{theirs}.{part}",
                    )

    def encode(
        self, pieces: Tensor, surface: Tensor, heads: Tensor, mask: Tensor | None
    ) -> Tensor:
        """Hidden states of words.

        Args:
            pieces: Wordpiece numbers [batch, pieces].
            surface: Shape, gap and quotation state [batch, pieces, 3].
            heads: Index of the first piece of each word [batch, words].
            mask: True for real pieces [batch, pieces]; None where none is padding.

        Returns:
            The states [batch, words, width].
        """
        length = pieces.shape[1]
        hidden = self.word(pieces) + self.position.weight[:length] + self.kind
        for number, table in enumerate(self.surface):
            hidden = hidden + table(surface[..., number])
        hidden = drop(self.norm(hidden), self.dropout, self.training)
        attend = (
            None
            if mask is None
            else torch.where(mask, 0.0, FORBIDDEN)[:, None, None, :]
        )
        for layer in self.layers:
            hidden = layer(hidden, attend)
        return torch.gather(hidden, 1, heads[..., None].expand(-1, -1, hidden.shape[2]))

    def forward(
        self, pieces: Tensor, surface: Tensor, heads: Tensor, mask: Tensor | None = None
    ) -> tuple[Tensor, Tensor]:
        """Emissions [batch, words, tags] and link vectors [batch, words, 2 * 4 * link_width]."""
        hidden = self.encode(pieces, surface, heads, mask)
        dropped = drop(hidden, self.dropout, self.training)
        return self.emit(dropped), self.link(dropped)

    def transitions(self) -> Tensor:
        """Scores of tag pairs [from, to], forbidden pairs included."""
        return self.transition.float() + self.forbidden

    def span_vectors(self, link: Tensor, role: int, spans: Tensor) -> Tensor:
        """Vectors of spans in one role.

        Args:
            link: Link vectors of one window [words, 2 * 4 * link_width].
            role: Number of the role in `ROLES`.
            spans: First and last word of each span [spans, 2].

        Returns:
            [spans, link_width].
        """
        width = self.shape.link_width
        at = 2 * role * width
        first = link[spans[:, 0], at : at + width]
        last = link[spans[:, 1], at + width : at + 2 * width]
        return functional.gelu(first + last, approximate="tanh")


def crf_loss(
    emissions: Tensor, transitions: Tensor, tags: Tensor, lengths: Tensor
) -> Tensor:
    """Negative log likelihood of tag sequences.

    Args:
        emissions: [batch, words, tags], float32.
        transitions: [tags, tags].
        tags: Gold tags [batch, words].
        lengths: Number of real words [batch].

    Returns:
        The loss of each sequence [batch].
    """
    length = emissions.shape[1]
    real = torch.arange(length)[None] < lengths[:, None]
    gold = torch.gather(emissions, 2, tags[..., None])[..., 0]
    gold = (gold * real).sum(1) + (
        transitions[tags[:, :-1], tags[:, 1:]] * real[:, 1:]
    ).sum(1)
    alpha = emissions[:, 0]
    for t in range(1, length):
        following = (
            torch.logsumexp(alpha[:, :, None] + transitions[None], dim=1)
            + emissions[:, t]
        )
        alpha = torch.where(real[:, t, None], following, alpha)
    return torch.logsumexp(alpha, dim=1) - gold
