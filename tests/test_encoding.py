"""What the network reads: ids, where each actor's tokens stand, windows of long sentences."""

import numpy as np
import pytest

from analysis.sentiment.blinding import blind
from analysis.sentiment.encoding import CLS, FIRST_RESERVED, MAX_TOKENS, SEP, encode, pad


def test_actors_become_reserved_tokens():
    (row,) = encode(blind("Ann met Bob, and Ann left.", [(0, 3), (8, 11)]))
    assert row.ids[0] == CLS
    assert row.ids[-1] == SEP
    assert row.actors == (0, 1)
    assert [row.ids[place] for place in row.positions[0]] == [FIRST_RESERVED] * 2
    assert [row.ids[place] for place in row.positions[1]] == [FIRST_RESERVED + 1]


@pytest.mark.parametrize("control", ["[SEP]", "[CLS]", "[MASK]", "[PAD]", "[unused1]"])
def test_text_that_looks_like_a_control_token_stays_text(control):
    (row,) = encode(blind(f"Ann said {control} today.", [(0, 3)]))
    inner = row.ids[2:-1]
    assert not {0, CLS, SEP, 103, FIRST_RESERVED} & set(inner)


def test_a_long_sentence_gives_each_actor_its_own_window():
    sentence = "Ann " + "spoke " * 300 + "of Bob."
    spans = [(0, 3), (sentence.index("Bob"), sentence.index("Bob") + 3)]
    rows = encode(blind(sentence, spans))
    assert [row.actors for row in rows] == [(0,), (1,)]
    for row in rows:
        assert len(row.ids) == MAX_TOKENS
        (places,) = row.positions
        assert [row.ids[place] for place in places] == [FIRST_RESERVED + row.actors[0]]


@pytest.mark.parametrize("n_words", range(118, 132))
def test_windows_begin_where_the_limit_is_passed(n_words):
    rows = encode(blind("Ann " + "ran " * n_words + "to Bob", [(0, 3)]))
    assert len(rows[0].ids) == min(n_words + 5, MAX_TOKENS)


def test_padding_weighs_each_actor_once():
    rows = encode(blind("Ann met Bob, and Ann left.", [(0, 3), (8, 11)]))
    rows += encode(blind("Cy ran.", [(0, 2)]))
    batch = pad(rows)
    assert batch["ids"].shape == batch["mask"].shape
    assert batch["mask"].sum(axis=1).tolist() == [len(row.ids) for row in rows]
    np.testing.assert_allclose(batch["actors"].sum(axis=2), [[1, 1], [1, 0]])
