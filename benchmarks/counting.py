"""Terms by document and co-mentions, beside scikit-learn and pandas."""

from __future__ import annotations

from analysis.corpus import Corpus
from analysis.measures.comentions import co_mentions
from analysis.measures.document_terms import document_feature_matrix
from benchmarks.co_mentions import by_crosstab, by_networkx, collection
from benchmarks.timing import Comparison, Job, Rival


def comparisons(corpus: Corpus, *, mentions: int = 50_000) -> list[Comparison]:
    """Return the two jobs; the matrix from tokens that are there, and from text for the other."""
    texts = corpus.articles["text"].tolist()
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    made_up = collection(mentions, 250)

    def count_vectorizer() -> Job:
        from sklearn.feature_extraction.text import CountVectorizer

        return lambda: CountVectorizer(stop_words="english").fit_transform(texts)

    return [
        Comparison(
            "terms by document",
            megabytes,
            lambda: document_feature_matrix(corpus),
            [Rival("scikit-learn CountVectorizer", "sklearn", count_vectorizer)],
        ),
        Comparison(
            f"co-mentions, {mentions:,} mentions",
            mentions / 1000,
            lambda: co_mentions(made_up),
            [
                Rival("pandas crosstab, counts only", "pandas", lambda: lambda: _crosstab(made_up)),
                Rival("networkx loop, counts only", "networkx", lambda: lambda: _loop(made_up)),
            ],
            unit="k mentions",
        ),
    ]


def _crosstab(corpus: Corpus) -> int:
    return by_crosstab(corpus)


def _loop(corpus: Corpus) -> int:
    return by_networkx(corpus)
