"""Counting a corpus here and in processes of their own, each of which reads the project for itself."""

import gc
import os
import signal
from collections import deque
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.domain.errors import StorageFailed
from annotator.domain.progress import Progress
from annotator.session.access import Access, DirectAccess
from annotator.session.measuring.collecting import Collector, Corpus, read_corpus
from annotator.session.measuring.counting import Counting, Kept, Wanted
from annotator.session.measuring.encounters import Beat, no_beat
from annotator.session.measuring.options import Options
from annotator.store.project_file import ProjectFile
from annotator.wording import tr

if TYPE_CHECKING:
    from concurrent.futures.process import ProcessPoolExecutor

_FEW = 2_000
"""Documents that are counted sooner than another process has started."""
_MOST = 4
"""Processes that help; what comes after the counting is done by one."""
_LOOK = 0.1
"""Seconds between two looks at whether the work is still wanted."""
_LARGEST_PIECE = 250
"""Documents in a piece at most, so that progress is seen and cancelling does not take long."""
_PIECES_EACH = 8
"""Pieces for each process at least, so that none waits long for the last."""


def helpful_processes(documents: int) -> int:
    """How many processes count that many documents soonest."""
    return 1 if documents <= _FEW else min(os.cpu_count() or 1, _MOST)


def count_in_processes(
    access: Access, options: Options, wanted: Wanted, processes: int, corpus: Corpus, progress: Progress
) -> Iterator[Kept]:
    """In no order, by this process and those that it starts; alone where the system lets it start none.

    Raises what ``progress`` raises, and ``StorageFailed`` when a process dies.
    """
    from concurrent.futures.process import BrokenProcessPool

    pool = _pool(processes - 1, access.run(lambda file: file.path), options, wanted)
    here = _Worker(access, corpus, options, wanted)
    waiting = deque(_pieces(corpus.positions, processes))
    running: set[Future[list[Kept]]] = set()
    done = 0
    try:
        while waiting or running:
            while pool and waiting and len(running) < processes:  # one more than work there: none has to wait
                running.add(pool.submit(_count_piece, *waiting.popleft()))
            mine = bool(waiting)
            beat = _still_wanted(progress, done, corpus.documents)
            found = here.count(*waiting.popleft(), beat) if mine else []
            finished, running = wait(running, 0 if mine else _LOOK, FIRST_COMPLETED)
            for future in finished:
                found += future.result()
            done += len(found)
            progress(done, corpus.documents)
            yield from found
    except BrokenProcessPool as error:
        raise StorageFailed(tr("A process that was measuring has died")) from error
    finally:
        if pool:
            pool.shutdown(cancel_futures=True)


def _pool(workers: int, path: Path, options: Options, wanted: Wanted) -> "ProcessPoolExecutor | None":
    """None where there are no semaphores to be had, as in some containers."""
    from concurrent.futures.process import ProcessPoolExecutor
    from multiprocessing import get_context

    context, start_with = get_context("spawn"), (path, options, wanted)
    try:
        return ProcessPoolExecutor(workers, context, _begin, start_with)
    except (OSError, ImportError, NotImplementedError):
        return None


def _still_wanted(progress: Progress, done: int, total: int) -> Beat:
    return lambda share: progress(done, total)


def _pieces(positions: int, processes: int) -> Iterator[tuple[int, int]]:
    """Positions behind which a piece begins, and with which it ends."""
    size = min(max(positions // (processes * _PIECES_EACH), 1), _LARGEST_PIECE)
    for first in range(0, positions, size):
        yield first - 1, first + size - 1


class _Worker:
    """What counts one piece after another."""

    def __init__(self, access: Access, corpus: Corpus, options: Options, wanted: Wanted) -> None:
        self._collector = Collector(access, corpus, options)
        self._counting = Counting(corpus, options, wanted)

    def count(self, after: int, until: int, beat: Beat = no_beat) -> list[Kept]:
        pages = self._collector.pages(after, until)
        return [kept for page in pages for kept in self._counting.count(page, {}, beat)]


_WORKERS: list[_Worker] = []


def _begin(path: Path, options: Options, wanted: Wanted) -> None:
    """Ctrl+C is for the parent, which then ends its workers. What is made here lives until it is handed over,
    so looking for cycles among it is in vain.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    access = DirectAccess(ProjectFile.open(path, read_only=True))
    _WORKERS[:] = [_Worker(access, read_corpus(access), options, wanted)]


def _count_piece(after: int, until: int) -> list[Kept]:
    return _WORKERS[0].count(after, until)
