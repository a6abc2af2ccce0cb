"""The preferences on a small screen: all of them can be reached."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollArea
from pytestqt.qtbot import QtBot

from annotator.settings.keeper import SettingsKeeper
from annotator.ui.dialogs.preferences import PreferencesDialog

_SMALL = 480


def test_every_field_comes_into_view_as_tab_comes_to_it(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = PreferencesDialog(SettingsKeeper(tmp_path / "settings.json"))
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.resize(dialog.width(), _SMALL)
    assert dialog.height() == _SMALL
    area = dialog.findChild(QScrollArea)
    assert area is not None
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    seen: set[str] = set()
    for _ in range(40):
        field = QApplication.focusWidget()
        if field is not None and area.isAncestorOf(field):
            place = field.mapTo(area.viewport(), field.rect().center())
            assert area.viewport().rect().contains(place), field.accessibleName()
            seen.update(
                key for key, each in dialog.fields.items() if each is field or each.isAncestorOf(field)
            )
        QTest.keyClick(field or dialog, Qt.Key.Key_Tab)
    assert seen == set(dialog.fields)
