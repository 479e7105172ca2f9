"""Files that are passed over without a word: hidden, or of a kind never an article."""

from __future__ import annotations

from pathlib import PurePosixPath

# What browsers save beside a page, and other files that nobody takes for an article.
IGNORED_ENDINGS = frozenset({
    ".css", ".js", ".mjs", ".map", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".ico",
    ".bmp", ".avif", ".woff", ".woff2", ".ttf", ".otf", ".eot", ".mp3", ".mp4", ".webm", ".py",
    ".ipynb", ".toml", ".lock",
})  # fmt: skip


def is_ignored(path: str) -> bool:
    """Say whether a file is passed over without a word: hidden, or of a kind never an article.

    Examples
    --------
    >>> is_ignored("page_files/style.css"), is_ignored(".git/HEAD"), is_ignored("a.txt")
    (True, True, False)
    """
    pure = PurePosixPath(path)
    hidden = any(part.startswith(".") for part in pure.parts)
    return hidden or pure.suffix.lower() in IGNORED_ENDINGS
