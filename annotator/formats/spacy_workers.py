"""Making shards, here or in processes of their own."""

import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, wait
from dataclasses import replace
from typing import TypeAlias

from annotator.domain.errors import OutputError
from annotator.domain.progress import Progress
from annotator.formats.spacy_shards import ShardJob, ShardResult, make_shard
from annotator.formats.transport import packed, unpacked
from annotator.wording import tr

_LOOK = 0.1
"""Seconds between two looks at whether the work is still wanted."""

_Waiting: TypeAlias = deque[tuple[ShardJob, Future[ShardResult]]]


class Meter:
    """Counts finished documents for a ``Progress``."""

    def __init__(self, progress: Progress, total: int | None) -> None:
        self._progress = progress
        self._total = total
        self._done = 0

    def advance(self, documents: int = 1) -> None:
        self._done += documents
        self.tick()

    def tick(self) -> None:
        self._progress(self._done, self._total)


def run_jobs(
    jobs: Iterable[ShardJob], processes: int, meter: Meter
) -> Iterator[tuple[ShardJob, ShardResult]]:
    """Jobs with their results, in the order of the jobs."""
    if processes > 1:
        yield from _in_processes(jobs, processes, meter)
        return
    for job in jobs:
        yield job, make_shard(job, meter.advance)


def _in_processes(
    jobs: Iterable[ShardJob], processes: int, meter: Meter
) -> Iterator[tuple[ShardJob, ShardResult]]:
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
    from multiprocessing import get_context

    waiting: _Waiting = deque()
    pool = ProcessPoolExecutor(
        processes, mp_context=get_context("spawn"), initializer=_leave_interrupts_alone
    )
    try:
        for job in jobs:
            task = replace(job, readings=())
            waiting.append((job, pool.submit(_make_elsewhere, task, packed(job.readings))))
            if len(waiting) > processes:
                yield _first(waiting, meter)
        while waiting:
            yield _first(waiting, meter)
    except BrokenProcessPool as error:
        raise OutputError(tr("A process that was writing the export has died")) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _make_elsewhere(task: ShardJob, readings: bytes) -> ShardResult:
    return make_shard(replace(task, readings=unpacked(readings)))


def _first(waiting: _Waiting, meter: Meter) -> tuple[ShardJob, ShardResult]:
    job, future = waiting.popleft()
    while not wait([future], timeout=_LOOK).done:
        meter.tick()
    result = future.result()
    meter.advance(len(job.readings))
    return job, result


def _leave_interrupts_alone() -> None:
    """Ctrl+C is for the parent, which then ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
