"""Checked lines → readings."""

from annotator.domain.annotation_set import AnnotationSet, Reading, SkipReason, Status
from annotator.domain.annotator import Annotator, AnnotatorKind
from annotator.domain.document import Document
from annotator.domain.identity import annotator_id
from annotator.domain.layer import Layer
from annotator.domain.values import Id
from annotator.formats.base import Findings, ImportOptions
from annotator.formats.jsonl_documents import DocumentReader
from annotator.formats.jsonl_lines import AnnotatorLine, Line
from annotator.formats.jsonl_spans import SpanReader, read_flag
from annotator.formats.vocabulary import Vocabulary
from annotator.wording import tr

UNSIGNED: Id = ""
"""Stands for the annotator in a set that names none."""


class LineReader:
    """Turns the lines of one dataset into readings; what it has to leave out goes into the findings.

    A ``ValueError`` says that a line contradicts itself or an earlier one.
    """

    def __init__(self, options: ImportOptions, vocabulary: Vocabulary, findings: Findings) -> None:
        self._project = options.project
        self._vocabulary = vocabulary
        self._findings = findings
        self._place = ""
        self._documents = DocumentReader(options.project, self._note)
        self._annotators: dict[str, Annotator] = {}
        self._sets: set[tuple[Id, Id | None]] = set()

    def read(self, line: Line, place: str) -> Reading:
        """``place`` names the file and line in findings."""
        self._place = place
        document = self._documents.read(line)
        annotator = self._annotator(line["annotator"])
        key = (document.id, annotator.id if annotator else None)
        if key in self._sets:
            raise ValueError(tr("annotator: an earlier line holds the same document and annotator"))
        self._sets.add(key)
        if annotator is None and not (line["spans"] or line["links"]):
            return Reading(document)
        return Reading(
            document, annotator, self._work(line, document, annotator.id if annotator else UNSIGNED)
        )

    def _note(self, text: str) -> None:
        self._findings.notes.append(f"{self._place}: {text}")

    def _annotator(self, line: AnnotatorLine | None) -> Annotator | None:
        if line is None:
            return None
        name, kind = line["name"], AnnotatorKind(line["kind"])
        known = self._annotators.get(name)
        if known is None:
            known = self._annotators[name] = Annotator(annotator_id(self._project, name), name, kind)
        if known.kind is not kind:
            kind = tr(known.kind.value)
            raise ValueError(
                tr("annotator.kind: {name} is a {kind} in an earlier line", name=name, kind=kind)
            )
        return known

    def _work(self, line: Line, document: Document, annotator: Id) -> AnnotationSet:
        reader = SpanReader(document, f"{line['id']}/{annotator}", self._project, self._vocabulary)
        spans = reader.spans(line["spans"])
        links = reader.links(line["links"])
        for problem in reader.problems:
            self._note(problem)
        if reader.utf16:
            self._note(tr("spans counted in UTF-16 units, and converted: {count}", count=reader.utf16))
        return AnnotationSet(
            document.id,
            annotator,
            frozenset(map(Layer, line["assigned"])),
            frozenset(map(Layer, line["finished"])),
            _reason(line),
            line.get("note"),
            read_flag(line.get("flag")),
            spans,
            links,
        )


def _reason(line: Line) -> str | None:
    skipped = Status(line["status"]) is Status.SKIPPED
    return line.get("reason", SkipReason.OTHER.value if skipped else None)
