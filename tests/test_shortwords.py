"""Short words are counted as a set of them would be."""

from hypothesis import example, given
from hypothesis import strategies as st

from analysis.reading.shortwords import LONGEST, ShortWords

KNOWN = [b"a", b"the", b"which", "\u00e9t\u00e9".encode(), b"seventh"]
WORDS = st.sampled_from([*KNOWN, b"th", b"them", b"seventhly", b"eventhl", b"", b"whichever"])


@given(st.lists(WORDS | st.binary(max_size=12).map(lambda word: word.replace(b" ", b""))))
@example([])
@example([b"", b"the", b"", b""])
def test_words_are_counted_as_in_a_set(words):
    plain = b" ".join(words)
    words = plain.replace(b"\0", b"x").split(b" ")
    words = [word for word in words if word]
    found = ShortWords(KNOWN).count_in(b" ".join(words))
    assert found == (sum(word in KNOWN for word in words), len(words))
    assert ShortWords(KNOWN).count_in(plain.replace(b"\0", b"x")) == found


def test_any_few_words_get_a_place_of_their_own():
    words = [bytes([65 + n // 26, 65 + n % 26]) * (1 + n % 3) for n in range(30)]
    words = [word[:LONGEST] for word in words]
    assert ShortWords(words).count_in(b" ".join(words)) == (30, 30)
