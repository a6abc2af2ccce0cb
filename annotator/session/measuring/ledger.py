"""What each document adds to the measures, kept: one changed document does not count 10,000 anew."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.progress import Progress, no_progress
from annotator.domain.values import Id
from annotator.session.access import Access
from annotator.session.measuring.collecting import Collector, Corpus, check_view, read_corpus
from annotator.session.measuring.counting import Counting, Kept, Wanted
from annotator.session.measuring.families import Family
from annotator.session.measuring.options import Options
from annotator.session.measuring.workers import count_in_processes, helpful_processes
from annotator.session.viewpoint import View


class Ledger:
    """``options`` and the view stay the same; whoever wants others keeps another ledger.

    ``processes``: how many count a corpus that is counted for the first time; None for as many as help.
    """

    def __init__(self, access: Access, view: View, options: Options, processes: int | None = 1) -> None:
        self.options = options
        self._processes = processes
        self._access = access
        self._view = view
        self._kept: dict[Id, Kept] = {}
        self._counted: Wanted = frozenset()
        self._corpus: Corpus | None = None

    @property
    def corpus(self) -> Corpus:
        """As it stood at the last ``update``."""
        assert self._corpus is not None, "update comes first"
        return self._corpus

    def documents(self) -> list[Kept]:
        """In their order, as they stood at the last ``update``."""
        return sorted(self._kept.values(), key=lambda each: (each.position, each.document))

    @property
    def filtered(self) -> int:
        """How many documents the options leave out."""
        return self.corpus.documents - len(self._kept)

    def update(
        self, families: Iterable[Family], by_label: bool = False, progress: Progress = no_progress
    ) -> None:
        """Count what has not been counted of the families, and whatever has changed since the last time.

        ``by_label``: for each label of the tagset too, where a family counts labels anew. Raises
        ``UnknownObject`` where the view may not see others' work; when ``progress`` raises ``Cancelled``,
        all is as it was.
        """
        check_view(self._view)
        corpus = read_corpus(self._access)
        wanted = self._counted | _wanted(families, _labels(corpus) if by_label else [])
        changed = self._changed_since_counted(corpus)
        kept = {} if changed is None else _without(self._kept, changed)
        processes = self._processes or helpful_processes(corpus.documents)
        if processes > 1 and not kept:
            found = count_in_processes(self._access, self.options, wanted, processes, corpus, progress)
            kept = {each.document: each for each in found}
        else:
            self._count(corpus, wanted, changed, kept, progress)
        self._kept, self._counted, self._corpus = kept, wanted, corpus

    def _count(
        self,
        corpus: Corpus,
        wanted: Wanted,
        changed: set[Id] | None,
        kept: dict[Id, Kept],
        progress: Progress,
    ) -> None:
        """Into ``kept``, what has changed, or all where more is wanted than before."""
        collector = Collector(self._access, corpus, self.options)
        if changed is not None and wanted == self._counted:
            pages, total = collector.pages_of(sorted(changed)), len(changed)
        elif self.options.documents is not None:
            documents = self.options.documents
            pages, total = collector.pages_of(sorted(documents)), len(documents)
        else:
            pages, total = collector.pages(), corpus.documents
        counting = Counting(corpus, self.options, wanted)
        done = 0
        for page in pages:
            beat = _Beat(progress, done, len(page), total)
            kept.update((each.document, each) for each in counting.count(page, kept, beat))
            done += len(page)
            progress(done, total)

    def _changed_since_counted(self, corpus: Corpus) -> set[Id] | None:
        """The documents that may have changed; None where everything may have."""
        before = self._corpus
        if before is None or (before.people, before.tagset) != (corpus.people, corpus.tagset):
            return None
        return self._access.run(lambda file: file.journal.documents_since(before.head))


def _without(kept: Mapping[Id, Kept], changed: set[Id]) -> dict[Id, Kept]:
    return {document: each for document, each in kept.items() if document not in changed}


def _labels(corpus: Corpus) -> list[str]:
    return [label.key for label in corpus.tagset.labels]


def _wanted(families: Iterable[Family], labels: Sequence[str]) -> Wanted:
    return frozenset(
        (family, label) for family in families for label in (None, *(labels if family.by_label else ()))
    )


@dataclass(frozen=True, slots=True)
class _Beat:
    """Asked for in the midst of a page of documents: raises when the work is no longer wanted."""

    progress: Progress
    done: int
    documents: int
    total: int

    def __call__(self, share: float) -> None:
        self.progress(self.done + int(share * self.documents), self.total)
