"""Text that articles may hold and no browser may obey, and what a browser sees of a page."""

from html.parser import HTMLParser

HOSTILE = [
    "<script>window.x=1</script>",
    '<img src=x onerror="x()">',
    "[go](javascript:x)",
    "$x^2$ and $5",
    "=cmd()|' /C calc'!A0",
    "</td></table></div></details><h1>out</h1>",
    '" onmouseover="x()',
    "&lt;script&gt;",
    "{{ 7 * 7 }}",
    "<!-- x -->",
    "a" * 2000,
    "مرحبا بالعالم",
    "\u202egnp.exe",
    "\x00\x1b[31m",
    "",
]


class Elements(HTMLParser):
    """Every element and attribute that a browser would see."""

    def __init__(self):
        super().__init__()
        self.tags, self.attributes, self.open = set(), set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_comment(self, data):
        raise AssertionError(f"a comment: {data}")


def elements(html):
    found = Elements()
    found.feed(html)
    found.close()
    assert found.open == []
    return found
