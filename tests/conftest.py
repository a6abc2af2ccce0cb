"""Every test process has one Qt platform and one language; without a wish the platform needs no screen."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"

SPEAKS_BRACKETS = os.environ.get("ANNOTATOR_TEST_LANGUAGE") == "brackets"
"""Whether the program puts every text that it translates into brackets, as ``tests/ui/spoken`` needs it."""

if SPEAKS_BRACKETS:
    from annotator import wording
    from tests.ui.spoken.marked import Marked

    wording.speak_with(Marked(), "en")
    wording.speak = lambda language: None
