"""Texts are said in the language chosen, with their values and the language's way to write numbers."""

import gettext
from collections.abc import Iterator

import pytest
from typing_extensions import override

from annotator.wording import LANGUAGES, in_digits, mark, speak, speak_with, spoken, tr, trn


class Dutch(gettext.NullTranslations):
    """Stands for a catalogue."""

    @override
    def gettext(self, message: str) -> str:
        return {"{count:,} of {all}": "{all}, daarvan {count:,}"}.get(message, message)

    @override
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return "{count} ei" if n == 1 else "{count} eieren"


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    yield
    speak("en")


def test_without_a_catalogue_texts_stay_as_they_are() -> None:
    assert tr("Plain {braces}") == "Plain {braces}"
    assert tr("{count:,} left", count=1234) == "1,234 left"
    assert trn("{count} egg", "{count} eggs", 2) == "2 eggs"


def test_a_catalogue_moves_values_and_writes_numbers_its_way() -> None:
    speak_with(Dutch(), "de")
    assert tr("{count:,} of {all}", count=1234, all="x,y") == "x,y, daarvan 1.234"
    assert trn("{count} egg", "{count} eggs", 1) == "1 ei"


def test_values_are_never_read_as_templates() -> None:
    assert tr("{name} left", name="{0.__class__}") == "{0.__class__} left"


def test_nothing_is_translated_to_nothing() -> None:
    """A catalogue answers an empty text with its own header."""
    speak("de")
    assert tr("") == ""


def test_marked_texts_are_translated_when_shown() -> None:
    assert mark("Light") == "Light"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_can_be_spoken(language: str) -> None:
    speak(language)
    assert spoken() == language


def test_a_number_that_stands_alone_is_written_the_same_way() -> None:
    assert (in_digits(1234), in_digits(1234.5, ",.1f")) == ("1,234", "1,234.5")
    speak("de")
    assert (in_digits(1234), in_digits(1234.5, ",.1f")) == ("1.234", "1.234,5")
