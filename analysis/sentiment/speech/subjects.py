"""Who does what a verb says: the noun phrase that is its subject, and the name in it."""

from __future__ import annotations

from dataclasses import dataclass

from analysis.sentiment.speech.cues import titles, word_lists
from analysis.sentiment.speech.passage import Name, Word

_BREAKS = frozenset((";", ":", "—", "–", "--", "(", ")", "!", "?", "…"))
_PRONOUNS = frozenset(("he", "she", "it", "they", "we", "i", "you"))
_WHO = frozenset(("who", "whose"))
_PARTS = frozenset(("-", "&", "."))


@dataclass(frozen=True, slots=True)
class Subject:
    """A noun phrase: words `first` to `last` (excluded) of a line.

    `name` is the number of the mention that it names, -1 where it names nobody; `head` is then the
    place of its noun ("head" in "the head of the agency").
    """

    first: int
    last: int
    name: int = -1
    head: int = -1


class Line:
    """The words of one sentence that stand within the same quotation marks, or within none.

    Parameters
    ----------
    words
        The words, quotation marks among them where other marked words are left out.
    names
        The mentions of the article.
    """

    def __init__(self, words: list[Word], names: list[Name]) -> None:
        self.words = words
        self.low = [word.low for word in words]
        self.names = names

    def breaks(self, index: int) -> bool:
        """Tell whether a clause ends at a word; before the first word it does."""
        return index < 0 or self.words[index].is_mark or self.low[index] in _BREAKS

    def named(self, index: int) -> int:
        """Return the mention that ends at a word, -1 if none or if it is a possessive."""
        word = self.words[index]
        possessive = word.name >= 0 and self.names[word.name].end < word.end
        return -1 if possessive else word.name

    def person(self, index: int) -> bool:
        """Tell whether a word belongs to a person's name."""
        name = self.words[index].name
        return name >= 0 and self.names[name].kind == "person"

    def capital(self, index: int) -> bool:
        """Tell whether a word may belong to a name or its title."""
        text = self.words[index].text
        return text[0].isupper() or self.low[index] in titles() or text in _PARTS


def subject_before(line: Line, verb: int) -> Subject | None:
    """Return the subject that stands before a verb.

    Parameters
    ----------
    line
        The line.
    verb
        Place of the verb in it.

    Returns
    -------
    Subject or None
        None where the verb shares the subject of an earlier one ("and said"), or has none.
    """
    lists = word_lists()
    last = _before_fillers(line, verb - 1)
    if line.breaks(last) or line.low[last] in ("and", "but", "or"):
        return None
    if line.low[last] == ",":
        return clause_subject(line, last)
    if line.low[last] in lists.relatives:
        return _before_relative(line, last)
    reach = last
    while last >= 0:
        first = _chunk_start(line, last)
        before = line.low[first - 1] if first else ""
        if before not in lists.prepositions or _is_title(line, first, last):
            return _head(line, (_title_start(line, first, last), last + 1), reach + 1)
        last = first - 2
        if line.breaks(last) or line.low[last] == ",":
            break
    return _nearest_person(line, max(last, -1) + 1, reach)


def subject_after(line: Line, verb: int) -> Subject | None:
    """Return the subject that stands after its verb, as in '"No," said the minister'.

    Parameters
    ----------
    line
        The line.
    verb
        Place of the verb in it.
    """
    lists = word_lists()
    last = verb + 1
    while last < len(line.low) and not (line.breaks(last) or line.low[last] in (",", ".")):
        if line.low[last] in lists.finite:
            return None
        last += 1
    if last == verb + 1 or line.low[verb + 1] in lists.prepositions:
        return None
    return head_from(line, verb + 1, last)


def clause_subject(line: Line, before: int) -> Subject | None:
    """Return the subject of the clause that ends before a word: its first noun phrase.

    Parameters
    ----------
    line
        The line.
    before
        Where the clause is read up to.
    """
    begin = before
    while not line.breaks(begin - 1) and not _joins(line, begin - 1):
        begin -= 1
    commas = [i for i in range(begin, before) if line.low[i] == ","]
    edges = [begin - 1, *commas, before]
    parts = [(a + 1, b) for a, b in zip(edges, edges[1:], strict=False) if b > a + 1]
    for number, (first, last) in enumerate(parts):
        if line.low[first] in word_lists().relatives:
            continue
        if is_adverbial(line, first):
            # "On Monday Donald Trump, who leads the race, demanded"
            relative = number + 1 < len(parts) and line.low[parts[number + 1][0]] in _WHO
            if relative and line.person(last - 1):
                return _nearest_person(line, first, last - 1)
            continue
        found = head_from(line, first, last)
        if found is None or found.name >= 0:
            return found
        # "Poland's new minister for Europe, Konrad Szymanski, said"
        following = parts[number + 1] if number + 1 < len(parts) else None
        named = following is not None and line.words[following[0]].name >= 0
        if following is not None and named and _one_name(line, *following):
            return head_from(line, *following)
        return found
    return None


def head_from(line: Line, first: int, last: int) -> Subject | None:
    """Return the noun phrase that begins at a word, with the name that is its head.

    Parameters
    ----------
    line
        The line.
    first, last
        The words to look at.
    """
    lists = word_lists()
    for index in range(first, last):
        low = line.low[index]
        if low in lists.relatives or low in lists.auxiliaries or low in lists.subordinators:
            return _head(line, (first, index), index) if index > first else None
        if low in lists.prepositions and not _is_office_of(line, index, last):
            reach = min(last, index + 4)
            return _head(line, (first, index), reach) if index > first else None
        if _verb_follows(line, index, last):
            return _head(line, (first, index + 1), index + 1)
        if line.named(index) >= 0 and _stands_alone(line, index, last):
            return Subject(first, index + 1, line.named(index))
    return _head(line, (first, last), last) if last > first else None


def _verb_follows(line: Line, index: int, last: int) -> bool:
    """Tell whether a noun that names an office is followed by what must be a verb."""
    if index + 1 >= last or line.low[index] not in titles():
        return False
    behind = line.words[index + 1]
    plain = behind.text[0].islower() and behind.name < 0 and behind.low not in titles()
    return plain and behind.low not in word_lists().prepositions


def _one_name(line: Line, first: int, last: int) -> bool:
    """Tell whether words are one name and nothing else, or begin with a person's."""
    name = line.words[first].name
    return line.person(first) or all(line.words[i].name == name for i in range(first, last))


def _before_fillers(line: Line, index: int) -> int:
    """Return the last word before auxiliaries, adverbs and days of the week."""
    lists = word_lists()
    while index >= 0:
        low = line.low[index]
        dated = low in lists.days or low.isdigit() and line.low[index - 1] in (*lists.days, ".")
        if dated or low == "." and index and line.low[index - 1] in lists.days:
            index -= 1
            if line.low[index] in ("on", "in", "last", "late", "early", "this", "next"):
                index -= 1
        elif low in lists.auxiliaries or low in lists.adverbs or _adverb(low):
            index -= 1
        else:
            break
    return index


def _adverb(low: str) -> bool:
    return (
        len(low) > 4 and low.endswith("ly") and low not in ("family", "italy", "assembly", "ally")
    )


def _chunk_start(line: Line, last: int) -> int:
    """Return where the noun phrase that ends at a word begins, what it hangs on left out."""
    lists = word_lists()
    first = last
    while first > 0:
        low = line.low[first - 1]
        if line.low[first] in lists.determiners and low not in lists.determiners:
            break
        if line.low[first] in _PRONOUNS:
            break
        here, before = line.words[first].name, line.words[first - 1].name
        if line.breaks(first - 1) or low in lists.prepositions or low in lists.subordinators:
            break
        if low in lists.auxiliaries or (not low[0].isalnum() and low not in _PARTS):
            break
        if before >= 0 and here != before and line.person(first):
            if line.names[before].role != "modifier" and line.named(first - 1) >= 0:
                break
        first -= 1
    return first


def _is_title(line: Line, first: int, last: int) -> bool:
    """Tell whether "Secretary of" stands before "State John Kerry"."""
    return _is_office_of(line, first - 1, last + 1) and line.person(last)


def _is_office_of(line: Line, index: int, last: int) -> bool:
    """Tell whether "of" links an office to its field, and a person's name follows."""
    office = index > 0 and line.low[index] == "of" and line.low[index - 1] in titles()
    return office and any(
        line.person(i) and all(line.capital(j) for j in range(index + 1, i))
        for i in range(index + 2, min(index + 4, last))
    )


def _title_start(line: Line, first: int, last: int) -> int:
    """Return where a noun phrase begins, a title of two parts included."""
    return _chunk_start(line, first - 2) if _is_title(line, first, last) else first


def _head(line: Line, phrase: tuple[int, int], reach: int) -> Subject:
    """Return a noun phrase with whom it names; `reach` is the end of what hangs on it."""
    first, last = phrase
    name = line.named(last - 1)
    if name >= 0:
        return Subject(_first_of_several(line, first, last), last, _first_name(line, phrase, name))
    if line.low[last - 1].removesuffix("s") in _spokesmen():
        before = [line.words[i].name for i in range(first, last) if line.words[i].name >= 0]
        behind = [line.named(i) for i in range(last, reach) if line.named(i) >= 0]
        if before or behind:
            return Subject(first, last, before[-1] if before else behind[0])
    return Subject(first, max(reach, last), head=last - 1)


def _spokesmen() -> set[str]:
    return {word.removesuffix("s") for word in word_lists().spokesmen}


def _first_of_several(line: Line, first: int, last: int) -> int:
    """Return where "Ted Cruz and Jeb Bush" begins, seen from the second name."""
    other = first - 2
    if first < 2 or line.low[first - 1] != "and" or line.named(other) < 0:
        return first
    begin = _chunk_start(line, other)
    whole = all(
        line.capital(i) or line.words[i].name >= 0 or line.low[i] in word_lists().determiners
        for i in range(begin, other)
    )
    ends = begin == 0 or line.breaks(begin - 1) or line.low[begin - 1] == ","
    return begin if whole and ends else first


def _first_name(line: Line, phrase: tuple[int, int], name: int) -> int:
    """Return the first of several names joined by "and", or the name itself."""
    first = _first_of_several(line, *phrase)
    return line.named(phrase[0] - 2) if first < phrase[0] else name


def _stands_alone(line: Line, index: int, last: int) -> bool:
    """Tell whether a name is the head: no word behind it goes on with the phrase."""
    name = line.names[line.words[index].name]
    behind = index + 1
    if behind >= last:
        return True
    if line.words[behind].name == line.words[index].name:
        return False
    if name.kind == "person":
        return True
    low = line.low[behind]
    goes_on = line.capital(behind) or low.removesuffix("s") in _spokesmen()
    return name.role != "modifier" and not goes_on


def _before_relative(line: Line, who: int) -> Subject | None:
    """Return the noun phrase that a relative pronoun refers to."""
    last = who - 1 - (who > 0 and line.low[who - 1] == ",")
    if line.breaks(last):
        return None
    return _head(line, (_chunk_start(line, last), last + 1), last + 1)


def _nearest_person(line: Line, first: int, last: int) -> Subject | None:
    """Return the last person named among words, where no noun phrase can be made out."""
    for index in range(last, first - 1, -1):
        if line.person(index) and line.named(index) >= 0:
            return Subject(_name_start(line, index), index + 1, line.named(index))
    return None


def _name_start(line: Line, index: int) -> int:
    """Return the first word of the name that a word belongs to."""
    first = index
    while first and line.words[first - 1].name == line.words[index].name:
        first -= 1
    return first


def _joins(line: Line, index: int) -> bool:
    """Tell whether a new clause begins after a word: ", and", ", while"."""
    return line.low[index] in word_lists().joining and index > 0 and line.low[index - 1] == ","


def is_adverbial(line: Line, first: int) -> bool:
    """Tell whether a part of a sentence says when, where or how, and names no subject."""
    lists = word_lists()
    low = line.low[first]
    opens = low in lists.prepositions or low in lists.subordinators or low in lists.adverbs
    return opens or (line.words[first].name < 0 and (_adverb(low) or low.endswith("ing")))
