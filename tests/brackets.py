"""A language that puts all it says into brackets: what comes out without them was never translated."""

import gettext
from collections.abc import Generator
from contextlib import contextmanager

from typing_extensions import override

from annotator.wording import speak, speak_with


class _Brackets(gettext.NullTranslations):
    @override
    def gettext(self, message: str) -> str:
        return f"[{message}]"

    @override
    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return f"[{msgid1 if n == 1 else msgid2}]"


@contextmanager
def speaking_brackets() -> Generator[None]:
    speak_with(_Brackets(), "en")
    try:
        yield
    finally:
        speak("en")
