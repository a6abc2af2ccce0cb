"""Whether a tagset still knows everything that the project's spans and links bear."""

from collections.abc import Iterator

from annotator.domain.tagset import Tagset
from annotator.store.project_file import ProjectFile


def uncovered(file: ProjectFile, before: Tagset, after: Tagset) -> Iterator[str]:
    """In a sentence each, what spans and links of this project would lose with ``after`` for ``before``."""
    yield from _labels(file, before, after)
    yield from _answers(file, before, after)
    yield from _roles(file, before, after)


def _labels(file: ProjectFile, before: Tagset, after: Tagset) -> Iterator[str]:
    for key in file.usage.labels_in_use():
        old, new = before.label(key), after.label(key)
        if new is None:
            count = file.usage.labels([key])[key].count
            yield f"{after.name} has no label {key}, which spans of this project bear ({count:,})"
        elif old is not None and old.layer is not new.layer:
            yield f"{after.name} has {key} as {new.layer}, and here it is {old.layer}"


def _answers(file: ProjectFile, before: Tagset, after: Tagset) -> Iterator[str]:
    """Attributes that a tagset lacks are kept, switched off: only values can be lost."""
    lost = {
        (attribute.key, choice.key): f"{attribute.name} = {choice.name}"
        for attribute in before.attributes
        if (kept := after.attribute(attribute.key)) is not None
        for choice in attribute.values
        if all(choice.key != other.key for other in kept.values)
    }
    if lost:
        answers = file.usage.answers()
        for place, words in lost.items():
            if place in answers:
                yield f"{answers[place].count:,} spans of this project say {words}, which {after.name} lacks"


def _roles(file: ProjectFile, before: Tagset, after: Tagset) -> Iterator[str]:
    lost = [role for role in before.roles if after.role(role.key) is None]
    if lost:
        used = file.usage.roles()
        for role in lost:
            if role.key in used:
                yield f"{used[role.key].count:,} links of this project have the role {role.name}"
