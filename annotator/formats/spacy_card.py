"""The dataset card: a README for people."""

from collections.abc import Iterable, Mapping

from annotator.domain.layer import Layer
from annotator.domain.tagset import Tagset
from annotator.formats.base import ExportOptions, LossKind
from annotator.formats.spacy_manifest import Totals
from annotator.formats.splitting import PARTS

_LOSSES: Mapping[LossKind, str] = {
    LossKind.BOILERPLATE: "spans that touch boilerplate (left out)",
    LossKind.MISALIGNED: "spans that no token boundaries fit (exact in `user_data`, in no span group)",
    LossKind.MOVED: "spans moved to the nearest token boundaries (exact in `user_data`)",
    LossKind.OVERLAP: "entities that overlap a longer one (in the span groups, not in `doc.ents`)",
    LossKind.DISCONTINUOUS: "spans with gaps (in the span groups from end to end, never in `doc.ents`)",
    LossKind.WHITE_SPACE: "spans without the white space at their edges (exact in `user_data`)",
    LossKind.LINK_END: "links to spans that are left out",
    LossKind.CHARACTERS: "documents left out or changed for characters or numbers that spaCy cannot hold",
}


def dataset_card(totals: Totals, tagset: Tagset, options: ExportOptions) -> str:
    report = totals.report
    sections = [
        [
            f"# {_plain(tagset.name)} annotations for spaCy",
            f"Labeled with the tagset {_plain(tagset.name)}, version {tagset.version} (`tagset.json`, with "
            "its guidelines).",
            f"Documents: {report.documents:,} · tokens: {totals.tokens:,} · "
            f"spans: {report.spans.total():,} · links: {report.links:,}",
        ],
        ["## Documents", _table(("part", "documents"), _parts(totals))],
        ["## Labels", *_labels(totals)],
        ["## What was left out, or is not as it was recorded", _losses(totals)],
        ["## Reading it", _reading(options)],
    ]
    return "\n".join("\n\n".join(section) + "\n" for section in sections)


def _parts(totals: Totals) -> list[tuple[str, int]]:
    return [(part, totals.parts[part]) for part in ("all", *PARTS) if part in totals.parts]


def _plain(text: str) -> str:
    """Text that Markdown takes for nothing else."""
    text = " ".join(text.split())
    return "".join(f"\\{character}" if character in "\\`*_{}[]()<>#|!&" else character for character in text)


def _table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def _labels(totals: Totals) -> list[str]:
    parts: list[str] = []
    for layer in Layer:
        counts = totals.spans_by_layer()[layer.value]
        if layer is Layer.ENTITY:
            rows = [(_plain(label), count, totals.ents[label]) for label, count in counts.items()]
            parts.append(_table(("entity", "`doc.spans`", "`doc.ents`"), rows))
        else:
            parts.append(_table((layer.value, "`doc.spans`"), ((_plain(k), n) for k, n in counts.items())))
    return parts


def _losses(totals: Totals) -> str:
    counts = totals.report.losses_by_kind()
    lines = [f"- {text}: {counts[kind]:,}" for kind, text in _LOSSES.items() if counts[kind]]
    lines += [f"- {_plain(note)}" for note in totals.report.notes]
    if not lines:
        return "Nothing."
    return "\n".join(
        [*lines, "", "Each is listed in `losses.jsonl`; `alignment.jsonl` names the nearest token fits."]
    )


def _reading(options: ExportOptions) -> str:
    part = "train" if options.split else "all"
    return f"""```python
import spacy
from pathlib import Path
from spacy.tokens import DocBin

nlp = spacy.blank("en")
for shard in sorted(Path("{part}").glob("*.spacy")):
    for doc in DocBin().from_disk(shard).get_docs(nlp.vocab):
        print(doc.ents, doc.spans["claims"], doc.user_data["annotations"])
```

`doc.ents` holds entities without overlaps; tokens outside are O where the layer was finished, else missing.
`doc.spans` holds everything that tokens fit, as `entities`, `claims`, `events`, and all as `sc`, where
`span.id_` is the key into `doc.user_data["annotations"]`: exact offsets, attributes, links, notes."""
