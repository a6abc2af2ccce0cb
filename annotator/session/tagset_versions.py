"""The versions that a project's tagset has had, and what was made under an older guideline."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from pydantic import ValidationError

from annotator.domain.change import Change, ObjectKind, Scope
from annotator.domain.clock import wall_ms
from annotator.domain.progress import Progress, no_progress
from annotator.domain.tagset import Tagset
from annotator.domain.tagset_diff import same_guideline
from annotator.domain.values import Id
from annotator.session.access import Access
from annotator.session.concordance import Hit
from annotator.session.span_search import SpanQuery, find_spans
from annotator.session.viewpoint import View
from annotator.store.project_file import ProjectFile


@dataclass(frozen=True, slots=True)
class TagsetVersion:
    """``at_ms``: milliseconds since 1970; ``author`` an id, or the project's own where the program did it."""

    tagset: Tagset
    at_ms: int
    author: Id

    @property
    def number(self) -> int:
        return self.tagset.version


def tagset_versions(file: ProjectFile) -> list[TagsetVersion]:
    """The latest first; each number once, as it last was written, undone ones among them."""
    found: dict[int, TagsetVersion] = {}
    for change in sorted(file.journal.of_scope(Scope()), key=lambda change: change.stamp):
        for tagset in _written(change):
            found[tagset.version] = TagsetVersion(tagset, wall_ms(change.clock), change.author)
    return sorted(found.values(), key=lambda version: -version.number)


def _written(change: Change) -> Iterator[Tagset]:
    for operation in change.operations:
        if operation.kind is ObjectKind.TAGSET:
            try:
                yield Tagset.model_validate(operation.writes.get("tagset"))
            except ValidationError:
                continue


def next_version(file: ProjectFile) -> int:
    """A number that no tagset of this project ever had: not even one that was undone."""
    numbers = (value.get("version", 1) for value in file.journal.tagsets() if isinstance(value, dict))
    return 1 + max((number for number in numbers if isinstance(number, int)), default=0)


def older_guidelines(file: ProjectFile) -> dict[str, frozenset[int]]:
    """By label, the versions under which annotators read something else about it than they do now."""
    current, history = file.project.tagset(), tagset_versions(file)
    found = {
        label.key: frozenset(
            version.number for version in history if _reads_otherwise(version.tagset, current, label.key)
        )
        for label in current.labels
    }
    return {key: versions for key, versions in found.items() if versions}


def _reads_otherwise(then: Tagset, now: Tagset, key: str) -> bool:
    """A label that was not there then says nothing: its spans were given it later."""
    old, new = then.standing(key), now.standing(key)
    return old is not None and new is not None and not same_guideline(old, new)


def count_older(file: ProjectFile, view: View) -> dict[str, int]:
    """By label, the spans that the view shows and that were made under an older guideline."""
    older = older_guidelines(file)
    counts: dict[str, int] = {}
    for (label, version), use in file.usage.versions(list(older), view.narrowing).items():
        if version in older[label]:
            counts[label] = counts.get(label, 0) + use.count
    return counts


def find_older(
    access: Access, view: View, labels: Collection[str] | None = None, progress: Progress = no_progress
) -> Iterator[Hit]:
    """Those spans, of all labels or of some, label after label."""
    for label, versions in access.run(older_guidelines).items():
        if labels is None or label in labels:
            yield from find_spans(access, view, SpanQuery(label=label, versions=versions), progress)
