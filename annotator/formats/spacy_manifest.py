"""The account of a spaCy dataset, and the manifest made from it."""

from collections import Counter
from collections.abc import Mapping
from hashlib import sha256
from importlib.metadata import version
from typing import Any

from annotator import __version__
from annotator.domain.layer import Layer
from annotator.domain.tagset import Tagset
from annotator.domain.values import Json
from annotator.formats.base import ExportOptions, ExportReport
from annotator.formats.plain import plain_layers, sorted_json
from annotator.formats.spacy_shards import ShardResult


class Totals:
    """Sums over shards. ``files`` are shards with their SHA-256; ``parts`` count documents."""

    def __init__(self, tagset: Tagset) -> None:
        self._tagset = tagset
        self.report = ExportReport()
        self.tokens = 0
        self.ents: Counter[str] = Counter()
        self.languages: Counter[tuple[str, str]] = Counter()
        self.parts: Counter[str] = Counter()
        self.files: dict[str, str] = {}
        self.alignment: list[bytes] = []

    def add(self, name: str, result: ShardResult) -> None:
        """``name`` is the shard's, relative to the folder; empty where nothing is written."""
        report = self.report
        report.documents += result.documents
        report.readings += result.readings
        report.links += result.links
        report.spans.update(result.spans)
        report.losses.extend(result.losses)
        self.tokens += result.tokens
        self.ents.update(result.ents)
        self.languages.update(result.languages)
        self.alignment.extend(result.alignment)
        if name:
            self.files[name] = result.sha256
            self.parts[name.split("/")[0]] += result.documents

    def finish(self) -> None:
        """Add notes on languages without a pipeline, and on labels that ``sc`` cannot tell apart."""
        for (language, used), documents in sorted(self.languages.items()):
            if used == "xx" and language != "xx":
                self.report.notes.append(
                    f"{documents} documents in the language {language!r} have the tokens of spaCy's "
                    "multilingual pipeline, for there is none of their own"
                )
        labels = Counter(label for _, label in self.report.spans)
        for label in sorted(label for label, layers in labels.items() if layers > 1):
            self.report.notes.append(
                f"The label {label} stands in two layers; the group sc does not tell them apart"
            )

    def spans_by_layer(self) -> dict[str, dict[str, int]]:
        """Counts by layer and label, both in order."""
        return {
            layer.value: {
                label: count for (at, label), count in sorted(self.report.spans.items()) if at is layer
            }
            for layer in Layer
        }


def manifest(
    totals: Totals, tagset: Tagset, options: ExportOptions, files: Mapping[str, str]
) -> dict[str, Any]:
    """Plain JSON values; nothing in it depends on when, where or by how many processes it was made."""
    report = totals.report
    return {
        "format": "spacy",
        "tool": {"name": "annotator", "version": __version__, "spacy": version("spacy")},
        "tagset": {
            "name": tagset.name,
            "version": tagset.version,
            "sha256": sha256(tagset.to_json().encode()).hexdigest(),
        },
        "options": plain_options(options),
        "seed": options.seed,
        "counts": {
            "documents": report.documents,
            "parts": dict(sorted(totals.parts.items())),
            "languages": _languages(totals),
            "tokens": totals.tokens,
            "spans": totals.spans_by_layer(),
            "ents": dict(sorted(totals.ents.items())),
            "links": report.links,
            "losses": {kind.value: count for kind, count in sorted(report.losses_by_kind().items())},
        },
        "notes": report.notes,
        "files": {name: {"sha256": files[name]} for name in sorted(files)},
    }


def plain_options(options: ExportOptions) -> dict[str, Json]:
    extra = sorted_json(dict(options.extra))
    assert isinstance(extra, dict)
    return {
        **extra,
        "split": list(options.split) if options.split else None,
        "align": options.align,
        "exclude_boilerplate": options.exclude_boilerplate,
        "include_mentions": options.include_mentions,
        "layers": list(plain_layers(options.layers)),
    }


def _languages(totals: Totals) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for (language, _), documents in totals.languages.items():
        counts[language] += documents
    return dict(sorted(counts.items()))
