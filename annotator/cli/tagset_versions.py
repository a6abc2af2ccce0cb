"""Commands on the versions of a project's tagset."""

from datetime import datetime
from typing import Annotated, Any

import typer

from annotator.cli.context import reading
from annotator.cli.output import print_json, progress_bar, say
from annotator.cli.projects import JsonOption, ProjectArgument
from annotator.domain.errors import TagsetError
from annotator.domain.tagset import Tagset
from annotator.domain.tagset_diff import Difference, differences
from annotator.session.access import DirectAccess
from annotator.session.concordance import Hit
from annotator.session.tagset_editing import Preview
from annotator.session.tagset_versions import TagsetVersion, find_older, tagset_versions
from annotator.session.viewpoint import View, Viewpoint
from annotator.store.project_file import ProjectFile

EVERYBODY = View("", Viewpoint.LEAD)
_SHOWN = 3

VersionOption = Annotated[
    int | None, typer.Option("--version", metavar="N", help="That version, and not the current one.")
]


def version_of(file: ProjectFile, number: int | None) -> Tagset:
    """A version that the project has or had; the current one without a number."""
    found = file.project.tagset() if number is None else file.project.tagset_version(number)
    if found is None:
        raise TagsetError(f"The tagset of {file.path} never had a version {number}")
    return found


def versions(project: ProjectArgument, as_json: JsonOption = False) -> None:
    """List the versions of a project's tagset: when, by whom, and what changed."""
    with reading(project) as file:
        found, now = tagset_versions(file), file.project.tagset().version
        names = {person.id: person.name for person in file.project.annotators()}
    earlier = [*(version.tagset for version in found[1:]), None]
    if as_json:
        print_json([_value(one, before, names, now) for one, before in zip(found, earlier, strict=True)])
        return
    for one, before in zip(found, earlier, strict=True):
        say(f"{one.number:>4}  {_when(one)}  {names.get(one.author, '–')}{_mark(one, now)}")
        for line in _brief(differences(before, one.tagset) if before else []):
            say(f"      {line}")


def _mark(version: TagsetVersion, now: int) -> str:
    return "  (current)" if version.number == now else "  (undone)" if version.number > now else ""


def _value(version: TagsetVersion, before: Tagset | None, names: dict[str, str], now: int) -> dict[str, Any]:
    return {
        "version": version.number,
        "name": version.tagset.name,
        "at": datetime.fromtimestamp(version.at_ms / 1000).astimezone().isoformat(timespec="seconds"),
        "by": names.get(version.author),
        "current": version.number == now,
        "changes": [each.line for each in differences(before, version.tagset)] if before else [],
    }


def _when(version: TagsetVersion) -> str:
    return datetime.fromtimestamp(version.at_ms / 1000).astimezone().strftime("%Y-%m-%d %H:%M")


def _brief(found: list[Difference]) -> list[str]:
    more = len(found) - _SHOWN
    lines = [_shortened(each.line) for each in found[:_SHOWN]]
    return [*lines, f"and {more:,} more"] if more > 0 else lines


def _shortened(line: str) -> str:
    first = " ".join(line.split())
    return first if len(first) <= 100 else f"{first[:99]}…"


def diff(
    project: ProjectArgument,
    old: Annotated[
        int | None, typer.Argument(metavar="[FROM]", help="A version; else the one before.")
    ] = None,
    new: Annotated[
        int | None, typer.Argument(metavar="[TO]", help="A version; else the current one.")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Tell what differs between two versions of a project's tagset."""
    with reading(project) as file:
        after = version_of(file, new)
        before = version_of(file, old if old is not None else max(after.version - 1, 1))
    found = differences(before, after)
    if as_json:
        print_json([_difference(each) for each in found])
        return
    say(f"{after.name} version {after.version}, compared with {before.version}")
    for each in found:
        _say_difference(each)


def _difference(difference: Difference) -> dict[str, Any]:
    ref = difference.ref
    return {
        "kind": "tagset" if ref is None else "value" if ref.value is not None else ref.kind.value,
        "key": None if ref is None else ref.key,
        "value": None if ref is None else ref.value,
        "name": difference.name,
        "fate": difference.fate.value,
        "fields": [
            {"field": field.field, "before": field.before, "after": field.after}
            for field in difference.fields
        ],
    }


def _say_difference(difference: Difference) -> None:
    say(difference.line)
    for field in difference.fields:
        if field.is_long:
            for sign, text in (("−", field.before), ("+", field.after)):
                for line in text.splitlines():
                    say(f"    {sign} {line}")


def say_preview(found: Preview) -> None:
    """What an edit would touch, a line for each difference."""
    for touch in found.touches:
        words = touch.touched.words
        say(f"{_shortened(touch.difference.line)}{f' ({words})' if words else ''}")
    say(f"touches {found.total.words or 'nothing that is recorded'}")


def older(project: ProjectArgument, as_json: JsonOption = False) -> None:
    """List spans made under an older guideline of their label, for a second look."""
    with reading(project) as file, progress_bar("Looking through the corpus") as progress:
        hits = list(find_older(DirectAccess(file), EVERYBODY, None, progress))
        tagset = file.project.tagset()
    if as_json:
        print_json([_hit(hit) for hit in hits])
        return
    for hit in hits:
        name = tagset.label_name(hit.labels[0])
        say(f"{name:<16} {hit.surface}  {hit.source.title}, {hit.start}, {hit.annotator}")
    say(f"{len(hits):,} spans in {len({hit.document for hit in hits}):,} documents")


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "document": hit.document,
        "title": hit.source.title,
        "annotator": hit.annotator,
        "span": hit.span,
        "label": hit.labels[0],
        "start": hit.start,
        "end": hit.end,
        "text": hit.surface,
    }
