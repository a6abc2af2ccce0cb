"""The Project place: a tagset is edited, looked at before it is applied, applied as one change and undone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.layer import Layer
from annotator.domain.tagset_parts import PartKind, attribute_ref, get_label, label_ref, role_ref
from annotator.session import edits
from annotator.session.viewpoint import Viewpoint
from annotator.store.project_file import ProjectFile
from annotator.ui.actions import Act
from annotator.ui.dialogs.part_dialogs import AddPartDialog, MergeDialog
from annotator.ui.dialogs.question import QuestionDialog
from annotator.ui.dialogs.span_lists import SecondLookDialog, SplitDialog
from annotator.ui.dialogs.tagset_preview import TagsetPreviewDialog
from annotator.ui.dialogs.tagset_versions import TagsetVersionsDialog
from annotator.ui.places.annotate import AnnotatePlace
from annotator.ui.widgets.label_picker import LabelSheet
from tests.session.projects import TAGSET, TEXT, place_of, sign_in
from tests.ui.checks import clipped, guessing, nameless
from tests.ui.modal import answer
from tests.ui.places.conftest import Work
from tests.ui.places.lead import Lead
from tests.ui.places.sitting import LEFT, Sitting

ORG, PERSON = label_ref("ORG"), label_ref("PERSON")


def labeled(file: ProjectFile) -> None:
    """Mara has labeled two spans and Ben one."""
    document = file.documents.rows(None)[0].id
    for name, words in (("Mara Lind", "Harbour Board"), ("Mara Lind", "Ines Vale"), ("Ben", "Harbour Board")):
        label = "PERSON" if words == "Ines Vale" else "ORG"
        edits.add_span(file, sign_in(file, document, name), Layer.ENTITY, label, [place_of(TEXT, words)])


@pytest.fixture
def lead(at_work: Work, qtbot: QtBot) -> Iterator[Lead]:
    lead = Lead(at_work(prepare=labeled), qtbot)
    yield lead
    if lead.window.workspace is not None and lead.window.workspace.place.title == "Project":
        lead.editor.draft.discard()


def test_all_parts_stand_in_the_list_with_their_numbers(lead: Lead) -> None:
    assert lead.rows() == [
        *("Handbook", "ENTITIES", "PERSON", "ORG", "MENTION", "CLAIMS", "Promise", "EVENTS", "Move"),
        *("ATTRIBUTES", "polarity", "attribution", "ROLES", "claimer", "agent"),
    ]
    counts = {row.name: row.count for row in lead.editor.list.parts.rows if row.count}
    assert counts == {"PERSON": 1, "ORG": 1}, "one's own, before one looks as a lead"


def test_letters_narrow_the_list(lead: Lead) -> None:
    QTest.keyClicks(lead.editor.search, "pol")
    assert lead.rows() == ["ATTRIBUTES", "polarity"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_keys_lead_from_the_field_to_the_first_that_was_found_and_escape_shows_all(
    lead: Lead, key: Qt.Key
) -> None:
    lead.editor.search.setFocus()
    QTest.keyClicks(lead.editor.search, "o")
    found = lead.rows()
    QTest.keyClick(lead.editor.search, key)
    assert lead.editor.list.hasFocus()
    assert lead.editor.chosen == PERSON
    QTest.keyClick(lead.editor.list, Qt.Key.Key_Down)
    assert lead.editor.chosen == ORG
    assert lead.rows() == found
    lead.editor.search.setFocus()
    QTest.keyClick(lead.editor.search, Qt.Key.Key_Escape)
    assert (lead.editor.search.text(), len(lead.rows())) == ("", 15)


def test_a_label_is_renamed_and_applied_as_one_change(lead: Lead) -> None:
    lead.choose(ORG)
    lead.write("Name", "Body")
    assert lead.editor.bar.isVisible()
    assert lead.tagset == TAGSET, "nothing is changed before it is applied"
    said = lead.apply()
    assert said.startswith("Touches your own 1 span in 1 document. Others have work here too")
    assert (lead.tagset.version, lead.tagset.label_name("ORG")) == (2, "Body")
    assert not lead.editor.bar.isVisible()
    assert lead.message == "Applied; touched 1 span in 1 document."


def test_a_lead_sees_what_everybody_has(lead: Lead) -> None:
    answer(QuestionDialog, lambda dialog: lead.click("Lead", dialog))
    lead.window.commands.handlers()[Act.VIEWPOINT]()
    lead.until(lambda: lead.editor.facts.counts.get("ORG") == 2)
    lead.choose(ORG)
    lead.write("Name", "Body")
    assert lead.apply().startswith("Touches 2 spans in 1 document. It becomes one change")


def test_undo_goes_back_step_by_step_and_then_through_what_was_applied(lead: Lead) -> None:
    lead.choose(ORG)
    lead.write("Name", "Body")
    lead.apply()
    lead.choose(PERSON)
    lead.write("Name", "Human")
    lead.editor.list.setFocus()
    assert lead.window.actions_table[Act.UNDO].text() == "Undo rename label PERSON"
    lead.undo()
    assert lead.editor.draft.tagset.label_name("PERSON") == "PERSON"
    lead.until(lambda: "Body instead of ORG" in lead.window.actions_table[Act.UNDO].text())
    lead.undo()
    assert lead.tagset == TAGSET
    lead.until(lead.window.actions_table[Act.REDO].isEnabled)
    lead.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    lead.until(lambda: lead.tagset.label_name("ORG") == "Body")


def test_guidelines_are_typed_and_read_at_once(lead: Lead) -> None:
    lead.choose(ORG)
    lead.write("Definition", "A body with a name.")
    lead.write("Examples", "The [[Board]] met.\n[[Acme]] paid.")
    lead.write("Rather another", "PERSON: a human")
    label = get_label(lead.editor.draft.tagset, "ORG")
    assert label.examples == ("The [[Board]] met.", "[[Acme]] paid.")
    assert [(item.label, item.rule) for item in label.not_this] == [("PERSON", "a human")]
    shown = lead.editor.card.text.document().begin()
    words: list[str] = []
    while shown.isValid():
        words.append(shown.text())
        shown = shown.next()
    assert "A body with a name." in words
    assert any("Board" in line and "[[" not in line for line in words)


def test_a_key_that_is_taken_is_refused_in_a_sentence(lead: Lead) -> None:
    lead.choose(ORG)
    lead.write("Key", "p")
    assert lead.editor.form.problem.text() == "The key P is the label PERSON's already"
    lead.write("Key", "b")
    assert lead.editor.form.problem.isHidden()
    assert get_label(lead.editor.draft.tagset, "ORG").shortcut == "b"


def test_a_colour_is_one_click(lead: Lead) -> None:
    lead.choose(ORG)
    lead.click("Colour: Teal")
    assert get_label(lead.editor.draft.tagset, "ORG").color is not None
    lead.click("Colour: the program's choice")
    assert lead.editor.draft.is_empty or get_label(lead.editor.draft.tagset, "ORG").color is None


def add(lead: Lead, kind: PartKind, name: str) -> None:
    def fill(dialog: AddPartDialog) -> None:
        QTest.keyClicks(dialog.name, name)
        QTest.mouseClick(dialog.accept_button, LEFT)

    met = answer(AddPartDialog, fill)
    lead.editor.add_wanted.emit(kind)
    assert len(met) == 1


def test_labels_attributes_and_roles_are_added(lead: Lead) -> None:
    add(lead, PartKind.LABEL, "Court")
    assert lead.editor.chosen == label_ref("COURT")
    add(lead, PartKind.ATTRIBUTE, "Mood")
    lead.write("New value", "good")
    lead.press(Qt.Key.Key_Return)
    assert [value.name for value in lead.editor.draft.tagset.attributes[-1].values] == ["good"]
    add(lead, PartKind.ROLE, "Witness")
    assert lead.editor.chosen == role_ref("witness")
    lead.apply()
    assert lead.tagset.label("COURT") is not None
    assert lead.tagset.version == 2


def test_a_role_says_who_takes_it_and_what_fills_it(lead: Lead) -> None:
    lead.choose(role_ref("agent"))
    lead.click("Filled by: PERSON, ORG")
    (sheet,) = lead.editor.form.findChildren(LabelSheet)
    QTest.mouseClick(sheet.boxes["MENTION"], LEFT, pos=QPoint(8, sheet.boxes["MENTION"].height() // 2))
    role = lead.editor.draft.tagset.role("agent")
    assert role is not None
    assert role.frames[0].fillers == ("PERSON", "ORG", "MENTION")


def test_a_merge_keeps_spans_and_is_shown_in_the_list(lead: Lead) -> None:
    lead.choose(ORG)
    met = answer(MergeDialog, lambda dialog: QTest.mouseClick(dialog.accept_button, LEFT))
    lead.click("Merge")
    assert len(met) == 1
    assert lead.rows()[-2:] == ["OUT OF USE", "ORG"]
    lead.apply()
    assert lead.tagset.label_name("ORG") == "PERSON"
    lead.click("Bring back")
    assert lead.editor.draft.tagset.label_name("ORG") == "ORG"


def test_what_is_retired_comes_back(lead: Lead) -> None:
    for ref in (label_ref("MOVE"), attribute_ref("polarity")):
        lead.choose(ref)
        lead.click("Retire")
        assert "OUT OF USE" in lead.rows()
        lead.click("Bring back")
        assert "OUT OF USE" not in lead.rows()


def test_a_split_relabels_the_chosen_spans_and_undo_brings_all_back(lead: Lead) -> None:
    lead.choose(ORG)

    def fill(dialog: SplitDialog) -> None:
        QTest.keyClicks(dialog.name, "Board")
        dialog.hits.rowsInserted.connect(lambda: finish(dialog))
        if dialog.hits.hits:
            finish(dialog)

    def finish(dialog: SplitDialog) -> None:
        if dialog.isVisible():
            QTest.keyClicks(dialog.words, "board")
            QTest.mouseClick(dialog.accept_button, LEFT)

    answer(SplitDialog, fill)
    lead.click("Split")
    assert lead.editor.chosen == label_ref("BOARD")
    assert "1 span takes another label" in lead.apply()
    assert labels(lead) == ["BOARD", "ORG", "PERSON"]
    lead.editor.list.setFocus()
    lead.undo()
    lead.until(lambda: labels(lead) == ["ORG", "ORG", "PERSON"])


def labels(lead: Lead) -> list[str]:
    assert lead.window.workspace is not None
    run = lead.window.workspace.bridge.project.run

    def read(file: ProjectFile) -> list[str]:
        document = file.documents.rows(None)[0].id
        sets = file.sets.of_documents([document])[document]
        return sorted(span.label for work in sets for span in work.spans)

    return run(read)


def test_spans_of_an_older_guideline_are_opened_in_annotate(lead: Lead) -> None:
    lead.choose(ORG)
    lead.write("Definition", "A body.")
    lead.apply()
    lead.until(lambda: lead.editor.facts.older == {"ORG": 1})

    def look(dialog: SecondLookDialog) -> None:
        dialog.hits.rowsInserted.connect(lambda: open_first(dialog))
        if dialog.hits.hits:
            open_first(dialog)

    def open_first(dialog: SecondLookDialog) -> None:
        if dialog.isVisible():
            dialog.lines.take_keyboard()
            QTest.keyClick(dialog.lines, Qt.Key.Key_Return)

    answer(SecondLookDialog, look)
    lead.click("1 made under an older guideline: look again…")
    workspace = lead.window.workspace
    assert workspace is not None
    lead.until(lambda: workspace.place.title == "Annotate")


def test_annotators_read_the_new_guideline_at_once(lead: Lead) -> None:
    lead.choose(ORG)
    lead.write("Definition", "A body with a name.")
    lead.apply()
    workspace = lead.window.workspace
    assert workspace is not None
    lead.press(Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    place = workspace.place
    assert isinstance(place, AnnotatePlace)
    bench = place.bench
    lead.until(lambda: get_label(bench.tagset, "ORG").definition == "A body with a name.")


def test_versions_are_listed_with_what_they_changed(lead: Lead) -> None:
    lead.choose(ORG)
    lead.write("Name", "Body")
    lead.apply()
    said: list[list[str]] = []

    def read(dialog: TagsetVersionsDialog) -> None:
        model = dialog.model
        said.extend([model.index(row, column).data() for column in (0, 2, 3)] for row in range(2))
        dialog.accept()

    answer(TagsetVersionsDialog, read)
    lead.click("Versions of the tagset")
    assert said == [
        ["2 (current)", "Mara Lind", "label Body: name Body instead of ORG"],
        ["1", "the program", ""],
    ]


def test_going_away_from_the_preview_changes_nothing(lead: Lead) -> None:
    lead.choose(ORG)
    lead.write("Name", "Body")
    answer(TagsetPreviewDialog, lambda dialog: dialog.reject())
    lead.click("Preview and apply")
    assert lead.tagset == TAGSET
    lead.click("Discard")
    assert lead.editor.draft.is_empty
    assert not lead.editor.bar.isVisible()


def test_the_window_does_not_close_over_what_is_not_applied(lead: Lead) -> None:
    lead.choose(ORG)
    lead.write("Name", "Body")
    met = answer(QuestionDialog, lambda dialog: dialog.reject())
    lead.window.close_project()
    assert len(met) == 1
    assert lead.window.workspace is not None


def test_everything_has_a_name_and_its_room(lead: Lead) -> None:
    for ref in (None, ORG, role_ref("agent"), attribute_ref("polarity"), attribute_ref("polarity", "denied")):
        lead.editor.choose(ref)
        QApplication.processEvents()
        widget = lead.place.widget
        assert (nameless(widget), guessing(widget), clipped(widget)) == ([], [], [])


def test_annotators_are_listed_as_far_as_the_viewpoint_goes(lead: Lead) -> None:
    lead.click("Part of the project: Annotators")
    model = lead.place.people.model
    assert [row.person.name for row in model.rows] == ["Mara Lind"]
    assert lead.window.workspace is not None
    lead.window.workspace.bridge.project.change_viewpoint(Viewpoint.LEAD)
    lead.window.workspace.show_all()
    lead.until(lambda: [row.person.name for row in model.rows] == ["Ben", "Mara Lind"])
    assert [model.index(1, column).data() for column in range(7)] == [
        *("Mara Lind", "person", "0", "1", "0", "0", "2")
    ]


def test_a_read_only_project_is_looked_at_only(read_only: Sitting, qtbot: QtBot) -> None:
    lead = Lead(read_only, qtbot)
    lead.choose(ORG)
    assert not lead.field("Name").isEnabled()
    assert not lead.editor.add.isEnabled()
