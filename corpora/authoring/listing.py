"""What an author reads after a check: the counts of an article, and its marks beside what they cover."""

from collections import Counter

from corpora.authoring.draft import LAYERS, Draft, Marked
from corpora.authoring.sources import Entry


def listing(entry: Entry, with_marks: bool) -> str:
    article = entry.article
    lines = [f"{article.number}-{article.slug}: {len(article.text.split())} words"]
    lines += [f"  {name}: {_counts(draft)}" for name, draft in {"gold": entry.gold, **entry.readings}.items()]
    if with_marks:
        lines += _marks(entry.gold)
    return "\n".join(lines)


def _counts(draft: Draft) -> str:
    counted = Counter(span.layer for span in draft.spans.values())
    return ", ".join(f"{counted[layer]} {layer}" for layer in LAYERS) + f", {len(draft.ties)} links"


def _marks(draft: Draft) -> list[str]:
    ordered = sorted(draft.spans.values(), key=lambda span: (LAYERS.index(span.layer), span.start, -span.end))
    return [_mark(draft, span) for span in ordered]


def _mark(draft: Draft, span: Marked) -> str:
    covered = " … ".join(draft.article.text[start:end] for start, end in span.fragments)
    ties = " ".join(f"{tie.role}={tie.target or '-'}" for tie in draft.ties if tie.source == span.mark)
    return f"    {span.mark:5} {span.label:12} {covered!r} {ties}"
