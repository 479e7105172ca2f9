"""An executed notebook as HTML without its code, with nothing in it that could act."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nbformat import NotebookNode

_TAGS = """
a abbr b blockquote br caption cite code col colgroup dd del details dfn div dl dt em
figcaption figure h1 h2 h3 h4 h5 h6 hr i img kbd li mark ol p pre q s samp small span
strong sub summary sup table tbody td tfoot th thead time tr u ul var wbr
"""
_ATTRIBUTES = {
    "*": {"class", "dir", "lang", "aria-label", "aria-hidden"},
    "a": {"href"},
    "details": {"open"},
    "img": {"src", "alt", "width"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}
_FIXED_ATTRIBUTES = {"div": {"role": {"group"}, "tabindex": {"0"}}}
_IMAGES = tuple(f"data:image/{kind};base64," for kind in ("png", "jpeg", "gif", "webp"))


def seal(html: str) -> str:
    """Return HTML with only what shows text, tables and embedded images.

    Scripts, styles, forms, frames, event handlers, ids and addresses of other schemes go; so does
    every image that is not in the page itself.

    Examples
    --------
    >>> seal('<b onclick="x()">Hi<script>x()</script></b><img src="http://x/y.png" alt="z">')
    '<b>Hi</b><img alt="z">'
    """
    import nh3

    return str(
        nh3.clean(
            html,
            tags=set(_TAGS.split()),
            clean_content_tags={"script", "style", "template", "svg", "math", "iframe", "object"},
            attributes=_ATTRIBUTES,
            tag_attribute_values=_FIXED_ATTRIBUTES,
            attribute_filter=_kept,
            url_schemes={"http", "https", "mailto", "data"},
            link_rel="noopener noreferrer nofollow",
        )
    )


def _kept(tag: str, attribute: str, value: str) -> str | None:
    """Return an attribute's value, or None where it must go."""
    if attribute == "src":
        return value if value.startswith(_IMAGES) else None
    if attribute == "href" and value.lower().lstrip().startswith("data:"):
        return None
    return value


def notebook_html(notebook: NotebookNode) -> str:
    """Return a notebook's Markdown and outputs as sealed HTML; code and prompts are left out.

    Parameters
    ----------
    notebook
        An executed notebook. Cells tagged `notebook-only`, which speak of the notebook's own use,
        are left out.

    Returns
    -------
    str
        A fragment, without ids.

    Examples
    --------
    >>> from nbformat import v4
    >>> cell = v4.new_markdown_cell("# Who? <script>x()</script>")
    >>> notebook_html(v4.new_notebook(cells=[cell]))
    '<div class="prose"><h1>Who? </h1></div>'
    """
    html, _ = _exporter().from_notebook_node(notebook)
    return str(html).strip()


@cache
def _exporter() -> Any:
    """Return nbconvert's exporter with our template for fragments."""
    from nbconvert.preprocessors import TagRemovePreprocessor

    folder = Path(__file__).parent / "template"
    exporter: Any = _bare_exporter()(
        template_name="fragment", extra_template_basedirs=[str(folder)]
    )
    only = TagRemovePreprocessor(  # type: ignore[no-untyped-call]
        enabled=True, remove_cell_tags={"notebook-only"}
    )
    exporter.register_preprocessor(only, enabled=True)
    exporter.register_filter("seal", seal)
    exporter.register_filter("without_progress_bars", without_progress_bars)
    exporter.exclude_anchor_links = True
    return exporter


def _bare_exporter() -> Any:
    """Return nbconvert's HTMLExporter without its last step, which parses all that it has made.

    It marks images that have no description; `join_sections` parses it anyway, and does that.
    """
    from nbconvert import HTMLExporter, TemplateExporter
    from nbconvert.filters.widgetsdatatypefilter import WidgetsDataTypeFilter

    class BareExporter(HTMLExporter):
        def from_notebook_node(self: Any, nb: Any, resources: Any = None, **options: Any) -> Any:
            resources = self._init_resources(resources)
            shown = WidgetsDataTypeFilter(  # type: ignore[no-untyped-call]
                notebook_metadata=self._nb_metadata, parent=self, resources=resources
            )
            self.register_filter("filter_data_type", shown)
            return TemplateExporter.from_notebook_node(self, nb, resources, **options)

    return BareExporter


def without_progress_bars(text: str) -> str:
    r"""Return what a cell wrote to its error stream, less the lines that redraw themselves.

    Examples
    --------
    >>> without_progress_bars("\rtone:  10%\rtone: 100%\nUserWarning: x\n")
    'UserWarning: x\n'
    """
    return "\n".join(line for line in text.split("\n") if "\r" not in line)
