"""Sentiment toward actors: ours reads a sentence once, the published systems once a mention."""

from __future__ import annotations

from analysis.corpus import Corpus
from analysis.sentiment.blinding import blind
from analysis.sentiment.encoding import encode
from analysis.sentiment.toward import toward_table
from benchmarks.timing import Comparison, Job, Rival

_MENTIONS = 60


def comparisons(corpus: Corpus, *, sentences: int = 400) -> list[Comparison]:
    """Return the job: the actors of some sentences scored. One second is one core's."""
    key = ["article_id", "sentence_id"]
    chosen = corpus.mentions[key].drop_duplicates().head(sentences)
    mentions = corpus.mentions.merge(chosen, on=key)
    own = corpus.sentences.merge(chosen, on=key)

    def large() -> Job:
        from analysis.sentiment.inference import open_session
        from benchmarks.large_network import WORDS, large_network

        session = open_session(large_network(), 1)
        # Every mention is a pass of its own: its sentence, and the target's name once more.
        ids = [
            [[token % WORDS for token in encode(blind(text, [(0, 1)]))[0].ids] + [2] * 4]
            for text in own["text"].head(_MENTIONS)
        ]
        return lambda: [session.run(None, {"ids": one}) for one in ids]

    share = _MENTIONS / len(mentions) if len(mentions) > _MENTIONS else 1.0
    return [
        Comparison(
            f"toward, {len(own):,} sentences, {len(mentions):,} mentions",
            len(own),
            lambda: toward_table(own, mentions),
            [Rival("RoBERTa's size, a pass a mention", "onnx", large, share)],
            unit="sentences",
        )
    ]
