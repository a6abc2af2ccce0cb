from collections.abc import Sequence
from pathlib import Path

import pytest

from annotator.domain.annotation_set import Status
from annotator.domain.change import Change, ChangeKey, Draft, ObjectKind, Operation, Scope, Step
from annotator.domain.document import Document, Zone, ZoneKind
from annotator.domain.errors import ProjectDamaged, UnknownObject
from annotator.domain.identity import new_id
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.registers import flag_to_json
from annotator.domain.span import Flag, FlagKind
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id
from annotator.store import document_queries, journal_queries
from annotator.store.project_file import ProjectFile
from tests.store.makers import (
    TAGSET,
    TEXT,
    add_document,
    add_span,
    document_draft,
    link_operation,
    make_document,
    make_span,
    sign_in,
    span_operation,
    work,
    write,
)


def add_at(file: ProjectFile, author: Id, positions: Sequence[int]) -> list[Document]:
    """Documents at these positions, in the order in which they come out."""
    made: list[tuple[int, Document]] = []
    for position in positions:
        document = make_document(f"Text {len(made)}")
        file.commit([document_draft(document, author, position)], {document.sha256: document.text})
        made.append((position, document))
    return [document for _, document in sorted(made, key=lambda item: (item[0], item[1].id))]


@pytest.mark.parametrize("size", [1, 2, 3, 5, 100])
def test_pages_leave_nothing_out_where_positions_are_shared(file: ProjectFile, ada: str, size: int) -> None:
    documents = add_at(file, ada, [0, 1, 1, 1, 2, 4, 4])
    seen: list[Document] = []
    ids: list[Id] = []
    rows: list[Id] = []
    after = -1
    while page := file.documents.page(after, size):
        assert [row.id for row in file.documents.rows(ada, after, size)] == [each.id for _, each in page]
        seen += [document for _, document in page]
        ids += [document for _, document in file.documents.page_ids(after, size)]
        rows += [row.id for row in file.documents.rows(None, after, size)]
        after = page[-1][0]
    assert seen == documents
    assert ids == rows == [document.id for document in documents]


def test_the_whole_list_is_read_in_pages(
    file: ProjectFile, ada: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_queries, "_PAGE", 2)
    documents = add_at(file, ada, [0, 1, 1, 3, 5])
    assert [row.id for row in file.documents.rows(ada)] == [document.id for document in documents]
    assert file.documents.rows(ada, after=3)[0].position == 5
    assert file.documents.rows(ada, after=5) == []


def test_the_next_position_is_behind_withdrawn_documents_too(file: ProjectFile, ada: str) -> None:
    assert file.documents.next_position() == 0
    document = add_at(file, ada, [4])[0]
    file.commit([Draft(Scope(document.id), ada, [write(ObjectKind.DOCUMENT, document.id, alive=False)])])
    assert file.documents.next_position() == 5


def test_counts_and_sums_follow_the_work(file: ProjectFile, ada: str) -> None:
    bo = sign_in(file, "Bo")
    first, second = add_document(file, ada), add_document(file, ada, make_document(TEXT + " "))
    add_span(file, first, ada, (0, 4))
    flagged = add_span(file, first, ada, (5, 13))
    claim = make_span(TEXT, (0, 13), label="FACT", layer=Layer.CLAIM)
    file.commit([work(first.id, bo, [span_operation(claim)])])
    flag = flag_to_json(Flag(FlagKind.UNSURE))
    file.commit([work(first.id, ada, [write(ObjectKind.SPAN, flagged.id, flag=flag)])])
    file.commit([work(second.id, ada, [write(ObjectKind.SET, second.id, skipped="language")])])
    done = {f"finished.{layer}": True for layer in Layer}
    file.commit([work(second.id, bo, [write(ObjectKind.SET, second.id, **done)])])

    counts = file.project.counts()
    assert counts.spans == {Layer.ENTITY: 2, Layer.CLAIM: 1, Layer.EVENT: 0}
    assert (counts.labels, counts.links, counts.flagged) == ({"FACT": 1, "PERSON": 2}, 0, 1)
    assert file.project.counts(bo).labels == {"FACT": 1}
    assert file.project.counts(new_id()).labels == {}
    summary = file.sets.summary()
    assert (summary[ada].doing, summary[ada].skipped, summary[ada].spans) == (1, 1, 2)
    assert (summary[bo].doing, summary[bo].done, summary[bo].todo) == (1, 1, 0)
    file.commit(
        [work(first.id, ada, [write(ObjectKind.SPAN, flagged.id, label={"layer": "entity", "label": "GPE"})])]
    )
    assert file.project.counts().labels == {"FACT": 1, "GPE": 1, "PERSON": 1}
    file.commit([work(first.id, ada, [write(ObjectKind.SPAN, flagged.id, alive=False)])])
    assert (file.project.counts().flagged, file.project.counts().labels) == (0, {"FACT": 1, "PERSON": 1})


def test_sets_of_many_documents_come_together(file: ProjectFile, ada: str) -> None:
    bo = sign_in(file, "Bo")
    documents = add_at(file, ada, range(60))
    for document in documents[::2]:
        for person in (ada, bo):
            add_span(file, document, person, (0, 4))
    found = file.sets.of_documents([document.id for document in documents])
    assert [len(found[document.id]) for document in documents] == [2, 0] * 30
    assert [each.annotator for each in found[documents[0].id]] == sorted([ada, bo])
    assert file.sets.get(documents[0].id, bo) in found[documents[0].id]


def test_a_person_assigned_to_a_document_has_it_to_do(file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    assigned = {f"assigned.{layer}": layer is Layer.ENTITY for layer in Layer}
    file.commit([work(document.id, ada, [write(ObjectKind.SET, document.id, **assigned)])])
    row = file.documents.row(document.id, ada)
    assert (row.has_set, row.status, row.assigned) == (True, Status.TODO, {Layer.ENTITY})
    assert file.sets.summary()[ada].todo == 1


def test_viewpoint_and_greeting_are_the_projects(file: ProjectFile, ada: str) -> None:
    assert (file.project.viewpoint(ada), file.project.opens_as()) == ("annotator", None)
    writes = write(ObjectKind.PROJECT, file.id, **{f"viewpoint.{ada}": "lead", "opens_as": ada})
    file.commit([Draft(Scope(), ada, [writes])])
    assert (file.project.viewpoint(ada), file.project.opens_as()) == ("lead", ada)
    assert file.project.annotator(ada).name == "Ada"


def test_two_changes_of_the_project_may_come_together(file: ProjectFile, ada: str) -> None:
    names = [Draft(Scope(), ada, [write(ObjectKind.PROJECT, file.id, name=name)]) for name in ("One", "Two")]
    first, second = file.commit(names)
    assert (first.operations[0].before, second.operations[0].before) == ({"name": "Corpus"}, {"name": "One"})
    assert file.name == "Two"


def test_every_version_of_the_tagset_can_be_had(file: ProjectFile, ada: str) -> None:
    for version, name in ((2, "Two"), (2, "Two again"), (3, "Three")):
        changed = Tagset(name=name, version=version)
        tagset = changed.model_dump(mode="json", exclude_defaults=True)
        file.commit([Draft(Scope(), ada, [write(ObjectKind.TAGSET, file.id, tagset=tagset)])])
    assert file.project.tagset().name == "Three"
    assert file.project.tagset_version(3) == file.project.tagset()
    earlier = file.project.tagset_version(2)
    assert earlier is not None
    assert earlier.name == "Two again"
    assert file.project.tagset_version(1) == TAGSET
    assert file.project.tagset_version(9) is None


@pytest.fixture
def busy(file: ProjectFile, ada: str) -> tuple[Document, str, str]:
    bo = sign_in(file, "Bo")
    document = add_document(file, ada)
    for number in range(5):
        for person in (ada, bo):
            file.commit([work(document.id, person, [write(ObjectKind.SET, document.id, note=str(number))])])
    return document, ada, bo


def test_history_comes_newest_first_and_in_pages(file: ProjectFile, busy: tuple[Document, str, str]) -> None:
    document, ada, bo = busy
    whole = file.journal.of_document(document.id)
    assert len(whole) == 11
    assert [change.stamp for change in whole] == sorted((each.stamp for each in whole), reverse=True)
    paged: list[Change] = []
    before = None
    while page := file.journal.of_document(document.id, before=before, limit=3):
        paged += page
        before = page[-1].clock
    assert paged == whole
    own = file.journal.of_document(document.id, annotator=bo)
    assert [change.operations[0].writes["note"] for change in own] == ["4", "3", "2", "1", "0"]
    assert file.journal.of_document(document.id, author=bo) == own
    assert len(file.journal.of_document(document.id, author=ada)) == 6
    assert file.journal.of_document(document.id, author=new_id()) == []
    assert [change.scope for change in file.journal.of_project(author=bo)] == [Scope(annotator=bo)]
    assert len(file.journal.of_project()) == 4
    assert len(file.journal.of_author(bo)) == 6


def test_steps_are_the_history_without_what_was_written(
    file: ProjectFile, busy: tuple[Document, str, str]
) -> None:
    document, ada, bo = busy
    for author in (ada, bo, new_id()):
        for place, whole in (
            (None, file.journal.of_author(author)),
            (document.id, file.journal.of_document(document.id, author=author)),
        ):
            steps: list[Step] = []
            before = None
            while page := file.journal.steps(author, document=place, before=before, limit=2):
                steps += page
                before = page[-1].clock
            assert steps == [Step(change.key, change.clock, change.undoes) for change in whole]


def test_changes_that_share_a_clock_share_a_page(file: ProjectFile, busy: tuple[Document, str, str]) -> None:
    document, ada, _ = busy
    clock = file.journal.head_clock() + 5
    twins = [
        Change(
            ChangeKey(new_id(), 1),
            clock,
            ada,
            Scope(document.id, ada),
            (Operation(ObjectKind.SET, document.id, {"note": str(number)}, {"note": None}),),
        )
        for number in range(3)
    ]
    assert file.merge(twins) == 3
    page = file.journal.of_document(document.id, limit=2)
    assert page == sorted(twins, key=lambda change: change.stamp, reverse=True)
    assert (
        file.registers(Scope(document.id, ada), ObjectKind.SET, document.id)["note"]
        == (page[0].operations[0].writes["note"])
    )
    assert file.journal.head_clock() == clock


def notes_in_group(documents: Sequence[Document], author: Id, group: Id) -> list[Draft]:
    return [
        Draft(Scope(each.id, author), author, [write(ObjectKind.SET, each.id, note="x")], group)
        for each in documents
    ]


@pytest.mark.parametrize("page", [1, 2, 100])
def test_a_group_is_found_whole_and_in_order(
    file: ProjectFile, ada: str, page: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_queries, "_PAGE", page)
    group = new_id()
    documents = add_at(file, ada, [0, 1, 2])
    assert file.journal.group(group) == []
    made = file.commit(notes_in_group(documents, ada, group))
    assert file.journal.group(group) == made


def test_what_was_changed_beside_a_group_is_found(file: ProjectFile, ada: str) -> None:
    documents, group = [add_document(file, ada) for _ in range(3)], new_id()
    before = file.journal.head_clock()
    first = file.commit(notes_in_group(documents[:2], ada, group))[0].clock
    assert file.journal.changed_beside(group, first) == set()
    assert file.journal.documents_in_group(group) == 2
    add_span(file, documents[1], ada, (0, 4))
    sign_in(file, "Ben")
    assert file.journal.changed_beside(group, first) == {documents[1].id, None}
    assert file.journal.changed_beside(group, before) >= {documents[2].id}
    assert file.journal.documents_in_group(new_id()) == 0


def test_a_pinned_position_tells_what_changed_since(
    file: ProjectFile, busy: tuple[Document, str, str]
) -> None:
    document, ada, _ = busy
    pinned = file.journal.head()
    assert file.journal.documents_since(pinned) == set()
    other = add_document(file, ada, make_document("Another"))
    assert file.journal.documents_since(pinned) == {other.id}
    assert file.journal.documents_since(0) == {document.id, other.id}
    numbers = [number for number, _ in file.journal.all(3, 4)]
    assert numbers == [4, 5, 6, 7]


def test_a_changed_journal_is_noticed_when_it_is_read(path: Path, file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    with file.database.writing():
        file.database.execute("UPDATE journal SET clock = clock + 1 WHERE document IS NOT NULL")
    with pytest.raises(ProjectDamaged, match="is not what was written there"):
        file.journal.of_document(document.id)


def test_parts_of_a_set_can_be_had_alone(file: ProjectFile, ada: str) -> None:
    made = make_document()
    zones = (Zone(0, 4, ZoneKind.TITLE), Zone(5, 9, ZoneKind.CAPTION))
    document = Document(made.id, made.title, made.text, made.sha256, made.language, zones=zones)
    file.commit([document_draft(document, ada, 0)], {document.sha256: document.text})
    assert file.sets.head(document.id, ada) is None
    first, second = add_span(file, document, ada, (0, 4)), add_span(file, document, ada, (5, 13))
    gone = add_span(file, document, ada, (0, 4))
    link = Link(new_id(), "agent", first.id, second.id)
    file.commit(
        [work(document.id, ada, [link_operation(link), write(ObjectKind.SET, document.id, note="n")])]
    )
    file.commit([work(document.id, ada, [write(ObjectKind.SPAN, gone.id, alive=False)])])
    state = file.sets.head(document.id, ada)
    assert state is not None
    assert (state.note, state.spans) == ("n", ())
    assert file.sets.span(document.id, ada, second.id) == second
    assert file.sets.span(document.id, ada, gone.id) is None
    assert file.sets.spans_at(document.id, ada, 0, 4) == [first]
    assert file.sets.links_from(document.id, ada, first.id) == [link]
    assert file.sets.links_from(document.id, ada, second.id) == []
    assert file.sets.link(document.id, ada, link.id) == link
    assert file.sets.link(document.id, ada, new_id()) is None
    assert file.documents.zones(document.id) == zones
    with pytest.raises(UnknownObject):
        file.documents.zones(new_id())
