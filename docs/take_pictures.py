"""The README's pictures, taken from a report on the sample collection: `make pictures`."""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).parents[1]
WIDTH = 1180
PICTURES = {
    "report": ("#contents, h1", 1050),
    "sentiment": ("h3:has-text('How is each actor spoken of?')", 790),
}
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def main() -> int:
    """Render the report and photograph its first screen and its main figure."""
    from analysis.report.page import render_report

    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        print("no chromium here: install it to take the pictures", file=sys.stderr)
        return 1
    title = "Syria diplomacy, November and December 2015"
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        page_file = render_report(ROOT / "data" / "articles", out=folder, title=title)
        browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        page = browser.new_page(viewport={"width": WIDTH, "height": 900}, color_scheme="light")
        page.goto(page_file.as_uri())
        for name in PICTURES:
            photograph(page, name)
        browser.close()
    return 0


def photograph(page: Page, name: str) -> None:
    """Save the part of the page that begins at an element."""
    selector, height = PICTURES[name]
    top = page.locator(selector).first.evaluate("e => e.getBoundingClientRect().top + scrollY")
    top = max(0, top - 16) if name != "report" else 0
    clip = {"x": 0, "y": top, "width": WIDTH, "height": height}
    target = ROOT / "docs" / f"{name}.png"
    page.screenshot(path=str(target), clip=clip, full_page=True)  # type: ignore[arg-type]
    make_small(target)
    print(target.relative_to(ROOT))


def make_small(picture: Path) -> None:
    """Save a picture anew in 256 colours, which is all that text and figures show."""
    colours = Image.open(picture).convert("RGB").quantize(256, dither=Image.Dither.NONE)
    colours.save(picture, optimize=True)


if __name__ == "__main__":
    sys.exit(main())
