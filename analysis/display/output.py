"""Outputs and widgets handed to the notebook that asked for them."""

from __future__ import annotations


def put_output(
    data: dict[str, object],
    metadata: dict[str, object],
    *,
    place: str | None = None,
    again: bool = False,
) -> None:
    """Hand an output to the notebook.

    Parameters
    ----------
    data, metadata
        The output by its kinds.
    place
        A name under which it can be replaced later.
    again
        Replace what stands under that name.
    """
    from IPython.display import publish_display_data

    transient = {"display_id": place} if place else {}
    publish_display_data(data, metadata, transient=transient, update=again)  # type: ignore[no-untyped-call]


def show_widget(widget: object) -> None:
    """Hand a widget to the notebook."""
    from IPython.display import display

    display(widget)  # type: ignore[no-untyped-call]
