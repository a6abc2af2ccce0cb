"""The program's texts, in the language that the screen was told to speak; in English until then.

A text is looked up when it is made, with its values by name: ``tr("{name} has no spans", name=name)``.
Modules of ``ui`` are imported after the language is known, so their tables hold ``tr`` texts; all others
``mark`` what they keep in tables and leave ``tr`` to whoever shows it. Commands speak English, whoever reads
their output.
"""

import gettext
from collections.abc import Mapping
from string import Formatter

from typing_extensions import override

from annotator.locations import resource

LANGUAGES: Mapping[str, str] = {"en": "English", "de": "Deutsch"}
"""What the screen can speak: the language's code, and its own name for itself."""

_SEPARATORS = {"en": {}, "de": str.maketrans(",.", ".,")}
"""How each language swaps the commas and points that Python puts into numbers."""


class _Wording(Formatter):
    """Fills values into a text; ``{n:,}`` and ``{share:.1f}`` get the separators of the language."""

    def __init__(self, translations: gettext.NullTranslations, language: str) -> None:
        self.language = language
        self.translations = translations
        self._separators = _SEPARATORS[language]

    @override
    def format_field(self, value: object, format_spec: str) -> str:
        text = format(value, format_spec)
        is_number = isinstance(value, int | float)
        return text.translate(self._separators) if format_spec and is_number else text

    def fill(self, text: str, values: Mapping[str, object]) -> str:
        return self.vformat(text, (), values) if values else text


_wording = _Wording(gettext.NullTranslations(), "en")


def speak(language: str) -> None:
    """Say everything from now on in ``language``, one of ``LANGUAGES``."""
    catalogue = resource("languages", f"{language}.mo")
    if not catalogue.is_file():
        speak_with(gettext.NullTranslations(), "en")
        return
    with catalogue.open("rb") as file:
        speak_with(gettext.GNUTranslations(file), language)


def speak_with(translations: gettext.NullTranslations, language: str) -> None:
    """Say everything from now on as ``translations`` have it, with the numbers of ``language``."""
    global _wording
    _wording = _Wording(translations, language)


def spoken() -> str:
    """The code of the language that is spoken now."""
    return _wording.language


def tr(text: str, /, **values: object) -> str:
    """``text`` in the language spoken; braces in it name ``values``, if there are any."""
    return _wording.fill(_wording.translations.gettext(text) if text else "", values)


def trn(one: str, many: str, count: int, /, **values: object) -> str:
    """``one`` or ``many``, as the language counts; ``{count}`` in them is the number."""
    text = _wording.translations.ngettext(one, many, count)
    return _wording.fill(text, {"count": count, **values})


def in_digits(value: float, form: str = ",") -> str:
    """A number that stands alone, with the separators of the language."""
    return _wording.format_field(value, form)


def mark(text: str) -> str:
    """``text`` as it is; the catalogue holds it, and whoever shows it asks ``tr``."""
    return text
