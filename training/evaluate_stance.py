"""How often stances are right: `python -m training.evaluate_stance ../shared/data/stance`.

Each row marks two actors p and q and says who is positive or negative toward whom. A stance is
right where direction and sense both are as the row says; most rows say neutral, and there each
stance is wrong. Three things are printed of each part:

- the rule for deeds on the two marked names alone: of its findings, surest first, those that make
  up 10, 20 and 40 % of the pairs that are not neutral; and macro-F1 of five classes;
- deeds as the package tells them, all names found and speech given to its speakers, by the voice
  that the target stands in;
- words, of network and word list: the target stands in the words of the other of the two, and its
  score is 0.2 or more for or against, as in the figures.

The list of verbs was made with an eye on train.tsv, and a part of its sentences taught the network
how a larger one scores them (never their labels); valid.tsv is unseen, and its sentences that
stand in train.tsv too are left out. `--write` keeps what valid.tsv says of words for the table of
stances; of deeds, `training.judged_deeds` has more rows.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import pandas as pd

from analysis.corpus import Corpus
from analysis.measures.deed_rules import sentence_deeds
from analysis.measures.deeds import FARTHEST, deeds
from analysis.measures.precision import SIDE, wilson
from analysis.sentiment.toward import toward_table
from training.keep_precision import keep
from training.stance_rows import Row, read_rows, stance_corpus

_COVERAGES = (0.1, 0.2, 0.4)
_COMMAND = "python -m training.evaluate_stance DATA --write"


def main() -> None:
    """Print the figures of both parts."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="holds train.tsv and valid.tsv")
    parser.add_argument("--write", action="store_true", help="keep the precision of each method")
    parser.add_argument("--part", choices=("train", "valid"), help="only this part")
    settings = parser.parse_args()
    train = read_rows(settings.folder / "train.tsv")
    seen = {text for text, _, _ in train}
    valid = [row for row in read_rows(settings.folder / "valid.tsv") if row[0] not in seen]
    for name, rows in (("valid", valid), ("train", train)):
        if settings.part in (None, name):
            print(f"{name}: {len(rows)} pairs, {sum(row[2] > 0 for row in rows)} not neutral")
            _report_rule(rows)
            told = stances_told([row for row in rows if len(row[1]) == 2])
            _report(told)
            if settings.write and name == "valid":
                _write(told)


def predict(text: str, spans: list[tuple[int, int]]) -> tuple[int, float]:
    """Return the label that a deed between two actors gives, and its distance.

    Examples
    --------
    >>> predict("Iran condemned Turkey.", [(0, 4), (15, 21)])[0]
    3
    """
    for deed in sentence_deeds(text, spans):
        if deed.link.sense != "neutral":
            return {"for": 1, "against": 3}[deed.link.sense] + deed.actor, deed.distance
    return 0, np.inf


def stances_told(rows: list[Row]) -> pd.DataFrame:
    """Return every stance between the two actors of a row that deeds or words tell.

    Parameters
    ----------
    rows
        What `read_rows` returned, each with two spans.

    Returns
    -------
    pandas.DataFrame
        method (deeds, model, lexicon), said and label (1 to 4), voice (of the target: narrator,
        its speaker) and right.
    """
    corpus, pairs = stance_corpus(rows)
    found = [_told_by_deeds(corpus, pairs)]
    found += [_told_by_words(corpus, pairs, method) for method in ("model", "lexicon")]
    told = pd.concat(found, ignore_index=True)
    return told.assign(right=told["said"] == told["label"])


def _told_by_deeds(corpus: Corpus, pairs: pd.DataFrame) -> pd.DataFrame:
    """Return the deeds between p and q, one a row of the data."""
    told = deeds(corpus)
    told = told[told["sense"].ne("neutral")].merge(pairs, on="article_id")
    forward = told["actor"].eq(told["p"]) & told["target"].eq(told["q"])
    back = told["actor"].eq(told["q"]) & told["target"].eq(told["p"])
    told = told.assign(said=told["sense"].map({"for": 1, "against": 3}) + back.astype(int))
    told = told[forward | back].drop_duplicates("article_id")
    keys = ["article_id", "actor"]
    voices = corpus.mentions[[*keys, "voice"]].drop_duplicates(keys, keep="last")
    told = told.merge(voices.rename(columns={"actor": "target"}), on=["article_id", "target"])
    told["voice"] = told["voice"].where(told["voice"].eq("narrator"), "its speaker")
    return told[["said", "label", "voice"]].assign(method="deeds")


def _told_by_words(corpus: Corpus, pairs: pd.DataFrame, method: str) -> pd.DataFrame:
    """Return where one of the two speaks of the other with a side, the clearer one a row."""
    scored = toward_table(corpus.sentences, corpus.mentions, method=method)
    scored = scored[["article_id", "actor", "voice", "toward"]].merge(pairs, on="article_id")
    forward = scored["voice"].eq(scored["p"]) & scored["actor"].eq(scored["q"])
    back = scored["voice"].eq(scored["q"]) & scored["actor"].eq(scored["p"])
    scored = scored.assign(back=back.astype(int))[forward | back]
    keys = ["article_id", "back", "label"]
    means = scored.groupby(keys, as_index=False)["toward"].mean()
    means = means[means["toward"].abs() >= SIDE]
    means["size"] = -means["toward"].abs()
    means = means.sort_values(["article_id", "size"]).drop_duplicates("article_id")
    said = np.where(means["toward"] > 0, 1, 3) + means["back"]
    return means[["label"]].assign(said=said, voice="its speaker", method=method)


def _report_rule(rows: list[Row]) -> None:
    """Print precision by coverage and macro-F1 of the rule on the marked names."""
    found = [predict(text, spans) for text, spans, _ in rows]
    labels = np.array([label for _, _, label in rows])
    said = np.array([label for label, _ in found])
    distance = np.array([far for _, far in found])
    order = np.argsort(distance, kind="stable")
    charged = int((labels > 0).sum())
    for coverage in _COVERAGES:
        first = order[: round(coverage * charged)]
        first = first[said[first] > 0]
        print(f"  rule, surest {coverage:.0%}: {_share(said[first] == labels[first])}")
    shipped = np.where(distance <= FARTHEST, said, 0)
    kept = shipped > 0
    print(f"  rule, near enough: {_share(shipped[kept] == labels[kept])}")
    print(f"  rule, macro-F1 of five classes {_macro_f1(labels, shipped):.1f}")


def _report(told: pd.DataFrame) -> None:
    """Print how many of the stances are right, by method and by voice."""
    for method, rows in told.groupby("method", sort=False):
        print(f"  {method}: {_share(rows['right'])}")
        charged = rows[rows["label"] > 0]
        print(f"    where the row is not neutral: {_share(charged['right'])}")
        for voice, part in rows.groupby("voice"):
            print(f"    target in the voice of {voice}: {_share(part['right'])}")


def _share(right: np.ndarray | pd.Series) -> str:
    """Return a precision with its interval, as text."""
    n, k = len(right), int(np.sum(right))
    if not n:
        return "none told"
    low, high = wilson(k, n)
    return f"precision {k / n:.3f} of {n} (95 %: {low:.2f} to {high:.2f})"


def _write(told: pd.DataFrame) -> None:
    """Keep how often words are right; deeds are judged on whole news (`training.judged_deeds`)."""
    words = told[told["method"] != "deeds"]
    counts = words.groupby("method", sort=False)["right"].agg(n="size", right="sum").reset_index()
    where = "rows of valid.tsv whose sentences are not in train.tsv"
    keep(counts.assign(measured_on=where, command=_COMMAND))


def _macro_f1(labels: np.ndarray, said: np.ndarray) -> float:
    """Return the mean F1 of the five classes, in percent."""
    scores = []
    for label in range(5):
        both = ((labels == label) & (said == label)).sum()
        scores.append(2 * both / max((labels == label).sum() + (said == label).sum(), 1))
    return float(100 * np.mean(scores))


if __name__ == "__main__":
    main()
