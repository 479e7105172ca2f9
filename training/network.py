"""The name-blind network in torch: MiniLM's encoder and a head that reads each actor's tokens."""

from __future__ import annotations

import hashlib
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from analysis.sentiment.blinding import N_RESERVED
from analysis.sentiment.encoding import FIRST_RESERVED

MINILM_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
WIDTH, N_LAYERS, N_HEADS, N_CLASSES = 384, 6, 12, 3
NAME_LIKE = (
    "john smith david james mary maria company government minister russia france party he they"
    " someone somebody"
)
HEAD_SEED = 1234
"""Every run starts from the same head, so that the weights of several can be averaged."""


class Layer(nn.Module):
    """One transformer layer with BERT's layout: normalised after each residual sum."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.norm_attended = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, 4 * WIDTH)
        self.down = nn.Linear(4 * WIDTH, WIDTH)
        self.norm_down = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(dropout)

    def forward(self, states: Tensor, bias: Tensor | None) -> Tensor:
        """Return the states after attention and the feed-forward step."""
        rows, length, _ = states.shape

        def heads(x: Tensor) -> Tensor:
            return x.view(rows, length, N_HEADS, WIDTH // N_HEADS).transpose(1, 2)

        rate = self.dropout.p if self.training else 0.0
        mixed = functional.scaled_dot_product_attention(
            heads(self.query(states)),
            heads(self.key(states)),
            heads(self.value(states)),
            attn_mask=bias,
            dropout_p=rate,
        )
        mixed = mixed.transpose(1, 2).reshape(rows, length, WIDTH)
        states = self.norm_attended(states + self.dropout(self.attended(mixed)))
        grown = self.down(functional.gelu(self.up(states)))
        return self.norm_down(states + self.dropout(grown))


class TowardNetwork(nn.Module):
    """Scores each actor of a sentence from the states of its own tokens and of the sentence."""

    def __init__(self, *, head: str = "mean", dropout: float = 0.1) -> None:
        super().__init__()
        torch.manual_seed(HEAD_SEED)
        self.head = head
        self.words = nn.Embedding(30522, WIDTH)
        self.reserved = nn.Embedding(N_RESERVED, WIDTH)
        self.positions = nn.Embedding(512, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(dropout) for _ in range(N_LAYERS))
        self.dropout = nn.Dropout(dropout)
        if head == "attention":
            self.look_query = nn.Linear(WIDTH, WIDTH)
            self.look_key = nn.Linear(WIDTH, WIDTH)
            self.look_value = nn.Linear(WIDTH, WIDTH)
        n_views = {"mean": 2, "attention": 3}[head]
        self.out = nn.Linear(n_views * WIDTH, N_CLASSES)

    def embed(self, ids: Tensor) -> Tensor:
        """Return the input states; reserved tokens have rows of their own, which are trained."""
        words = self.words(ids)
        own = (ids >= FIRST_RESERVED) & (ids < FIRST_RESERVED + N_RESERVED)
        rows = self.reserved((ids - FIRST_RESERVED).clamp(0, N_RESERVED - 1))
        words = torch.where(own.unsqueeze(-1), rows.to(words.dtype), words)
        return self.dropout(self.norm(words + self.positions.weight[: ids.shape[1]]))

    def forward(self, ids: Tensor, mask: Tensor, actors: Tensor) -> Tensor:
        """Return logits (rows, actors, classes); see `analysis.sentiment.encoding.pad`."""
        states = self.embed(ids)
        bias = ((1 - mask) * -1e4).to(states.dtype)[:, None, None, :]
        for layer in self.layers:
            states = layer(states, bias)
        return self.out(self.dropout(self.views(states, mask, actors)))

    def views(self, states: Tensor, mask: Tensor | None, actors: Tensor) -> Tensor:
        """Return what the head reads of each actor; without a mask every token counts."""
        counted = torch.ones_like(actors[:, 0]) if mask is None else mask
        weights = (counted / counted.sum(1, keepdim=True)).to(states.dtype)
        sentence = torch.matmul(weights.unsqueeze(1), states)
        own = torch.matmul(actors.to(states.dtype), states)
        views = [own, sentence.expand_as(own)]
        if self.head == "attention":
            views.append(self.look(states, own, mask))
        return torch.cat(views, -1)

    def look(self, states: Tensor, own: Tensor, mask: Tensor | None) -> Tensor:
        """Return what each actor's state attends to in the sentence, by head of attention."""
        rows, n_actors, _ = own.shape
        size = WIDTH // N_HEADS
        query = self.look_query(own).view(rows, n_actors, N_HEADS, size).transpose(1, 2)
        key = self.look_key(states).view(rows, -1, N_HEADS, size).transpose(1, 2)
        value = self.look_value(states).view(rows, -1, N_HEADS, size).transpose(1, 2)
        bias = None if mask is None else ((1 - mask) * -1e4).to(states.dtype)[:, None, None, :]
        seen = functional.scaled_dot_product_attention(query, key, value, attn_mask=bias)
        return seen.transpose(1, 2).reshape(rows, n_actors, WIDTH)


def load_minilm(network: TowardNetwork, weights: Path, vocabulary: dict[str, int]) -> None:
    """Copy MiniLM's weights into the network, and start the reserved rows near name-like words."""
    from safetensors.torch import load_file

    found = hashlib.sha256(weights.read_bytes()).hexdigest()
    if found != MINILM_SHA256:
        raise ValueError(f"{weights}: sha256 {found} is not upstream's {MINILM_SHA256}")
    source = load_file(str(weights))
    target = network.state_dict()
    for name in target:
        origin = _origin(name)
        if origin:
            target[name] = source[origin]
    target["positions.weight"] += source["embeddings.token_type_embeddings.weight"][0]
    torch.manual_seed(HEAD_SEED)
    names = target["words.weight"][[vocabulary[word] for word in NAME_LIKE.split()]]
    spread = target["words.weight"][1000:20000].std(0)
    noise = torch.randn(N_RESERVED, WIDTH)
    target["reserved.weight"] = names.mean(0) + 0.6 * spread * noise
    network.load_state_dict(target)


def _origin(name: str) -> str | None:
    """Return MiniLM's name of one of our parameters, or None for the head's."""
    fixed = {
        "words.weight": "embeddings.word_embeddings.weight",
        "positions.weight": "embeddings.position_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
    }
    if not name.startswith("layers."):
        return fixed.get(name)
    _, number, part, kind = name.split(".")
    parts = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "attended": "attention.output.dense",
        "norm_attended": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm_down": "output.LayerNorm",
    }
    return f"encoder.layer.{number}.{parts[part]}.{kind}"
