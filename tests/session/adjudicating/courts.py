"""A project that three people have read, and the adjudicator who settles what they differ in."""

from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.layer import Layer
from annotator.domain.values import AttributeValue, Id
from annotator.session import edits, finishing
from annotator.session.adjudicating.case import Case, Item, load_case
from annotator.session.people import ensure_annotator
from annotator.session.undo import revert, undoable
from annotator.session.viewpoint import View, Viewpoint
from annotator.store.project_file import ProjectFile
from tests.session.projects import TEXT, add_document, new_project, place_of, sign_in

READERS = ("Ana", "Ben", "Cleo")


@dataclass
class Court:
    file: ProjectFile
    document: Id
    view: View
    spans: dict[tuple[str, str], Id] = field(default_factory=dict[tuple[str, str], Id])
    """Ids of spans by annotator and words."""

    def reads(
        self, name: str, label: str, words: str, /, *, occurrence: int = 0, **attributes: AttributeValue
    ) -> Id:
        desk = sign_in(self.file, self.document, name)
        known = self.file.project.tagset().label(label)
        assert known is not None
        place = place_of(TEXT, words, occurrence)
        change = edits.add_span(self.file, desk, known.layer, label, [place], attributes=attributes)
        identifier = change.operations[0].id
        self.spans[name, words] = identifier
        return identifier

    def all_read(self, label: str, words: str) -> None:
        for name in READERS:
            self.reads(name, label, words)

    def links(self, name: str, role: str, source: str, target: str | None) -> None:
        desk = sign_in(self.file, self.document, name)
        to = self.spans[name, target] if target else None
        edits.add_link(self.file, desk, role, self.spans[name, source], to)

    def finish(self, *names: str) -> None:
        for name in names or READERS:
            finishing.finish(self.file, sign_in(self.file, self.document, name))

    @property
    def case(self) -> Case:
        return load_case(self.file, self.view, self.document)

    @property
    def gold(self) -> AnnotationSet:
        return self.case.work

    @property
    def open(self) -> list[Item]:
        return self.case.open_items()

    def told(self) -> list[tuple[str, str]]:
        """The spans of the gold."""
        return [(span.label, span.extent.surface) for span in self.gold.spans]

    def undo(self) -> None:
        found = undoable(self.file, self.document, self.view.annotator)
        assert found is not None
        revert(self.file, found, self.view.annotator)


@contextmanager
def sitting(path: Path) -> Generator[Court]:
    with new_project(path) as file:
        document = add_document(file)
        judge = ensure_annotator(file, "Judge").id
        yield Court(file, document, View(judge, Viewpoint.REVIEWER))


def layers(items: list[Item]) -> list[Layer]:
    return [item.layer for item in items]
