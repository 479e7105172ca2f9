"""Who is in the news and how they are spoken of.

Files become tidy tables, tables become numbers with their evidence, numbers become figures,
notebooks tell them, and a report carries them:

>>> import analysis as an
>>> an.split_sentences("Envoys met. They agreed.")
[(0, 11), (12, 24)]
"""

from analysis.actors.detection import find_mentions
from analysis.corpus import Corpus, open_corpus
from analysis.display import show_evidence, show_figure, show_reading, show_table
from analysis.display.findings import (
    tell_actors,
    tell_co_mentions,
    tell_collection,
    tell_problems,
    tell_sentiment,
    tell_terms,
)
from analysis.figures import (
    plot_actor_sentiment,
    plot_bars,
    plot_co_mention_matrix,
    plot_co_mention_network,
    plot_keyness,
    plot_robustness,
    plot_sentiment_comparison,
    plot_sentiment_over_time,
    plot_stances,
    plot_terms,
)
from analysis.language.sentences import split_sentences
from analysis.measures.actors import actor_counts, actor_names
from analysis.measures.collection import (
    metadata_coverage,
    outlet_summary,
    problem_table,
    removal_ledger,
    removals_by_rule,
)
from analysis.measures.collocations import collocations
from analysis.measures.comentions import co_mention_matrix, co_mentions
from analysis.measures.concordance import kwic
from analysis.measures.deeds import deeds
from analysis.measures.differences import sentiment_differences
from analysis.measures.disagreement import disagreements
from analysis.measures.document_terms import document_feature_matrix, tf_idf
from analysis.measures.evidence import evidence
from analysis.measures.keyness import keyness
from analysis.measures.opening import evidence_for, kwic_for, words_around
from analysis.measures.parts import apart_from, around, select
from analysis.measures.robustness import actor_sentiment_robustness, sentiment_choices
from analysis.measures.sentiment import actor_sentiment
from analysis.measures.speakers import quoted_words, speaker_counts
from analysis.measures.stances import agreements, stance_matrix, stances
from analysis.measures.terms import term_frequency
from analysis.pipeline import analyse
from analysis.reading.articles import read_articles
from analysis.reading.cleaning import clean_text
from analysis.report.page import render_report
from analysis.report.parameters import notebook_parameters
from analysis.sentiment.quotes import find_quotes
from analysis.sentiment.tone import score_tone
from analysis.sentiment.toward import score_toward

__all__ = [
    "Corpus",
    "actor_counts",
    "actor_names",
    "actor_sentiment",
    "actor_sentiment_robustness",
    "agreements",
    "analyse",
    "apart_from",
    "around",
    "clean_text",
    "co_mention_matrix",
    "co_mentions",
    "collocations",
    "deeds",
    "disagreements",
    "document_feature_matrix",
    "evidence",
    "evidence_for",
    "find_mentions",
    "find_quotes",
    "keyness",
    "kwic",
    "kwic_for",
    "metadata_coverage",
    "notebook_parameters",
    "open_corpus",
    "outlet_summary",
    "plot_actor_sentiment",
    "plot_bars",
    "plot_co_mention_matrix",
    "plot_co_mention_network",
    "plot_keyness",
    "plot_robustness",
    "plot_sentiment_comparison",
    "plot_sentiment_over_time",
    "plot_stances",
    "plot_terms",
    "problem_table",
    "quoted_words",
    "read_articles",
    "removal_ledger",
    "removals_by_rule",
    "render_report",
    "score_tone",
    "score_toward",
    "select",
    "sentiment_choices",
    "sentiment_differences",
    "show_evidence",
    "show_figure",
    "show_reading",
    "show_table",
    "speaker_counts",
    "split_sentences",
    "stance_matrix",
    "stances",
    "tell_actors",
    "tell_co_mentions",
    "tell_collection",
    "tell_problems",
    "tell_sentiment",
    "tell_terms",
    "term_frequency",
    "tf_idf",
    "words_around",
]
