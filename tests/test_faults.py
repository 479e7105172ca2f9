import pytest

from analysis.reading.faults import byline_fault, outlet_fault, title_fault


@pytest.mark.parametrize(
    ("byline", "fault"),
    [
        ("Ada Quill", ""),
        ("Ada Quill and Bo Åkesson", ""),
        ("Reuters Staff", ""),
        ("Sharon Page", ""),
        ("Saverio Staffieri", ""),
        ("O. J. Ng", ""),
        ("李 明", ""),
        ("4 Minute Read", "no name"),
        ("Minute read", "no name"),
        ("5 min read", "no name"),
        ("Staff", "no name"),
        (" SHARE: ", "no name"),
        ("Web Desk", "no name"),
        ("21 shares", "no name"),
        ("--", "no name"),
        ("", "no name"),
        ("ada.quill@courier.example", "an address"),
        ("Ada Quill ada@courier.example", "an address"),
        ("www.courier.example", "an address"),
        ("https://courier.example/ada", "an address"),
        ("@adaquill", "an address"),
        ("word " * 41, "too long for a name"),
    ],
)
def test_bylines(byline, fault):
    assert byline_fault(byline) == fault


@pytest.mark.parametrize(
    ("outlet", "fault"),
    [
        ("The Courier", ""),
        ("20 Minutes", ""),
        ("Courier.example", ""),
        ("https://www.courier.example/", "an address"),
        ("//courier.example", "an address"),
        ("www.courier.example", "an address"),
        ("courier.example/news", "an address"),
        ("@courier", "an address"),
        (" - ", "no name"),
    ],
)
def test_outlets(outlet, fault):
    assert outlet_fault(outlet) == fault


@pytest.mark.parametrize(
    ("title", "outlet", "fault"),
    [
        ("Talks open", "The Courier", ""),
        ("The Courier wins a prize", "The Courier", ""),
        ("THE  COURIER", "The Courier", "the outlet's name"),
        ("https://courier.example/talks", "", "an address"),
        ("What is www.courier.example?", "", ""),
        ("Talks open", "", ""),
    ],
)
def test_titles(title, outlet, fault):
    assert title_fault(title, outlet) == fault
