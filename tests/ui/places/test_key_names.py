"""Keys as people read them."""

import pytest

from annotator.ui.places.key_names import shown_key, shown_keys


@pytest.mark.parametrize(
    ("key", "shown"),
    [
        ("p", "P"),
        ("e m", "E M"),
        ("shift+tab", "Shift+Tab"),
        ("shift+alt+down", "Shift+Alt+↓"),
        ("alt+[", "Alt+["),
        ("pgdown", "PgDown"),
        ("ctrl++", "Ctrl++"),
        ("+", "+"),
        ("f12", "F12"),
    ],
)
def test_a_key_is_written_as_on_the_keyboard(key: str, shown: str) -> None:
    assert shown_key(key) == shown


def test_several_keys_stand_in_a_row() -> None:
    assert shown_keys(("delete", "backspace")) == "Del, Backspace"
