"""One shard: up to so many documents in one ``.spacy`` file."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

import orjson

from annotator.domain.annotation_set import Reading
from annotator.domain.document import Document
from annotator.domain.layer import Layer
from annotator.domain.span import Span
from annotator.domain.tagset import Tagset
from annotator.formats.base import ExportOptions, Loss, LossKind
from annotator.formats.labels import LabelWords
from annotator.formats.plain import storable
from annotator.formats.selecting import Selection, select
from annotator.formats.spacy_pack import Packer
from annotator.formats.spacy_records import alignment_record, user_data
from annotator.formats.spacy_spans import Placement, Placer
from annotator.formats.spacy_tokens import Tokens, tokenize
from annotator.formats.token_fit import TokenGrid
from annotator.wording import mark

SHARD_SIZE = 1000
"""Documents in a shard; a DocBin is in memory whole."""


@dataclass(frozen=True, slots=True)
class ShardJob:
    """``path`` is where to write; without one, the shard is only accounted for."""

    readings: Sequence[Reading]
    tagset: Tagset
    options: ExportOptions
    path: Path | None


@dataclass(slots=True)
class ShardResult:
    sha256: str = ""
    documents: int = 0
    readings: int = 0
    tokens: int = 0
    links: int = 0
    spans: Counter[tuple[Layer, str]] = field(default_factory=Counter[tuple[Layer, str]])
    ents: Counter[str] = field(default_factory=Counter[str])
    languages: Counter[tuple[str, str]] = field(default_factory=Counter[tuple[str, str]])
    losses: list[Loss] = field(default_factory=list[Loss])
    alignment: list[bytes] = field(default_factory=list[bytes])


def make_shard(job: ShardJob, advance: Callable[[], None] = lambda: None) -> ShardResult:
    """Write one shard; ``advance`` is called after every document."""
    maker = _ShardMaker(job)
    for reading in job.readings:
        maker.add(reading)
        advance()
    if job.path is not None:
        data = maker.packer.to_bytes()
        job.path.write_bytes(data)
        maker.result.sha256 = sha256(data).hexdigest()
    return maker.result


class _ShardMaker:
    def __init__(self, job: ShardJob) -> None:
        self._options = job.options
        self._tagset = job.tagset
        self._words = LabelWords(job.tagset)
        self.packer = Packer(job.options.layers)
        self._pack = job.path is not None
        self.result = ShardResult()

    def add(self, reading: Reading) -> None:
        document = reading.document
        selection = select(reading, self._options)
        self.result.losses.extend(selection.losses)
        words = [(span, self._words.word(span.label)) for span in selection.spans]
        try:
            tokens = tokenize(document.text, document.language)
        except UnicodeEncodeError:
            self._lose(document, mark("the document is left out, for its text holds half a character"))
            return
        beside = self._packed(document, user_data(reading, words, selection.links))
        grid = TokenGrid(document.text, tokens.starts, tokens.ends)
        placer = Placer(document, grid, self._options)
        placement = placer.place((span, word, self._in_ents(span)) for span, word in words)
        finished = reading.work is not None and Layer.ENTITY in reading.work.finished
        if self._pack:
            self.packer.add(tokens, placement, beside, finished and Layer.ENTITY in self._options.layers)
        self._count(reading, selection, tokens, placement)
        for misfit in placement.misfits:
            line = alignment_record(document.id, misfit, grid)
            self.result.alignment.append(orjson.dumps(line, option=orjson.OPT_APPEND_NEWLINE))

    def _packed(self, document: Document, data: Mapping[str, Any]) -> bytes:
        try:
            return self.packer.pack(data)
        except (UnicodeEncodeError, OverflowError):
            self._lose(
                document, mark("half a character in title, metadata or notes, or a number of over 64 bits")
            )
            return self.packer.pack(storable(data))

    def _lose(self, document: Document, detail: str) -> None:
        loss = Loss(LossKind.CHARACTERS, document.id, document.title, "", 0, 0, "", detail)
        self.result.losses.append(loss)

    def _in_ents(self, span: Span) -> bool:
        label = self._tagset.label(self._words.living(span.label))
        return label is None or label.in_ents or self._options.include_mentions

    def _count(self, reading: Reading, selection: Selection, tokens: Tokens, placement: Placement) -> None:
        result = self.result
        result.documents += 1
        result.readings += reading.work is not None
        result.tokens += len(tokens.starts)
        result.links += len(selection.links)
        result.spans.update((placed.span.layer, placed.label) for placed in placement.placed)
        result.ents.update(placed.label for placed in placement.ents)
        result.languages[reading.document.language, tokens.language] += 1
        result.losses.extend(placement.losses)
