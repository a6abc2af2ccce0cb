"""Handbooks as they are read: of Markdown, what the writer of one uses."""

from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from annotator.ui.theme.colors import load_colors
from annotator.ui.widgets.guide_text import GuideWriter

HANDBOOK = """# Order of work
1. Names first.
2) Then **events**.
10. Claims last.

- A bullet
* another

2028 was a year, and 3.5 a number.
"""


def lines(text: str) -> list[str]:
    document = QTextDocument()
    GuideWriter(document, load_colors(dark=False), 10.0).markdown(text)
    return document.toPlainText().split("\n")


def test_numbered_lists_keep_their_numbers_and_others_have_bullets(qtbot: QtBot) -> None:
    assert lines(HANDBOOK) == [
        "Order of work",
        "1.  Names first.",
        "2)  Then events.",
        "10.  Claims last.",
        "•  A bullet",
        "•  another",
        "2028 was a year, and 3.5 a number.",
    ]


def test_words_are_never_markup(qtbot: QtBot) -> None:
    assert lines("A <b>bold</b> &amp; [[span]]") == ["A <b>bold</b> &amp; span"]
