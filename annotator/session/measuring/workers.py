"""Counting a corpus in processes of their own, each of which reads the project for itself."""

import gc
import signal
from collections.abc import Iterator
from concurrent.futures import wait
from pathlib import Path

from annotator.domain.errors import StorageFailed
from annotator.domain.progress import Progress
from annotator.session.access import DirectAccess
from annotator.session.measuring.collecting import Collector, Corpus, read_corpus
from annotator.session.measuring.counting import Counting, Kept, Wanted
from annotator.session.measuring.options import Options
from annotator.store.project_file import ProjectFile
from annotator.wording import tr

_LOOK = 0.1
"""Seconds between two looks at whether the work is still wanted."""
_PIECE = 250
"""Documents in a piece, so that progress is seen and cancelling does not take long."""


def count_in_processes(
    path: Path, options: Options, wanted: Wanted, processes: int, corpus: Corpus, progress: Progress
) -> Iterator[Kept]:
    """Raises what ``progress`` raises, and ``StorageFailed`` when a process dies."""
    from concurrent.futures.process import BrokenProcessPool, ProcessPoolExecutor
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(
        processes,
        mp_context=get_context("spawn"),
        initializer=_begin,
        initargs=(path, options, wanted),
    )
    total, done = corpus.documents, 0
    try:
        futures = [pool.submit(_count_piece, *piece) for piece in _pieces(corpus.positions)]
        for future in futures:
            while not wait([future], timeout=_LOOK).done:
                progress(done, total)
            found = future.result()
            done += len(found)
            progress(done, total)
            yield from found
    except BrokenProcessPool as error:
        raise StorageFailed(tr("A process that was measuring has died")) from error
    finally:
        pool.shutdown(cancel_futures=True)


def _pieces(positions: int) -> Iterator[tuple[int, int]]:
    """Positions behind which a piece begins, and with which it ends."""
    for first in range(0, positions, _PIECE):
        yield first - 1, first + _PIECE - 1


class _Worker:
    """What a process keeps between pieces; made when it begins."""

    def __init__(self, path: Path, options: Options, wanted: Wanted) -> None:
        access = DirectAccess(ProjectFile.open(path, read_only=True))
        corpus = read_corpus(access)
        self._collector = Collector(access, corpus, options)
        self._counting = Counting(corpus, options, wanted)

    def count(self, after: int, until: int) -> list[Kept]:
        pages = self._collector.pages(after, until)
        return [kept for page in pages for kept in self._counting.count(page, {})]


_WORKERS: list[_Worker] = []


def _begin(path: Path, options: Options, wanted: Wanted) -> None:
    """Ctrl+C is for the parent, which then ends its workers. What is made here lives until it is handed over,
    so looking for cycles among it is in vain.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()
    _WORKERS[:] = [_Worker(path, options, wanted)]


def _count_piece(after: int, until: int) -> list[Kept]:
    return _WORKERS[0].count(after, until)
