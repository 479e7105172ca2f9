"""The quotes of one article: whose words stand between marks or behind a verb of speech."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace

from analysis.sentiment.speech.marks import Marked
from analysis.sentiment.speech.passage import Passage
from analysis.sentiment.speech.references import UNKNOWN, References, Speaker
from analysis.sentiment.speech.report import Report
from analysis.sentiment.speech.reports import reports_of

_RIGHT_BEHIND = 3  # characters: a closing mark, a comma, a blank
_FARTHER = 60  # characters: a report farther behind counts as so much farther than one before


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody's words.

    Parameters
    ----------
    start, end
        Characters into the text; quotation marks around the whole are left out.
    speaker
        Start, end and number of the mention of who speaks; -1 for what is not known.
    cue
        The verb that reports it; empty if none does.
    direct
        Whether the words stand between quotation marks.
    """

    start: int
    end: int
    speaker: Speaker
    cue: str
    direct: bool


def quotes_of(passage: Passage) -> list[Quote]:
    """Return the quotes of an article, in order.

    Parameters
    ----------
    passage
        The article.
    """
    references = References(passage)
    reports: list[list[Report]] = []
    for number, sentence in enumerate(passage.sentences):
        found = reports_of(passage, number, references)
        reports.append(found)
        main = sorted((r for r in found if r.level < 0), key=Report.length, reverse=True)
        references.note(sentence, [report.speaker for report in main])
    indirect = [
        Quote(start, end, report.speaker, report.cue, False)
        for found in reports
        for report in found
        for start, end in report.said
    ]
    direct = _direct(passage, reports, indirect, references.about)
    unique: dict[int, Quote] = {}
    for quote in sorted([*indirect, *direct], key=lambda q: (q.start, -q.end)):
        unique.setdefault(quote.start, quote)
    return list(unique.values())


def _direct(
    passage: Passage, reports: list[list[Report]], indirect: list[Quote], about: list[Speaker]
) -> list[Quote]:
    """Return the words between quotation marks, each with its speaker."""
    found: list[Quote] = []
    for number, marked in enumerate(passage.marked):
        speaker, cue = _beside(passage, reports, number)
        if speaker == UNKNOWN and not cue:
            speaker, cue = _around(indirect, marked.start, marked.end)
        found.append(Quote(marked.start, marked.end, speaker, cue, True))
    _share_between_paragraphs(passage, found)
    for number, quote in enumerate(found):
        if quote.speaker == UNKNOWN and not quote.cue:
            speaker = _goes_on(passage, found, about, number)
            found[number] = Quote(quote.start, quote.end, speaker, "", True)
    return [quote for quote in found if quote.end > quote.start]


def _beside(passage: Passage, reports: list[list[Report]], number: int) -> tuple[Speaker, str]:
    """Return who speaks, by the nearest report in the sentences where marked words begin or end."""
    marked = passage.marked[number]
    first = passage.sentence_at(marked.start - 1)
    last = passage.sentence_at(marked.end if marked.closed else marked.end - 1)
    near = [
        report
        for sentence in sorted({first, last})
        for report in reports[sentence]
        if report.level == marked.parent
    ]
    near = near or _right_behind(passage, reports, last + 1, marked)
    if not near:
        return UNKNOWN, ""
    best = min(near, key=lambda report: _gap(report, marked.start, marked.end))
    return best.speaker, best.cue


def _right_behind(
    passage: Passage, reports: list[list[Report]], sentence: int, marked: Marked
) -> list[Report]:
    """Return the report that a sentence of its own makes: '"Will he?" Holmes asked.'."""
    if not marked.closed or sentence >= len(reports):
        return []
    if any(word.is_mark for word in passage.sentences[sentence].words):
        return []
    return [
        report
        for report in reports[sentence][:1]
        if report.level == marked.parent
        and not report.said
        and 0 <= report.start - marked.end <= _RIGHT_BEHIND
        and "\n" not in passage.text[marked.end : report.start]
    ]


def _gap(report: Report, start: int, end: int) -> int:
    """Return how far a report is from marked words; right behind them is nearest of all."""
    if report.start >= end:
        between = report.start - end
        return 0 if between <= _RIGHT_BEHIND else between + _FARTHER
    return max(start - report.end, 0) + 1


def _around(indirect: list[Quote], start: int, end: int) -> tuple[Speaker, str]:
    """Return the speaker of the reported words that hold marked ones."""
    first = bisect_right(indirect, start, key=lambda quote: quote.start) - 1
    for quote in indirect[max(first - 3, 0) : first + 1]:
        if quote.start <= start and end <= quote.end:
            return quote.speaker, quote.cue
    return UNKNOWN, ""


def _share_between_paragraphs(passage: Passage, found: list[Quote]) -> None:
    """Give the paragraphs of one quotation one speaker, wherever it is told."""
    links = [(n, m.continues) for n, m in enumerate(passage.marked) if m.continues >= 0]
    backward = [(before, after) for after, before in reversed(links)]
    for to, source in [*links, *backward]:
        if found[to].speaker == UNKNOWN and found[source].speaker != UNKNOWN:
            found[to] = replace(found[to], speaker=found[source].speaker, cue=found[source].cue)


def _goes_on(passage: Passage, found: list[Quote], about: list[Speaker], number: int) -> Speaker:
    """Return who speaks in a quotation that fills its sentences and has no verb beside it.

    It is the speaker of the words before it, or whom the sentence before it is about, in this
    paragraph or the one before.
    """
    marked = passage.marked[number]
    last = passage.sentence_at(marked.start - 1)
    if marked.parent >= 0:
        return found[marked.parent].speaker
    if not _fills(passage, last, number):
        return UNKNOWN
    paragraph = passage.sentences[last].paragraph
    before = [q for n, q in enumerate(found[:number]) if passage.marked[n].parent < 0][-1:]
    spoken = passage.sentence_at(before[0].end) if before else -1
    for sentence in range(last - 1, -1, -1):
        if passage.sentences[sentence].paragraph < paragraph - 1:
            break
        if sentence <= spoken and before[0].speaker != UNKNOWN:
            return before[0].speaker
        if about[sentence][2] >= 0:
            return about[sentence]
    same = before and spoken == last
    return before[0].speaker if same else UNKNOWN


def _fills(passage: Passage, sentence: int, number: int) -> bool:
    """Tell whether a sentence holds nothing but marked words."""
    words = passage.sentences[sentence].words
    return all(w.is_mark or passage.within(w.marked, number) or w.low in ".,!?" for w in words)
