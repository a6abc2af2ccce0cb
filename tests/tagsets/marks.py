"""Reading the marked examples of a guideline: ``The [[span]] in its sentence.``"""

import re
from dataclasses import dataclass

_MARK = re.compile(r"\[\[([^\[\]]*)\]\]")
_ABBREVIATION = re.compile(r"(?:\b(?:[A-Za-z]\.)+|\b(?:Jr|Sr|Inc|Ltd|Co|St)\.)$")
_QUOTATION_MARKS = "“”‘«»\"'"
_FINAL_PUNCTUATION = ".,;:!?…’"


@dataclass(frozen=True, slots=True)
class Marked:
    """One marked span with the text directly before and after it, without other marks."""

    before: str
    text: str
    after: str


def is_well_formed(example: str) -> bool:
    """Whether it marks at least one span, and every bracket belongs to a mark without brackets inside."""
    return bool(_MARK.search(example)) and not re.search(r"[\[\]]", _MARK.sub("x", example))


def marked(example: str) -> list[Marked]:
    return [
        Marked(_plain(example[: found.start()]), found[1], _plain(example[found.end() :]))
        for found in _MARK.finditer(example)
    ]


def _plain(text: str) -> str:
    return text.replace("[[", "").replace("]]", "")


def edge_fault(span: Marked) -> str | None:
    """What is wrong with the edges of a span, or None."""
    faults = {
        "is empty": not span.text,
        "begins or ends with white space": span.text != span.text.strip(),
        "begins or ends with a quotation mark": span.text[:1] in tuple(_QUOTATION_MARKS)
        or span.text[-1:] in tuple(_QUOTATION_MARKS),
        "ends with punctuation": span.text[-1:] in tuple(_FINAL_PUNCTUATION)
        and not _ABBREVIATION.search(span.text),
        "begins with punctuation": span.text[:1] in tuple(_FINAL_PUNCTUATION + "-()"),
        "holds the possessive": bool(re.search(r"[’']s$", span.text)),
        "begins inside a word": span.before[-1:].isalnum(),
        "ends inside a word": span.after[:1].isalnum(),
    }
    return next((fault for fault, is_so in faults.items() if is_so), None)
