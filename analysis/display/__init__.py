"""Tables, figures and sentences shown safely, in live JupyterLab and in the report.

Text that came out of an article never reaches a browser by another way than this room: a plain
Styler, `HTML(…)` or `Markdown(f"…")` would run a script that hides in a headline.
"""

from analysis.display.concordance import show_kwic
from analysis.display.evidence import show_evidence
from analysis.display.figure import show_figure
from analysis.display.markup import SafeHtml
from analysis.display.reading import show_reading
from analysis.display.table import show_table

__all__ = ["SafeHtml", "show_evidence", "show_figure", "show_kwic", "show_reading", "show_table"]
