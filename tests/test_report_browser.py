"""The page in Chromium: sealed, usable by keyboard and on a phone, dark and on paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from analysis.measures.examples import marked_corpus
from analysis.report.compare import render_comparison

pytestmark = pytest.mark.browser
AXE_TAGS = ["wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
CONTRAST = ["color-contrast", "color-contrast-enhanced"]
KEEP_ONE_OF_EACH_LOOK = """() => {
  const seen = new Set();
  const look = element => {
    const kind = `${element.tagName}.${element.className}${element.getAttribute("style") ?? ""}`;
    return `${kind}(${[...element.children].map(look)})`;
  };
  for (const element of document.querySelectorAll("main :is(tbody tr, li, .na-evidence, p)")) {
    const place = `${element.parentElement.className}>${look(element)}`;
    if (seen.has(place)) element.remove();
    seen.add(place);
  }
}"""
KINDS = ("whole", "hostile", "careless")


@pytest.fixture
def tab(browser):
    """A new tab that remembers what it asked for and what the page said."""
    tab = browser.new_page()
    tab.asked, tab.said = [], []
    tab.on("request", lambda request: tab.asked.append(request.url))
    tab.on("console", lambda message: tab.said.append(message.text))
    tab.on("pageerror", lambda error: tab.said.append(str(error)))
    yield tab
    tab.close()


def opened(tab, page, **media):
    tab.emulate_media(**media)
    tab.goto(page.as_uri())
    tab.wait_for_load_state("networkidle")
    return tab


def open_folds(tab):
    tab.eval_on_selector_all("details", "folds => folds.forEach(fold => { fold.open = true })")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_asked_for_and_nothing_runs(tab, request, kind):
    page = request.getfixturevalue(kind)[1]
    opened(tab, page)
    open_folds(tab)
    # Images in the file itself are the only other addresses.
    assert [url for url in tab.asked if not url.startswith("data:image/")] == [page.as_uri()]
    assert tab.evaluate("window.__xss") is None
    assert tab.said == []
    assert tab.locator("script").count() == 0


def test_the_policy_would_block_a_script(tab, whole, tmp_path):
    html = whole[1].read_text(encoding="utf-8")
    planted = "<script>window.__xss = 1</script><img src='https://example.org/x.png'></main>"
    page = tmp_path / "planted.html"
    page.write_text(html.replace("</main>", planted), encoding="utf-8")
    opened(tab, page)
    assert tab.evaluate("window.__xss") is None
    assert any("Content Security Policy" in line for line in tab.said)


def test_contents_lead_to_what_they_name(tab, whole):
    opened(tab, whole[1])
    for link in tab.locator("nav a").all():
        link.click()
        target = tab.locator(f"[id='{link.get_attribute('href')[1:]}']")
        assert target.inner_text().strip() == link.inner_text().strip()
        # The page may still be on its way there.
        tab.wait_for_function(
            "name => Math.abs(document.getElementById(name).getBoundingClientRect().top)"
            " < innerHeight",
            arg=link.get_attribute("href")[1:],
        )


def test_the_first_tab_stop_skips_to_the_report(tab, whole):
    opened(tab, whole[1])
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.className") == "skip"
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main"


def test_folds_open_by_keyboard(tab, whole):
    opened(tab, whole[1])
    tab.locator("summary").first.focus()
    tab.keyboard.press("Enter")
    assert tab.locator("details").first.get_attribute("open") is not None


def test_every_image_is_drawn_and_has_its_words(tab, whole):
    opened(tab, whole[1])
    images = tab.locator("img")
    assert images.count() == 1
    for image in images.all():
        assert image.get_attribute("alt")
        assert image.evaluate("i => i.complete && i.naturalWidth") > 0


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_page_never_scrolls_sideways(tab, request, kind, width):
    tab.set_viewport_size({"width": width, "height": 700})
    opened(tab, request.getfixturevalue(kind)[1])
    open_folds(tab)
    assert tab.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("kind", ["whole", "hostile"])
def test_axe_finds_nothing(tab, request, kind, width, scheme):
    tab.set_viewport_size({"width": width, "height": 900})
    opened(tab, request.getfixturevalue(kind)[1], color_scheme=scheme)
    open_folds(tab)
    found = Axe().run(tab, options={"runOnly": AXE_TAGS})
    assert found.violations_count == 0, found.generate_report()


def test_axe_would_find_a_fault(tab, whole, tmp_path):
    html = whole[1].read_text(encoding="utf-8")
    page = tmp_path / "faulty.html"
    page.write_text(
        html.replace(' alt="', ' data-alt="').replace("--quiet: #4d4840", "--quiet: #999")
    )
    opened(tab, page)
    found = Axe().run(tab, options={"runOnly": AXE_TAGS}).response["violations"]
    assert {"image-alt", "color-contrast"} <= {rule["id"] for rule in found}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1280])
def test_pictures_of_the_page_are_kept(tab, whole, artefacts, scheme, width):
    tab.set_viewport_size({"width": width, "height": 900})
    opened(tab, whole[1], color_scheme=scheme)
    background = tab.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    red = int(background.removeprefix("rgb(").split(",")[0])
    assert (red > 240) == (scheme == "light")
    tab.screenshot(path=artefacts / f"page-{scheme}-{width}.png", full_page=True)


def test_on_paper_each_part_begins_a_sheet(tab, whole, artefacts):
    opened(tab, whole[1], media="print")
    assert not tab.locator("nav").is_visible()
    assert not tab.locator(".skip").is_visible()
    breaks = "parts => parts.map(part => getComputedStyle(part).breakBefore)"
    assert tab.eval_on_selector_all("section", breaks) == ["auto", "page", "page"]
    tab.pdf(path=artefacts / "page.pdf", prefer_css_page_size=True)
    assert (artefacts / "page.pdf").read_bytes().count(b"/Type /Page\n") >= 3


def test_on_paper_the_sentences_of_an_actor_stand_open(tab, whole):
    opened(tab, whole[1], media="print")
    fold = tab.locator("details.na-evidence").first
    assert fold.get_attribute("open") is None
    assert fold.locator("li").first.is_visible()
    opened(tab, whole[1], media="screen")
    assert not tab.locator("details.na-evidence li").first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_a_comparison(tab, tmp_path, scheme):
    old = marked_corpus([f"{{Iran -0.5}} met. {{Iran -0.{n}}} left." for n in (3, 4, 5) * 3])
    new = marked_corpus([f"{{Iran 0.5}} met. {{Oman 0.{n}}} left." for n in (3, 4, 5) * 3])
    page = render_comparison(old, new, out=tmp_path, names=("May", "June"))
    tab.set_viewport_size({"width": 320, "height": 900})
    opened(tab, page, color_scheme=scheme)
    open_folds(tab)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    found = Axe().run(tab, options={"runOnly": AXE_TAGS})
    assert found.violations_count == 0, found.generate_report()


def test_on_paper_the_head_of_a_table_stays_with_its_first_row(tab, whole):
    opened(tab, whole[1], media="print")
    breaks = "rows => rows.map(row => getComputedStyle(row).breakBefore)"
    first = tab.eval_on_selector_all("tbody tr:first-child", breaks)
    assert set(first) == {"avoid"}
    assert set(tab.eval_on_selector_all("tbody tr + tr", breaks)) == {"auto"}


def test_the_sample_page_is_small_and_sealed(tab, sample):
    assert sample.stat().st_size < 3_000_000
    opened(tab, sample)
    open_folds(tab)
    assert [url for url in tab.asked if not url.startswith("data:image/")] == [sample.as_uri()]
    assert tab.said == []
    assert tab.locator(".stopped").count() == 0
    assert all(image.get_attribute("alt") for image in tab.locator("img").all())


def test_no_table_of_the_sample_page_is_cut_on_a_wide_screen(tab, sample):
    tab.set_viewport_size({"width": 1440, "height": 900})
    opened(tab, sample)
    cut = """[...document.querySelectorAll(".na-scroll")].filter(
        (table) => !table.closest("details") && table.scrollWidth > table.clientWidth + 1
    ).map((table) => table.textContent.slice(0, 60))"""
    assert tab.evaluate(cut) == []


def test_the_sample_page_fits_a_phone(tab, sample, artefacts):
    tab.set_viewport_size({"width": 320, "height": 700})
    opened(tab, sample)
    tab.screenshot(path=artefacts / "sample-phone.png")
    open_folds(tab)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("folds", ["closed", "open"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_sample_page(tab, sample, artefacts, scheme, folds):
    opened(tab, sample, color_scheme=scheme)
    tab.screenshot(path=artefacts / f"sample-{scheme}.png")
    assert found_by_axe(tab, folds) == []


@pytest.mark.parametrize("folds", ["closed", "open"])
def test_axe_finds_nothing_on_a_phone(tab, sample, folds):
    tab.set_viewport_size({"width": 320, "height": 700})
    opened(tab, sample)
    assert found_by_axe(tab, folds) == []


def test_axe_would_find_faults_behind_a_fold(tab, sample):
    opened(tab, sample)
    planted = (
        "<p style='color: #999'>Pale</p><img src='data:image/png;base64,AA'>"
        "<table><tr><th scope='col'></th></tr></table>"
    )
    plant = "html => [...document.querySelectorAll('main details')].at(-1).innerHTML += html"
    tab.evaluate(plant, planted)
    assert {"color-contrast", "image-alt", "empty-table-header"} <= set(found_by_axe(tab, "open"))


def found_by_axe(tab, folds):
    """Return the rules that the page breaks, each of which is tried on all of it.

    Nine tenths of the time go to contrast, and the sample has tens of thousands of cells. Contrast
    is a matter of colours, so of rows, sentences and paragraphs that are built and styled alike
    the first stands for all; every other rule sees every element.
    """
    if folds == "open":
        open_folds(tab)
    rules = {"runOnly": AXE_TAGS, "rules": {name: {"enabled": False} for name in CONTRAST}}
    found = Axe().run(tab, options=rules | {"resultTypes": ["violations"]})
    tab.evaluate(KEEP_ONE_OF_EACH_LOOK)
    colours = {"runOnly": {"type": "rule", "values": CONTRAST}, "resultTypes": ["violations"]}
    contrast = Axe().run(tab, options=colours)
    return [rule["id"] for run in (found, contrast) for rule in run.response["violations"]]
