"""The same dataset as the format writes, made the slow way: with nothing but spaCy's own interface."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin, Span
from spacy.util import filter_spans

from annotator.domain.annotation_set import Reading
from annotator.domain.layer import Layer
from annotator.domain.span import Span as Marked
from annotator.domain.tagset import Tagset

NLP = spacy.blank("en")


def bare_doc(reading: Reading, tagset: Tagset) -> Doc:
    """A Doc for spans that fit the tokens, have one fragment and no white space at their edges."""
    doc = NLP.tokenizer(reading.document.text)
    work = reading.work
    own = work.spans if work else ()
    groups: dict[str, list[Span]] = {layer.plural: [] for layer in Layer} | {"sc": []}
    candidates: list[Span] = []
    for span in own:
        label = tagset.label(span.label)
        found = doc.char_span(span.start, span.end, label=tagset.label_name(span.label), span_id=span.id)
        if found is None:
            continue
        groups[span.layer.plural].append(found)
        groups["sc"].append(found)
        if span.layer is Layer.ENTITY and label is not None and label.in_ents:
            candidates.append(found)
    finished = work is not None and Layer.ENTITY in work.finished
    doc.set_ents(filter_spans(candidates), default="outside" if finished else "missing")
    for name, spans in groups.items():
        doc.spans[name] = spans
    doc.user_data["annotations"] = {span.id: _record(span, tagset) for span in own}
    return doc


def _record(span: Marked, tagset: Tagset) -> dict[str, Any]:
    return {
        "layer": str(span.layer),
        "label": tagset.label_name(span.label),
        "start": span.start,
        "end": span.end,
        "text": span.surface,
        "attributes": dict(span.attributes),
        "links": [],
    }


def bare_bin() -> DocBin:
    return DocBin(attrs=["ENT_IOB", "ENT_TYPE"], store_user_data=True)


def load(folder: Path, pipeline: Language | None = None) -> Iterator[Doc]:
    """The Docs of a folder, through a pipeline that has never seen them."""
    for path in sorted(folder.glob("*.spacy")):
        yield from DocBin().from_disk(path).get_docs((pipeline or spacy.blank("en")).vocab)


@dataclass(frozen=True)
class Seen:
    """All that a Doc holds, as plain values."""

    words: list[str]
    text: str
    tags: list[tuple[int, str]]
    ents: list[tuple[int, int, str]]
    groups: dict[str, list[tuple[str, str, int, int, int, int, str]]]
    annotations: Any


def seen(doc: Doc) -> Seen:
    return Seen(
        [token.text for token in doc],
        doc.text,
        [(token.ent_iob, token.ent_type_) for token in doc],
        [(ent.start, ent.end, ent.label_) for ent in doc.ents],
        {
            name: [
                (span.id_, span.label_, span.start, span.end, span.start_char, span.end_char, span.text)
                for span in doc.spans[name]
            ]
            for name in doc.spans
        },
        doc.user_data["annotations"],
    )
