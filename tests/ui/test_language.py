"""The window speaks the language that was chosen, and Qt's own buttons with it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.settings.keeper import SettingsKeeper

SAYS = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication
from annotator.ui.launch import build_window
app = QApplication([])
window = build_window(app, Path(sys.argv[1]))
print(window.menuBar().actions()[0].text().replace("&", ""))
print(QCoreApplication.translate("QPlatformTheme", "Cancel"))
"""


def said(settings: Path, **environment: str) -> list[str]:
    """What a fresh program calls its first menu, and Qt a button."""
    run = [sys.executable, "-X", "utf8", "-c", SAYS, str(settings)]
    done = subprocess.run(
        run, capture_output=True, encoding="utf-8", env=os.environ | environment, check=True
    )
    return done.stdout.splitlines()


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    return tmp_path / "settings.json"


@pytest.mark.parametrize(("language", "words"), [("en", ["File", "Cancel"]), ("de", ["Datei", "Abbrechen"])])
def test_the_window_speaks_the_language_chosen(settings: Path, language: str, words: list[str]) -> None:
    SettingsKeeper(settings).set_preferences(language=language)
    assert said(settings, LC_ALL="C.UTF-8") == words


@pytest.mark.parametrize(
    ("locale", "file"), [("de_AT.UTF-8", "Datei"), ("en_GB.UTF-8", "File"), ("sv_SE.UTF-8", "File")]
)
def test_without_a_choice_it_speaks_the_computers_if_it_can(settings: Path, locale: str, file: str) -> None:
    assert said(settings, LC_ALL=locale, LANGUAGE="")[0] == file
