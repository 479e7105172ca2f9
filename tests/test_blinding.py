"""Every actor is hidden, the same actor under the same number, and nothing else changes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.sentiment.blinding import N_RESERVED, blind

CASES = [
    ("no actor", "It rained.", [], ("It rained.",), ()),
    ("one", "Ann left.", [(0, 3)], (0, " left."), (0,)),
    ("order of appearance", "Ann met Bob.", [(8, 11), (0, 3)], (0, " met ", 1, "."), (1, 0)),
    ("same wording", "Ann and Ann.", [(0, 3), (8, 11)], (0, " and ", 0, "."), (0, 0)),
    (
        "same actor, other wording",
        "Ann Lee ran; Lee won.",
        [(0, 7, "Ann Lee"), (13, 16, "Ann Lee")],
        (0, " ran; ", 0, " won."),
        (0, 0),
    ),
    (
        "same wording, other actor",
        "Lee beat Lee.",
        [(0, 3, "Ann Lee"), (9, 12, "Bo Lee")],
        (0, " beat ", 1, "."),
        (0, 1),
    ),
    ("a repeat nobody marked", "Ann said Ann won.", [(0, 3)], (0, " said ", 0, " won."), (0,)),
    (
        "in a compound",
        "Pro-Ann crowds met Ann.",
        [(19, 22)],
        ("Pro-", 0, " crowds met ", 0, "."),
        (0,),
    ),
    ("not inside a word", "Ann met Anna.", [(0, 3)], (0, " met Anna."), (0,)),
    ("too short to repeat", "Li saw Li.", [(0, 2)], (0, " saw Li."), (0,)),
    ("pronouns are not repeated", "he said he won.", [(0, 2)], (0, " said he won."), (0,)),
    ("overlap", "President Ann Lee ran.", [(0, 13), (10, 17)], (0, " ran."), (0, 0)),
    ("nested", "Bank of Iran fell.", [(0, 12), (8, 12)], (0, " fell."), (0, 0)),
    ("side by side", "AnnBob ran.", [(0, 3), (3, 6)], (0, 1, " ran."), (0, 1)),
    ("whole sentence", "Ann", [(0, 3)], (0,), (0,)),
    ("a pattern as a name", "C++ (ltd) met C++.", [(0, 3)], (0, " (ltd) met ", 0, "."), (0,)),
]


@pytest.mark.parametrize(
    ("sentence", "spans", "pieces", "actors"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_pieces_and_numbers(sentence, spans, pieces, actors):
    found = blind(sentence, spans)
    assert found.pieces == pieces
    assert found.actors == actors


@pytest.mark.parametrize("span", [(-1, 2), (0, 0), (2, 1), (0, 99)])
def test_a_span_outside_the_sentence_is_an_error(span):
    with pytest.raises(ValueError, match="does not lie within the sentence"):
        blind("Ann left.", [span])


def test_actors_beyond_the_reserved_share_the_last_number():
    names = [f"A{n:02}" for n in range(20)]
    sentence = " ".join(names)
    found = blind(sentence, [(4 * n, 4 * n + 3) for n in range(20)])
    assert found.actors == (*range(N_RESERVED - 1), *[N_RESERVED - 1] * 5)


names = st.text("ABCDEFGHxyz -", min_size=1, max_size=12)
words = st.lists(st.sampled_from(["said", "praised", "left", "and", "blamed", ","]), max_size=4)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(words, st.integers(0, 2)), min_size=1, max_size=5),
    st.tuples(names, names, names),
)
def test_names_leave_no_trace(parts, chosen):
    """Whatever the three actors are called, the blinded sentence is the same."""

    def build(called):
        sentence, spans = "", []
        for before, who in parts:
            sentence += " ".join(before) + " "
            spans.append((len(sentence), len(sentence) + len(called[who]), str(who)))
            sentence += called[who] + " "
        return blind(sentence, spans)

    assert build(chosen) == build(("Ann", "Bob Lee", "Iran"))
