"""Stop words: the shipped list and what the user adds or keeps."""

from analysis.language.stopwords import stop_words
from analysis.language.tokens import term_of, tokenise
from analysis.language.wordlists import read_lines


def test_grammar_is_listed_and_content_is_not():
    listed = stop_words(reporting=False)
    assert {"the", "of", "isn't", "they", "against"} <= listed
    assert not {"war", "said", "good", "president", "#"} & listed


def test_words_of_reporting_are_listed_unless_they_are_wanted():
    assert {"said", "told"} <= stop_words()
    assert stop_words() - stop_words(reporting=False) == set(read_lines("reporting-words-en.txt"))


def test_user_adds_and_keeps():
    listed = stop_words(extra=["Advertisement", "o’clock"], keep=["Against", "isn’t"])
    assert {"advertisement", "o'clock"} <= listed
    assert not {"against", "isn't"} & listed


def test_every_entry_is_a_term_so_that_it_can_match():
    for word in read_lines("stopwords-en.txt"):
        assert tokenise(word) == [(0, len(word))]
        assert term_of(word) == word


def test_list_is_sorted_and_without_repeats():
    words = read_lines("stopwords-en.txt")
    assert list(words) == sorted(set(words))
