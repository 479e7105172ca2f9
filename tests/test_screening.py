"""A line is taken by the rule that would take it if each rule were asked by itself."""

import re
from string import ascii_lowercase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.reading.marking import MAX_FURNITURE_CHARACTERS, mark_single_lines
from analysis.reading.rules import active_rules, load_rules
from analysis.reading.screening import screens, small_letters
from analysis.reading.splitting import split_lines

EXAMPLES = [rule.example for rule in load_rules()]
MORE = [
    "Ana Ruiz / AP",
    "Envoys met on Monday. (AP Photo/Tom Hale)",
    "Envoys met on Monday. [Reuters]",
    "Envoys met on Monday. Tom Hale/Reuters",
    "Envoys met on Monday. Video: Tom Hale",
    "Envoys met. AP Photo / Hale and others",
    "Our partners use cookies here and there",
    "No material here. ALL RIGHTS RESERVED by us",
    "Envoys met in the hall on Monday, he said.",
]
# They match letters of ASCII where case makes no difference.
LIKE_ASCII = str.maketrans("skiI", "\u017f\u212a\u0131\u0130")
SLOW = [
    (rule, pattern)
    for rule in load_rules()
    for hints, pattern in zip(rule.hints, rule.patterns, strict=True)
    if hints
]
CHANGES = [
    str,
    str.upper,
    str.swapcase,
    lambda line: line.translate(LIKE_ASCII),
    lambda line: line.translate({ord(" "): "\u00a0"}),
    lambda line: line + ".",
    lambda line: line[1:],
    lambda line: f"{line} {line}",
    lambda line: line + " and so on" * 40,
]


def taken_by_one(line, n_words, rules):
    """The rule that takes a line, each asked by itself."""
    for rule in rules if len(line) <= MAX_FURNITURE_CHARACTERS else ():
        if rule.on == "line" and n_words <= rule.words and rule.takes(line):
            return rule.name
    for rule in rules:
        ends = rule.on == "tail" and n_words <= rule.words
        if ends and any(pattern.search(line[-160:]) for pattern in rule.patterns):
            return rule.name
    return ""


def check(text, rules):
    lines = split_lines(text)
    mark_single_lines(text, lines, rules)
    expected = [taken_by_one(line.words, line.n_words, rules) for line in lines]
    assert [line.rule for line in lines] == expected


@pytest.mark.parametrize("change", CHANGES)
def test_each_line_is_taken_alone_as_among_others(change):
    changed = [change(line) for line in EXAMPLES + MORE]
    for line in changed:
        check(line, load_rules())
    check("\n".join(changed), load_rules())
    check("\n\n".join(changed), active_rules(["photo-caption", "cookie"]))


LINES = st.sampled_from(EXAMPLES + MORE) | st.text(
    alphabet=".:/)]|> AaPpIi\u017f\u0130", max_size=40
)


@settings(deadline=None)
@given(st.lists(st.builds(lambda change, line: change(line), st.sampled_from(CHANGES), LINES)))
def test_rules_of_a_text_are_those_of_its_lines(lines):
    check("\n".join(lines), load_rules())


@pytest.mark.parametrize(("rule", "pattern"), SLOW)
@settings(deadline=None, max_examples=60)
@given(data=st.data())
def test_what_a_slow_pattern_takes_has_one_of_its_hints(rule, pattern, data):
    text = data.draw(st.from_regex(pattern, fullmatch=True))
    live = screens(rule.on, load_rules()).live(small_letters(text))
    assert live is not None
    assert live.search(text)


def test_every_letter_that_is_like_one_of_ascii_is_known():
    beyond = "".join(map(chr, range(128, 0x110000)))
    found = re.findall("|".join(ascii_lowercase), beyond, re.IGNORECASE)
    assert len(found) >= 4
    for letter in found:
        assert screens("line", load_rules()).live(small_letters(letter)) is not None, letter
