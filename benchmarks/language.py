"""Sentences and tokens, beside the tools that need no model."""

from __future__ import annotations

from analysis.language.sentences import split_sentences
from analysis.language.tokens import tokenise
from benchmarks.timing import Comparison, Job, Rival


def comparisons(texts: list[str]) -> list[Comparison]:
    """Return the two jobs on some articles: offsets of their sentences, and of their tokens."""
    megabytes = sum(len(text.encode()) for text in texts) / 1e6

    def each(function) -> Job:
        return lambda: [function(text) for text in texts]

    def pysbd() -> Job:
        from pysbd import Segmenter

        return each(Segmenter(language="en", clean=False).segment)

    def punkt() -> Job:
        from nltk.tokenize.punkt import PunktSentenceTokenizer

        splitter = PunktSentenceTokenizer()
        return each(lambda text: list(splitter.span_tokenize(text)))

    def blingfire() -> Job:
        from blingfire import text_to_sentences_and_offsets

        return each(text_to_sentences_and_offsets)

    def nupunkt() -> Job:
        from nupunkt import sent_spans

        return each(lambda text: list(sent_spans(text)))

    def sentencizer() -> Job:
        import spacy

        nlp = spacy.blank("en")
        nlp.add_pipe("sentencizer")
        return each(lambda text: [(s.start_char, s.end_char) for s in nlp(text).sents])

    def treebank() -> Job:
        from nltk.tokenize import TreebankWordTokenizer

        return each(TreebankWordTokenizer().tokenize)

    def word_punctuation() -> Job:
        from nltk.tokenize import wordpunct_tokenize

        return each(wordpunct_tokenize)

    def pattern() -> Job:
        from textblob.en import tokenize

        return each(tokenize)

    def spacy_blank() -> Job:
        import spacy

        return each(spacy.blank("en"))

    return [
        Comparison(
            "sentences",
            megabytes,
            each(split_sentences),
            [
                Rival("pysbd", "pysbd", pysbd),
                Rival("nltk Punkt, untrained", "nltk", punkt),
                Rival("nupunkt", "nupunkt", nupunkt),
                Rival("blingfire", "blingfire", blingfire),
                Rival("spaCy sentencizer", "spacy", sentencizer),
            ],
        ),
        Comparison(
            "tokens",
            megabytes,
            each(tokenise),
            [
                Rival("nltk Treebank", "nltk", treebank),
                Rival("nltk wordpunct (no offsets)", "nltk", word_punctuation),
                Rival("textblob.en.tokenize", "textblob", pattern),
                Rival("spaCy blank", "spacy", spacy_blank),
            ],
        ),
    ]
