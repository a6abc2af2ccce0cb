"""Counting in processes gives what counting here gives, and stops when it is told to."""

import errno
from pathlib import Path

import pytest

from annotator.domain.errors import Cancelled
from annotator.session.access import DirectAccess
from annotator.session.measuring.figures import Ask, left_out, measure
from annotator.session.measuring.ledger import Ledger
from annotator.session.measuring.methods import METHODS
from annotator.session.measuring.options import Options
from annotator.session.viewpoint import View, Viewpoint
from tests.session.measuring import planted

LEAD = View("", Viewpoint.LEAD)
OPTIONS = Options(samples=1, resamples=20)


def test_figures_are_the_same_in_however_many_processes(tmp_path: Path) -> None:
    with planted.make(tmp_path / "p.annproj") as file:
        here, elsewhere = (Ledger(DirectAccess(file), LEAD, OPTIONS, processes) for processes in (1, 2))
        ask = Ask(tuple(METHODS), by_attribute=True)
        assert measure(here, ask) == measure(elsewhere, ask)
        assert left_out(here) == left_out(elsewhere)


def test_it_counts_alone_where_no_process_can_be_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSYS, "Function not implemented")

    with planted.make(tmp_path / "p.annproj") as file:
        here, alone = (Ledger(DirectAccess(file), LEAD, OPTIONS, processes) for processes in (1, 3))
        expected = measure(here, Ask())
        monkeypatch.setattr("concurrent.futures.process.ProcessPoolExecutor.__init__", refuse)
        assert measure(alone, Ask()) == expected


def test_it_stops_when_it_is_told_to(tmp_path: Path) -> None:
    def stop(done: int, total: int | None) -> None:
        raise Cancelled

    with planted.make(tmp_path / "p.annproj") as file:
        ledger = Ledger(DirectAccess(file), LEAD, OPTIONS, 2)
        with pytest.raises(Cancelled):
            measure(ledger, Ask(), stop)
        assert measure(ledger, Ask())
