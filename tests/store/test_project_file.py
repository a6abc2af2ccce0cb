from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.domain.annotation_set import Status
from annotator.domain.change import Change, ChangeKey, Draft, ObjectKind, Operation, Scope
from annotator.domain.document import Document, Zone, ZoneKind
from annotator.domain.errors import (
    EditError,
    ProjectDamaged,
    ProjectExists,
    ProjectNotFound,
    ProjectReadOnly,
    SpanInvalid,
    StorageFailed,
    UnknownObject,
)
from annotator.domain.identity import new_id, text_sha256
from annotator.domain.layer import Layer
from annotator.domain.link import Link
from annotator.domain.registers import flag_to_json
from annotator.domain.span import Flag, FlagKind, Origin, Provenance, Span, make_extent
from annotator.domain.values import Json
from annotator.store import identities, texts
from annotator.store.migrations import FORMAT
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
    new_project,
    sign_in,
    span_operation,
    work,
    write,
)


def test_a_new_project_knows_its_name_and_tagset(path: Path) -> None:
    project = new_id()
    with ProjectFile.create(path, name="Harbour news", tagset=TAGSET, project_id=project) as file:
        assert (file.id, file.name, file.project.tagset()) == (project, "Harbour news", TAGSET)
        assert file.project.format_version() == FORMAT
        assert file.project.annotators() == []
        assert file.documents.count() == 0
        assert file.journal.count() == file.journal.head() == 2


def test_nothing_is_overwritten_by_a_new_project(path: Path) -> None:
    path.write_text("my diary")
    with pytest.raises(ProjectExists, match="exists already"):
        new_project(path)
    assert path.read_text() == "my diary"


def test_a_project_needs_a_folder(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="no folder"):
        new_project(tmp_path / "nowhere" / "a.annproj")


def test_a_missing_project_is_said_to_be_missing(path: Path) -> None:
    with pytest.raises(ProjectNotFound, match="There is no project"):
        ProjectFile.open(path)


def test_closing_leaves_one_file(path: Path) -> None:
    with new_project(path) as file:
        sign_in(file, "Ada")
    assert list(path.parent.iterdir()) == [path]


def test_an_interrupted_creation_is_in_nobodys_way(path: Path) -> None:
    path.with_name(f".{path.name}.new").write_bytes(b"half")
    new_project(path).close()
    assert list(path.parent.iterdir()) == [path]


def test_a_span_comes_back_as_it_was_made(file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    start = TEXT.index("😀")
    span = Span(
        new_id(),
        Layer.CLAIM,
        "FACT",
        make_extent(TEXT, [(0, 4), (start, start + 1)]),
        {"stance": "quoted", "hedges": ("may", "might"), "own": True},
        "Is it?",
        Flag(FlagKind.ASK, "really?"),
        Provenance(Origin.IMPORTED, ("T1", "T2"), "brat", "from a file"),
        3,
        "T1",
    )
    file.commit([work(document.id, ada, [span_operation(span)])])
    found = file.sets.get(document.id, ada)
    assert found is not None
    assert found.spans == (span,)


def test_a_set_comes_back_as_it_was_left(file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    writes = {"assigned.event": False, "finished.entity": True, "finished.claim": True, "note": "Short."}
    flag = Flag(FlagKind.UNSURE, "?")
    operation = Operation(ObjectKind.SET, document.id, {**writes, "flag": flag_to_json(flag)})
    file.commit([work(document.id, ada, [operation])])
    found = file.sets.get(document.id, ada)
    assert found is not None
    assert found.assigned == found.finished == {Layer.ENTITY, Layer.CLAIM}
    assert (found.note, found.flag, found.status) == ("Short.", flag, Status.DONE)
    (row,) = file.documents.rows(ada)
    assert (row.has_set, row.status, row.flag, row.finished) == (True, Status.DONE, flag, found.finished)


def test_a_document_comes_back_as_it_was_added(file: ProjectFile, ada: str) -> None:
    zones = (Zone(0, 4, ZoneKind.TITLE), Zone(5, 9, ZoneKind.CAPTION))
    made = make_document()
    document = Document(made.id, "T", made.text, made.sha256, "en", {"date": "2024-05-01", "n": [1]}, zones)
    draft = document_draft(document, ada, 7, document.meta)
    file.commit([draft], {document.sha256: document.text})
    assert file.documents.get(document.id) == document
    assert file.documents.page(-1, 10) == [(7, document)]
    assert file.documents.page_ids(-1, 10) == [(7, document.id)]
    assert file.documents.text(document.id) == TEXT
    assert file.documents.ids_with_sha256(document.sha256) == [document.id]
    assert file.documents.known([document.id, new_id()]) == {document.id: document.sha256}
    assert file.documents.next_position() == 8
    row = file.documents.row(document.id, ada)
    assert (row.date, row.characters, row.has_set, row.status) == (
        "2024-05-01",
        len(TEXT),
        False,
        Status.TODO,
    )


def test_what_is_not_there_is_unknown(file: ProjectFile, ada: str) -> None:
    stranger = new_id()
    asked: list[Callable[[], object]] = [
        lambda: file.documents.get(stranger),
        lambda: file.documents.text(stranger),
        lambda: file.documents.row(stranger, None),
        lambda: file.project.annotator(stranger),
        lambda: file.journal.get(ChangeKey(stranger, 1)),
    ]
    for ask in asked:
        with pytest.raises(UnknownObject):
            ask()
    assert file.sets.get(stranger, ada) is None
    assert file.sets.of_documents([stranger]) == {stranger: []}
    assert file.journal.of_document(stranger) == []
    assert file.registers(Scope(stranger), ObjectKind.DOCUMENT, stranger) == {}


def test_a_change_knows_what_stood_there_before(file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    span = add_span(file, document, ada, (0, 4))
    first = write(ObjectKind.SPAN, span.id, note="one")
    second = write(ObjectKind.SPAN, span.id, note="two", alive=False)
    one, two = file.commit([work(document.id, ada, [first]), work(document.id, ada, [second])])
    assert one.operations[0].before == {"note": None}
    assert two.operations[0].before == {"note": "one", "alive": True}
    assert file.journal.get(two.key) == two
    assert (one.key.seq + 1, one.clock < two.clock) == (two.key.seq, True)


def test_every_opening_that_writes_is_another_replica(path: Path) -> None:
    new_project(path).close()
    seen: list[str | None] = []
    for _ in range(2):
        with ProjectFile.open(path) as file:
            assert file.replica is None
            sign_in(file, "Ada")
            seen.append(file.replica)
    assert None not in seen
    assert seen[0] != seen[1]


def test_the_clock_goes_on_behind_a_journal_from_the_future(path: Path, file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    (change,) = file.commit([work(document.id, ada, [write(ObjectKind.SET, document.id, note="now")])])
    future = change.clock + (10**9 << 16)
    with new_project(path.with_name("b.annproj"), project_id=file.id) as other:
        changes = [each for _, each in file.journal.all(0, 100)]
        ahead = Change(
            ChangeKey(new_id(), 1),
            future,
            ada,
            change.scope,
            (Operation(ObjectKind.SET, document.id, {"note": "later"}, {"note": "now"}),),
        )
        other.merge([*changes, ahead], {document.sha256: document.text})
    with ProjectFile.open(path.with_name("b.annproj")) as other:
        (own,) = other.commit([work(document.id, ada, [write(ObjectKind.SET, document.id, note="mine")])])
        assert own.clock > future
        assert other.registers(own.scope, ObjectKind.SET, document.id)["note"] == "mine"


def test_a_refused_draft_takes_the_whole_commit_with_it(file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    good = make_span(TEXT, (0, 4))
    bad = write(ObjectKind.SPAN, new_id(), note="of nothing")
    before = file.journal.head()
    with pytest.raises(UnknownObject):
        file.commit([work(document.id, ada, [span_operation(good)]), work(document.id, ada, [bad])])
    assert file.journal.head() == before
    assert file.sets.get(document.id, ada) is None
    add_span(file, document, ada, (0, 4))
    assert file.project.counts().spans[Layer.ENTITY] == 1


def test_a_span_that_does_not_fit_its_text_is_refused(file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    elsewhere = make_span("Xnes Calloway", (0, 4))
    with pytest.raises(SpanInvalid, match=r"\[0, 4\) is 'Ines', not 'Xnes'"):
        file.commit([work(document.id, ada, [span_operation(elsewhere)])])


@pytest.mark.parametrize("register", ["extent", "label", "origin"])
def test_a_living_span_must_be_whole(file: ProjectFile, ada: str, register: str) -> None:
    document = add_document(file, ada)
    span = span_operation(make_span(TEXT, (0, 4)))
    writes = {name: value for name, value in span.writes.items() if name != register}
    with pytest.raises(UnknownObject, match="no whole span"):
        file.commit([work(document.id, ada, [Operation(ObjectKind.SPAN, span.id, writes)])])


def test_a_link_needs_ends_that_are_or_were_there(file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    span = add_span(file, document, ada, (0, 4))
    with pytest.raises(UnknownObject, match="An end of the link"):
        file.commit([work(document.id, ada, [link_operation(Link(new_id(), "agent", span.id, new_id()))])])
    open_link = Link(new_id(), "agent", span.id, None)
    file.commit([work(document.id, ada, [link_operation(open_link)])])
    found = file.sets.get(document.id, ada)
    assert found is not None
    assert found.links == (open_link,)


def test_work_needs_its_document_and_its_annotator(file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    span = span_operation(make_span(TEXT, (0, 4)))
    with pytest.raises(UnknownObject, match="no such document"):
        file.commit([work(new_id(), ada, [span])])
    with pytest.raises(UnknownObject, match="no such annotator"):
        file.commit([work(document.id, new_id(), [span])])


def test_a_document_needs_its_text(file: ProjectFile, ada: str) -> None:
    document = make_document()
    with pytest.raises(UnknownObject, match="text of the document 'A meeting'"):
        file.commit([document_draft(document, ada, 0)])
    with pytest.raises(EditError, match="does not have the hash"):
        file.commit([document_draft(document, ada, 0)], {document.sha256: "another text"})


def test_the_text_of_a_document_never_changes(file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    other = make_document("Another text", identifier=document.id)
    with pytest.raises(EditError, match="never changes"):
        file.commit([document_draft(other, ada, 0)], {other.sha256: other.text})


def test_texts_nobody_needs_are_not_stored(file: ProjectFile, ada: str) -> None:
    document = make_document()
    stray = "A stray text"
    texts = {document.sha256: document.text, text_sha256(stray): stray}
    file.commit([document_draft(document, ada, 0)], texts)
    assert file.database.value("SELECT count(*) FROM text") == 1


def test_an_operation_out_of_place_is_refused(file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    misplaced = write(ObjectKind.DOCUMENT, document.id, title="x")
    with pytest.raises(EditError, match="scope that is not its own"):
        file.commit([Draft(Scope(document.id, ada), ada, [misplaced])])
    with pytest.raises(EditError, match="cannot hold '7'"):
        file.commit([Draft(Scope(document.id), ada, [write(ObjectKind.DOCUMENT, document.id, title=7)])])


def test_a_link_hides_while_an_end_is_gone(file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    source, target = add_span(file, document, ada, (0, 4)), add_span(file, document, ada, (5, 13))
    link = Link(new_id(), "agent", source.id, target.id, {"sure": True})
    file.commit([work(document.id, ada, [link_operation(link)])])

    def seen() -> tuple[int, int]:
        found = file.sets.get(document.id, ada)
        return (len(found.links) if found else 0, file.project.counts().links)

    assert seen() == (1, 1)
    file.commit([work(document.id, ada, [write(ObjectKind.SPAN, target.id, alive=False)])])
    assert seen() == (0, 0)
    file.commit([work(document.id, ada, [write(ObjectKind.SPAN, target.id, alive=True)])])
    assert seen() == (1, 1)
    file.commit([work(document.id, ada, [write(ObjectKind.LINK, link.id, alive=False)])])
    assert seen() == (0, 0)


def test_a_set_goes_when_all_of_it_is_undone(file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    (made,) = file.commit([work(document.id, ada, [span_operation(make_span(TEXT, (0, 4)))])])
    assert file.documents.row(document.id, ada).has_set
    (operation,) = made.operations
    undone = Operation(operation.kind, operation.id, operation.before)
    (undo,) = file.commit([work(document.id, ada, [undone], undoes=made.key)])
    assert file.sets.get(document.id, ada) is None
    assert not file.documents.row(document.id, ada).has_set
    assert file.journal.undone_by(made.key) == undo.key
    assert file.journal.undone_by(undo.key) is None


def test_a_transaction_keeps_all_or_nothing(file: ProjectFile, ada: str) -> None:
    def interrupted() -> None:
        with file.transaction():
            add_document(file, ada)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert file.documents.count() == 0
    with file.transaction():
        document = add_document(file, ada)
        with pytest.raises(UnknownObject):
            file.commit([work(document.id, ada, [write(ObjectKind.SPAN, new_id(), note="x")])])
        add_span(file, document, ada, (0, 4))
    assert file.documents.row(document.id, ada).spans == 1


def test_a_file_opened_for_reading_is_not_written(path: Path) -> None:
    new_project(path).close()
    with ProjectFile.open(path, read_only=True) as file:
        for attempt in (lambda: file.commit([]), lambda: file.merge([]), file.transaction):
            with pytest.raises(ProjectReadOnly, match="for reading only"):
                attempt()
        file.close()
        file.close()


def test_an_empty_commit_changes_nothing(file: ProjectFile) -> None:
    before = file.journal.head()
    assert file.commit([]) == []
    assert file.journal.head() == before


def test_merging_refuses_two_changes_under_one_key(file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    (change,) = file.commit([work(document.id, ada, [write(ObjectKind.SET, document.id, note="one")])])
    operations = (Operation(ObjectKind.SET, document.id, {"note": "two"}, {"note": None}),)
    forged = Change(change.key, change.clock, change.author, change.scope, operations)
    for changes in ([forged], [change, forged]):
        with pytest.raises(ProjectDamaged, match="Two different changes"):
            file.merge(changes)
    twin = Change(ChangeKey(new_id(), 1), change.clock, change.author, change.scope, operations)
    with pytest.raises(ProjectDamaged, match="Two different changes"):
        file.merge([twin, Change(twin.key, twin.clock + 1, ada, twin.scope, operations)])
    assert file.merge([twin, twin]) == 1


@pytest.mark.parametrize(
    "fault", ["replica", "author", "seq", "clock", "operation id", "register", "another project"]
)
def test_merging_refuses_what_no_program_of_ours_wrote(file: ProjectFile, ada: str, fault: str) -> None:
    document = add_document(file, ada)
    key, clock, author, scope = ChangeKey(new_id(), 1), 1 << 30, ada, Scope(document.id, ada)
    operation = write(ObjectKind.SET, document.id, note="x")
    match fault:
        case "replica":
            key = ChangeKey("somewhere", 1)
        case "author":
            author = "Ada"
        case "seq":
            key = ChangeKey(key.replica, 0)
        case "clock":
            clock = 1 << 62
        case "operation id":
            scope, operation = Scope(document.id, ada), write(ObjectKind.SPAN, "x" * 36, alive=False)
        case "register":
            operation = write(ObjectKind.SET, document.id, note=["x"])
        case _:
            scope, operation = Scope(), write(ObjectKind.PROJECT, new_id(), name="Another")
    with pytest.raises(ProjectDamaged, match="none of ours"):
        file.merge([Change(key, clock, author, scope, (operation,))])


def test_merging_wants_the_texts_of_documents(path: Path, file: ProjectFile, ada: str) -> None:
    add_document(file, ada)
    changes = [each for _, each in file.journal.all(0, 100)]
    with new_project(path.with_name("b.annproj"), project_id=file.id) as other:
        with pytest.raises(UnknownObject, match="text of the document"):
            other.merge(changes)
        assert other.journal.count() == 2
        other.merge(changes, strict=False)
        assert other.documents.count() == 0


def test_a_merged_undo_still_names_what_it_undid(path: Path, file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    note = write(ObjectKind.SET, document.id, note="x")
    (made,) = file.commit([work(document.id, ada, [note])])
    back = write(ObjectKind.SET, document.id, note=None)
    (undo,) = file.commit([work(document.id, ada, [back], undoes=made.key)])
    changes = [each for _, each in file.journal.all(0, 100)]
    with new_project(path.with_name("b.annproj"), project_id=file.id) as other:
        other.merge(changes, {document.sha256: document.text})
        assert other.journal.get(undo.key) == undo
        assert other.journal.undone_by(made.key) == undo.key


def test_many_texts_and_identifiers_do_not_pile_up(
    file: ProjectFile, ada: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(texts, "_REMEMBERED", 100)
    monkeypatch.setattr(identities, "_REMEMBERED", 2)
    made = [add_document(file, ada, make_document(f"{number} {TEXT}")) for number in range(5)]
    for _ in range(2):
        assert [file.documents.text(document.id) for document in made] == [each.text for each in made]


def test_marks_of_a_span_can_be_taken_back_one_by_one(file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    span = add_span(file, document, ada, (0, 4))
    marks: dict[str, Json] = {
        "note": "lone \udc80",
        "flag": flag_to_json(Flag(FlagKind.UNSURE)),
        "attribute.a": True,
        "attribute.b": ["x"],
        "later": {"any": [1]},
    }
    file.commit([work(document.id, ada, [Operation(ObjectKind.SPAN, span.id, marks)])])
    assert file.registers(Scope(document.id, ada), ObjectKind.SPAN, span.id).items() >= marks.items()
    nothing: dict[str, Json] = dict.fromkeys(marks)
    (change,) = file.commit([work(document.id, ada, [Operation(ObjectKind.SPAN, span.id, nothing)])])
    assert change.operations[0].before == marks
    assert file.registers(Scope(document.id, ada), ObjectKind.SPAN, span.id).keys().isdisjoint(marks)
    found = file.sets.get(document.id, ada)
    assert found is not None
    assert found.spans == (span,)


def test_what_an_undone_addition_leaves_is_kept_without_being_shown(file: ProjectFile, ada: str) -> None:
    document = add_document(file, ada)
    first, second = add_span(file, document, ada, (0, 4)), add_span(file, document, ada, (5, 9))
    (made,) = file.commit(
        [work(document.id, ada, [link_operation(Link(new_id(), "agent", first.id, second.id))])]
    )
    (link,) = made.operations
    scope = Scope(document.id, ada)
    for each in (write(ObjectKind.SPAN, first.id, **dict.fromkeys(span_operation(first).writes)), link):
        nothing: dict[str, Json] = dict.fromkeys(each.writes)
        file.commit([work(document.id, ada, [Operation(each.kind, each.id, nothing)])])
        assert set(file.registers(scope, each.kind, each.id).values()) <= {None}
    file.commit([work(document.id, ada, [span_operation(first), link])])
    found = file.sets.get(document.id, ada)
    assert found is not None
    assert (len(found.spans), len(found.links)) == (2, 1)
