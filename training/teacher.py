"""A larger name-blind network that teaches the shipped one: MPNet's encoder, the same head.

It reads the same rows as the student: MPNet's vocabulary is BERT's moved by four places.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

import torch
from torch import Tensor, nn

from analysis.sentiment.blinding import N_RESERVED
from analysis.sentiment.encoding import CLS, FIRST_RESERVED, PAD, SEP
from training.network import HEAD_SEED, NAME_LIKE

MPNET_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
SHIFT = 4
"""MPNet's vocabulary begins with <s>, <pad>, </s> and <unk>; BERT's follows."""
WIDTH, N_CLASSES = 768, 3


class TeacherNetwork(nn.Module):
    """Scores each actor from its own tokens' mean state and the sentence's."""

    def __init__(self, folder: Path, vocabulary: dict[str, int], *, frozen: int = 2) -> None:
        from transformers import MPNetConfig, MPNetModel

        super().__init__()
        weights = folder / "model.safetensors"
        found = hashlib.sha256(weights.read_bytes()).hexdigest()
        if found != MPNET_SHA256:
            raise ValueError(f"{weights}: sha256 {found} is not upstream's {MPNET_SHA256}")
        config = MPNetConfig.from_pretrained(folder)
        self.encoder = MPNetModel.from_pretrained(folder, config=config, add_pooling_layer=False)
        torch.manual_seed(HEAD_SEED)
        self.reserved = nn.Embedding(N_RESERVED, WIDTH)
        self.dropout = nn.Dropout(0.1)
        self.out = nn.Linear(2 * WIDTH, N_CLASSES)
        table = self.encoder.embeddings.word_embeddings.weight
        with torch.no_grad():
            names = table[[vocabulary[word] + SHIFT for word in NAME_LIKE.split()]]
            noise = torch.randn(N_RESERVED, WIDTH)
            self.reserved.weight.copy_(names.mean(0) + 0.6 * table[1000:20000].std(0) * noise)
        self.encoder.embeddings.requires_grad_(False)
        self.encoder.encoder.layer[:frozen].requires_grad_(False)

    def forward(self, ids: Tensor, mask: Tensor, actors: Tensor) -> Tensor:
        """Return logits (rows, actors, classes), as the student does."""
        own = (ids >= FIRST_RESERVED) & (ids < FIRST_RESERVED + N_RESERVED)
        moved = ids + SHIFT
        for bert, mpnet in ((CLS, 0), (PAD, 1), (SEP, 2)):
            moved = torch.where(ids == bert, mpnet, moved)
        words = self.encoder.embeddings.word_embeddings(moved)
        rows = self.reserved((ids - FIRST_RESERVED).clamp(0, N_RESERVED - 1))
        words = torch.where(own.unsqueeze(-1), rows.to(words.dtype), words)
        states = self.encoder(inputs_embeds=words, attention_mask=mask).last_hidden_state
        weights = (mask / mask.sum(1, keepdim=True)).to(states.dtype)
        sentence = torch.bmm(weights.unsqueeze(1), states)
        mean = torch.bmm(actors.to(states.dtype), states)
        return self.out(self.dropout(torch.cat([mean, sentence.expand_as(mean)], -1)))
