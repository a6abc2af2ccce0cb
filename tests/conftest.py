"""Every test process has one Qt platform and one language; without a wish the platform needs no screen."""

import os
from collections.abc import Callable

import pytest

from tests.telling import TOLD, Tell

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"

SPEAKS_BRACKETS = os.environ.get("ANNOTATOR_TEST_LANGUAGE") == "brackets"
"""Whether the program puts every text that it translates into brackets, as ``tests/ui/spoken`` needs it."""

if SPEAKS_BRACKETS:
    from annotator import wording
    from tests.ui.spoken.marked import Marked

    wording.speak_with(Marked(), "en")
    wording.speak = lambda language: None


@pytest.fixture
def tell(record_property: Callable[[str, object], None]) -> Tell:
    return lambda text: record_property(TOLD, text)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    reports = [each for kind in ("passed", "failed") for each in terminalreporter.getreports(kind)]
    told = [text for report in reports for name, text in report.user_properties if name == TOLD]
    if told:
        terminalreporter.section("figures")
        for text in told:
            terminalreporter.write_line(str(text))
