"""What an author reads after a check: the counts of an article, and its marks beside what they cover."""

import re
from collections import Counter

from corpora.authoring.draft import LAYERS, Draft, Marked
from corpora.authoring.sources import Entry


def listing(entry: Entry, with_marks: bool) -> str:
    article = entry.article
    lines = [f"{article.number}-{article.slug}: {len(article.text.split())} words"]
    lines += [f"  {name}: {_counts(draft)}" for name, draft in {"gold": entry.gold, **entry.readings}.items()]
    if with_marks:
        lines += _marks(entry.gold)
        lines.append(f"  no entity yet: {', '.join(_open(entry.gold)) or 'nothing'}")
    return "\n".join(lines)


def _open(draft: Draft) -> list[str]:
    """Capitalised words and numbers that no entity covers, with the word before them."""
    entities = [f for span in draft.spans.values() if span.layer == "entity" for f in span.fragments]
    found = re.finditer(r"(\S+ )?(?<!\w)((?:[A-Z]|[^\W\d_]*\d)[^\s.,”]*)", draft.article.text)
    places = [(match.start(2), match[0]) for match in found]
    return [words for at, words in places if not any(start <= at < end for start, end in entities)]


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
