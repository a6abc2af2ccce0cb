"""Hopping through a million characters: to what is near, and to what is at the very end.

Run it as ``python -m tests.benchmarks.bench_hops``. Each figure stands beside a bare loop over the words of
the text; what counts for a window that stays awake is the longest step.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from time import perf_counter

from annotator.domain.document import Document, DocumentDraft
from annotator.domain.layer import Layer
from annotator.domain.span import Fragment, Span, make_extent
from annotator.session.hops import Hops, Labeled
from annotator.session.labeled_words import LabeledWords
from annotator.session.segments import Segments
from annotator.session.tokens import load_tokenizer
from annotator.text.sentences import sentences
from annotator.text.tokens import Tokenizer

CHARACTERS = 1_000_000
BARREN = "Nobody moved on that day, and all went on as it had the year before. "
NAMES = "Then they met Ines Vale, who was at the pier near Port Ellery in 1931, with three others. "


@dataclass(frozen=True, slots=True)
class Walk:
    """Seconds until a hop arrives, of its longest step, and of the bare loop."""

    whole: float
    longest: float
    bare: float


def filled(sentence: str, gap: str) -> str:
    paragraph = sentence * 4
    return gap.join([paragraph.strip()] * (CHARACTERS // len(paragraph)))


def bare_loop(text: str) -> float:
    began = perf_counter()
    assert sum(word[0].isupper() for word in text.split()) > 0
    return perf_counter() - began


def first_hop(text: str, tokenizer: Tokenizer, labeled: Labeled) -> Walk:
    document = Document.from_draft("d", DocumentDraft("T", text, "en"))
    segments = Segments(text, "en", tokenizer)
    assert segments.paragraphs  # the view has found them by then
    hops = Hops(document, segments)
    for _ in hops.prepare():  # while somebody reads the first lines
        pass
    steps = timed(hops.from_place(0, labeled))
    return Walk(sum(steps), max(steps), bare_loop(text))


def timed(steps: Iterator[Fragment | None]) -> list[float]:
    """Of each step up to the first place."""
    times: list[float] = []
    found: Fragment | None = None
    while found is None:
        began = perf_counter()
        found = next(steps)
        times.append(perf_counter() - began)
    return times


def labeled_once(text: str) -> Labeled:
    """Somebody has labeled the first pier in the text."""
    start = text.index("pier")
    span = Span("s", Layer.ENTITY, "PLACE", make_extent(text, [(start, start + 4)]))
    return Labeled(lambda _start, _end: (span,), LabeledWords([span]))


def main() -> None:
    tokenizer = load_tokenizer("en")
    sentences("One. Two.", "en")  # what finds them loads itself
    last = "The last to see it was Ines Vale near the pier, the pier of old."
    texts = {
        "a name in each paragraph": filled(NAMES, "\n\n") + last,
        "a name in each sentence of one paragraph": filled(NAMES, " ") + last,
        "the only name at the end": filled(BARREN, "\n\n") + "\n\n" + last,
        "the only name at the end of one paragraph": filled(BARREN, " ") + " " + last,
    }
    print(f"{CHARACTERS:,} characters, first hop{'':24} arrives   longest step   over a bare loop")
    for name, text in texts.items():
        walk = first_hop(text, tokenizer, labeled_once(text))
        ratio = f"{walk.whole / walk.bare:7.2f} whole, {walk.longest / walk.bare:.2f} longest"
        print(f"{name:<44} {walk.whole * 1000:7.1f} ms {walk.longest * 1000:11.1f} ms   {ratio}")


if __name__ == "__main__":
    main()
