"""The command that lists what annotators have flagged."""

from typing import Annotated, Any

import typer

from annotator.cli.context import reading
from annotator.cli.output import print_json, progress_bar, say
from annotator.cli.projects import JsonOption, ProjectArgument
from annotator.session.access import DirectAccess
from annotator.session.flags import Flagged, find_flags
from annotator.session.viewpoint import View, Viewpoint

_LEAD = View("", Viewpoint.LEAD)
_WORDS = 60


def flags(
    project: ProjectArgument,
    only_open: Annotated[bool, typer.Option("--open", help="Leave out what is answered.")] = False,
    as_json: JsonOption = False,
) -> None:
    """List the flags on spans and documents: who asks what, and what was answered."""
    with reading(project) as file, progress_bar("Looking for flags") as progress:
        found = find_flags(DirectAccess(file), _LEAD, progress)
    if only_open:
        found = [flagged for flagged in found if not flagged.is_answered]
    if as_json:
        print_json([_value(flagged) for flagged in found])
        return
    for flagged in found:
        say(_line(flagged))
    answered = sum(flagged.is_answered for flagged in found)
    say(f"{len(found):,} flag{'' if len(found) == 1 else 's'}, {answered:,} answered")


def _value(flagged: Flagged) -> dict[str, Any]:
    flag, hit = flagged.flag, flagged.hit
    value: dict[str, Any] = {
        "document": flagged.document,
        "title": flagged.source.title,
        "annotator": flagged.name,
        "kind": flag.kind.value,
        "comment": flag.comment,
        "answer": None if flag.answer is None else {"text": flag.answer.text, "by": flag.answer.by},
        "span": flagged.span,
    }
    if hit is not None:
        value |= {"label": hit.labels[0], "start": hit.start, "end": hit.end, "text": hit.surface}
    return value


def _line(flagged: Flagged) -> str:
    flag, hit = flagged.flag, flagged.hit
    where = f"{flagged.source.title}, {hit.start}: {hit.labels[0]} “{hit.surface[:_WORDS]}”" if hit else ""
    words = f"{where or flagged.source.title}  {flagged.name}: {flag.kind.value}"
    if flag.comment:
        words += f": {flag.comment}"
    return words if flag.answer is None else f"{words}  → {flag.answer.by}: {flag.answer.text}"
