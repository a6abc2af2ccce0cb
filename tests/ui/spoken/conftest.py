"""These tests are collected only in the process that ``tests/house/test_spoken.py`` starts for them."""

from tests.conftest import SPEAKS_BRACKETS


def pytest_ignore_collect() -> bool | None:
    return None if SPEAKS_BRACKETS else True
