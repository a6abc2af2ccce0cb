"""Figures of a JSONL dataset, computed from its lines by other libraries: nothing of the program is used.

scikit-learn counts F1, precision, recall and κ, krippendorff α, SciPy finds which spans belong together, and
spaCy the tokens.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import krippendorff
import numpy as np
import spacy
from scipy.optimize import linear_sum_assignment
from sklearn.metrics import cohen_kappa_score, f1_score, precision_score, recall_score

Line = dict[str, Any]
_BLANK = spacy.blank("en")


@dataclass(frozen=True)
class Marked:
    """One annotator's layer of one document."""

    text: str
    spans: tuple[tuple[tuple[tuple[int, int], ...], str], ...]

    def points(self, number: int) -> set[int]:
        return {place for start, end in self.spans[number][0] for place in range(start, end)}


def lines(path: Path) -> list[Line]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def both_finished(found: Iterable[Line], one: str, other: str, layer: str) -> list[tuple[Marked, Marked]]:
    read: dict[str, dict[str, Marked]] = {one: {}, other: {}}
    for line in found:
        name = line["annotator"]["name"] if line["annotator"] else ""
        if name in read and layer in line["finished"] and line["status"] != "skipped":
            read[name][line["id"]] = Marked(line["text"], tuple(sorted(_spans(line, layer))))
    shared = sorted(read[one].keys() & read[other].keys())
    return [(read[one][document], read[other][document]) for document in shared]


def _spans(line: Line, layer: str) -> set[tuple[tuple[tuple[int, int], ...], str]]:
    noise = [(zone["start"], zone["end"]) for zone in line["zones"] if zone["kind"] == "boilerplate"]
    found: set[tuple[tuple[tuple[int, int], ...], str]] = set()
    for span in line["spans"]:
        pieces = span.get("fragments") or [[span["start"], span["end"]]]
        fragments = tuple((int(start), int(end)) for start, end in pieces)
        inside = all(any(a <= start and end <= b for a, b in noise) for start, end in fragments)
        if span["layer"] == layer and not inside:
            found.add((fragments, span["label"]))
    return found


def figures(pairs: Sequence[tuple[Marked, Marked]]) -> dict[str, float]:
    exact = _indicators((set(one.spans), set(other.spans)) for one, other in pairs)
    tokens = _indicators((_tokens(one), _tokens(other)) for one, other in pairs)
    labels = [
        (one.spans[row][1], other.spans[column][1])
        for one, other in pairs
        for row, column in _matched(one, other, same_label=False)
    ]
    names = sorted({label for pair in labels for label in pair})
    codes = np.array([[names.index(label) for label in pair] for pair in labels], dtype=np.intp)
    return {
        "f1-exact": f1_score(*exact),
        "precision": precision_score(exact[1], exact[0]),
        "recall": recall_score(exact[1], exact[0]),
        "f1-extent": _over(pairs, sum(_same_extent(one, other) for one, other in pairs)),
        "f1-overlap": _over(pairs, len(labels)),
        "f1-overlap-label": _over(pairs, _count(pairs, 0.0)),
        "f1-half-label": _over(pairs, _count(pairs, 0.5)),
        "f1-tokens": f1_score(*tokens),
        "kappa": cohen_kappa_score(codes[:, 0], codes[:, 1]),
        "alpha": krippendorff.alpha(reliability_data=codes.T, level_of_measurement="nominal"),
    }


def _indicators(documents: Iterable[tuple[set[Any], set[Any]]]) -> tuple[Any, Any]:
    """For all that anybody marked, whether each of the two did."""
    rows: list[tuple[bool, bool]] = []
    for one, other in documents:
        rows += [(each in one, each in other) for each in sorted(one | other)]
    table = np.array(rows, dtype=np.intp).reshape(-1, 2)
    return table[:, 0], table[:, 1]


def _tokens(marked: Marked) -> set[tuple[int, str]]:
    """Tokens under a label; those of white space are none."""
    tokens = [
        (token.idx, token.idx + len(token.text))
        for token in _BLANK.tokenizer(marked.text)
        if not token.is_space
    ]
    return {
        (number, label)
        for fragments, label in marked.spans
        for start, end in fragments
        for number, (first, last) in enumerate(tokens)
        if first < end and start < last
    }


def _same_extent(one: Marked, other: Marked) -> int:
    counts = [Counter(fragments for fragments, _ in each.spans) for each in (one, other)]
    return (counts[0] & counts[1]).total()


def _count(pairs: Iterable[tuple[Marked, Marked]], share: float) -> int:
    return sum(len(list(_matched(one, other, same_label=True, share=share))) for one, other in pairs)


def _matched(
    one: Marked, other: Marked, *, same_label: bool, share: float = 0.0
) -> Iterator[tuple[int, int]]:
    """Equal spans, and of the rest what has the greatest sum of intersections over unions."""
    weights = np.zeros((len(one.spans), len(other.spans)))
    for row, (_, label) in enumerate(one.spans):
        mine = one.points(row)
        for column, (_, other_label) in enumerate(other.spans):
            if same_label and label != other_label:
                continue
            theirs = other.points(column)
            weights[row, column] = len(mine & theirs) / len(mine | theirs)
    weights[weights < share] = 0
    for row, span in enumerate(one.spans):
        for column, other_span in enumerate(other.spans):
            if span == other_span:
                weights[row, column] = 1000
    for row, column in zip(*(each.tolist() for each in linear_sum_assignment(weights, True)), strict=True):
        if weights[row, column] > 0:
            yield row, column


def _over(pairs: Iterable[tuple[Marked, Marked]], matched: int) -> float:
    return 2 * matched / sum(len(one.spans) + len(other.spans) for one, other in pairs)
