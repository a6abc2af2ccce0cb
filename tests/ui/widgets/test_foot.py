"""The foot says how far saving is, and keeps still while saving takes no time."""

from pytestqt.qtbot import QtBot

from annotator.ui.bridge import SaveState
from annotator.ui.widgets.foot import Foot


def shown_foot(qtbot: QtBot) -> Foot:
    foot = Foot()
    qtbot.addWidget(foot)
    foot.show_save_state(SaveState.SAVED)
    return foot


def test_what_is_saved_at_once_is_not_spoken_of(qtbot: QtBot) -> None:
    foot = shown_foot(qtbot)
    for state in (SaveState.SAVING, SaveState.SAVED):
        foot.show_save_state(state)
        assert foot.words == "Saved"
    qtbot.wait(300)
    assert foot.words == "Saved"


def test_what_takes_a_while_is_said_until_it_is_done(qtbot: QtBot) -> None:
    foot = shown_foot(qtbot)
    foot.show_save_state(SaveState.SAVING)
    qtbot.waitUntil(lambda: foot.words == "Saving…")
    foot.show_save_state(SaveState.SAVED)
    assert foot.words == "Saved"


def test_what_is_not_saved_is_said_at_once_and_while_it_is_tried_again(qtbot: QtBot) -> None:
    foot = shown_foot(qtbot)
    foot.show_save_state(SaveState.HELD)
    assert foot.words == "Not saved"
    foot.show_save_state(SaveState.SAVING)
    assert foot.words == "Not saved"
    qtbot.waitUntil(lambda: foot.words == "Saving…")
