"""Whether a tagset still knows everything that the project's spans and links bear."""

from collections.abc import Iterator

from annotator.domain.tagset import Tagset
from annotator.store.project_file import ProjectFile
from annotator.wording import tr


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
            yield tr(
                "{tagset} has no label {label}, which spans of this project bear ({count:,})",
                tagset=after.name,
                label=key,
                count=count,
            )
        elif old is not None and old.layer is not new.layer:
            yield tr(
                "{tagset} has {label} as {layer}, and here it is {here}",
                tagset=after.name,
                label=key,
                layer=tr(new.layer.value),
                here=tr(old.layer.value),
            )


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
                yield tr(
                    "{count:,} spans of this project say {answer}, which {tagset} lacks",
                    count=answers[place].count,
                    answer=words,
                    tagset=after.name,
                )


def _roles(file: ProjectFile, before: Tagset, after: Tagset) -> Iterator[str]:
    lost = [role for role in before.roles if after.role(role.key) is None]
    if lost:
        used = file.usage.roles()
        for role in lost:
            if role.key in used:
                yield tr(
                    "{count:,} links of this project have the role {role}",
                    count=used[role.key].count,
                    role=role.name,
                )
