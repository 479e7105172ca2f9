"""Sentences and tokens, beside the tools that need no model."""

from __future__ import annotations

from collections.abc import Callable

from analysis.language.sentences import split_sentences
from analysis.language.tokens import tokenise
from benchmarks.timing import Comparison, Job, Rival

Function = Callable[[str], object]


def comparisons(texts: list[str]) -> list[Comparison]:
    """Return the two jobs on some articles: offsets of their sentences, and of their tokens."""
    megabytes = sum(len(text.encode()) for text in texts) / 1e6
    return [
        Comparison("sentences", megabytes, _job(split_sentences, texts), _splitters(texts)),
        Comparison("tokens", megabytes, _job(tokenise, texts), _tokenisers(texts)),
    ]


def _job(function: Function, texts: list[str]) -> Job:
    """Return the job of doing something to each text."""
    return lambda: [function(text) for text in texts]


def _rival(name: str, package: str, load: Callable[[], Function], texts: list[str]) -> Rival:
    """Return a tool that is loaded only where it is installed."""
    return Rival(name, package, lambda: _job(load(), texts))


def _splitters(texts: list[str]) -> list[Rival]:
    """Return the tools that split sentences."""
    return [
        _rival("pysbd", "pysbd", _pysbd, texts),
        _rival("nltk Punkt, untrained", "nltk", _punkt, texts),
        _rival("nupunkt", "nupunkt", _nupunkt, texts),
        _rival("blingfire", "blingfire", _blingfire, texts),
        _rival("spaCy sentencizer", "spacy", _sentencizer, texts),
    ]


def _tokenisers(texts: list[str]) -> list[Rival]:
    """Return the tools that find tokens."""
    return [
        _rival("nltk Treebank", "nltk", _treebank, texts),
        _rival("nltk wordpunct (no offsets)", "nltk", _word_punctuation, texts),
        _rival("textblob.en.tokenize", "textblob", _pattern, texts),
        _rival("spaCy blank", "spacy", _spacy_blank, texts),
    ]


def _pysbd() -> Function:
    from pysbd import Segmenter

    return Segmenter(language="en", clean=False).segment


def _punkt() -> Function:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    splitter = PunktSentenceTokenizer()
    return lambda text: list(splitter.span_tokenize(text))


def _blingfire() -> Function:
    from blingfire import text_to_sentences_and_offsets

    return text_to_sentences_and_offsets


def _nupunkt() -> Function:
    from nupunkt import sent_spans

    return lambda text: list(sent_spans(text))


def _sentencizer() -> Function:
    import spacy

    nlp = spacy.blank("en")
    nlp.add_pipe("sentencizer")
    return lambda text: [(s.start_char, s.end_char) for s in nlp(text).sents]


def _treebank() -> Function:
    from nltk.tokenize import TreebankWordTokenizer

    return TreebankWordTokenizer().tokenize


def _word_punctuation() -> Function:
    from nltk.tokenize import wordpunct_tokenize

    return wordpunct_tokenize


def _pattern() -> Function:
    from textblob.en import tokenize

    return tokenize


def _spacy_blank() -> Function:
    import spacy

    return spacy.blank("en")
