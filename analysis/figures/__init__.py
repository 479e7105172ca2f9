"""Result table in, matplotlib Axes out: nothing here computes a statistic.

Figures are made apart from pyplot, so none is shown twice and none stays in memory. Each carries
its alt text, made from its data: `alt_text(axes)`.
"""

from analysis.figures.bars import plot_bars, plot_terms
from analysis.figures.canvas import alt_text
from analysis.figures.comparison import plot_sentiment_comparison
from analysis.figures.keyness import plot_keyness
from analysis.figures.matrix import plot_co_mention_matrix
from analysis.figures.network import plot_co_mention_network
from analysis.figures.over_time import plot_sentiment_over_time
from analysis.figures.robustness import plot_robustness
from analysis.figures.sentiment import plot_actor_sentiment
from analysis.figures.shares import plot_actor_shares
from analysis.figures.stance_network import plot_stance_network
from analysis.figures.stances import plot_stances

__all__ = [
    "alt_text",
    "plot_actor_sentiment",
    "plot_actor_shares",
    "plot_bars",
    "plot_co_mention_matrix",
    "plot_co_mention_network",
    "plot_keyness",
    "plot_robustness",
    "plot_sentiment_comparison",
    "plot_sentiment_over_time",
    "plot_stance_network",
    "plot_stances",
    "plot_terms",
]
