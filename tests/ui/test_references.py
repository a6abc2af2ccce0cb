"""A version of the Qt binding lost a reference to None at every call without a result, and then aborted."""

import sys

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

CALLS = 2000


def test_calls_without_a_result_keep_the_references_to_none(qapp: QApplication) -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("thing")
        thing.blockSignals(False)
    assert abs(sys.getrefcount(None) - before) < CALLS // 10
