"""The command that finds words in all texts of a project."""

from typing import Annotated, Any

import typer

from annotator.cli.context import reading
from annotator.cli.output import print_json, progress_bar, say
from annotator.cli.projects import JsonOption, ProjectArgument
from annotator.session.access import DirectAccess
from annotator.session.concordance import Hit, Order, in_order
from annotator.session.finding import find_words
from annotator.session.viewpoint import View
from annotator.text.patterns import Pattern

_NOBODY = View("")
_CONTEXT = 40


def find(
    project: ProjectArgument,
    pattern: Annotated[str, typer.Argument(metavar="PATTERN", help="What to look for.")],
    regex: Annotated[bool, typer.Option("--regex", help="PATTERN is a regular expression.")] = False,
    case: Annotated[bool, typer.Option("--case", help="Capitals and small letters differ.")] = False,
    word: Annotated[bool, typer.Option("--word", help="Whole words only.")] = False,
    sort: Annotated[
        str, typer.Option(metavar="ORDER", help="By document, left or right context.")
    ] = Order.DOCUMENT.value,
    as_json: JsonOption = False,
) -> None:
    """Find words in all texts, each with what stands before and behind it."""
    order = _order(sort)
    wanted = Pattern(pattern, is_regex=regex, case=case, whole_words=word)
    with reading(project) as file, progress_bar("Searching") as progress:
        hits = in_order(find_words(DirectAccess(file), _NOBODY, wanted, progress), order)
    if as_json:
        print_json([_value(hit) for hit in hits])
        return
    for hit in hits:
        say(_line(hit))
    documents = len({hit.document for hit in hits})
    say(f"{len(hits):,} hits in {documents:,} documents")


def _order(word: str) -> Order:
    known = [order.value for order in Order if order is not Order.LABEL]
    if word not in known:
        raise typer.BadParameter(f"ORDER is one of {', '.join(known)}, not {word!r}")
    return Order(word)


def _value(hit: Hit) -> dict[str, Any]:
    return {
        "document": hit.document,
        "title": hit.source.title,
        "start": hit.start,
        "end": hit.end,
        "left": hit.left,
        "text": hit.surface,
        "right": hit.right,
    }


def _line(hit: Hit) -> str:
    left, right = hit.left[-_CONTEXT:], hit.right[:_CONTEXT]
    return f"{left:>{_CONTEXT}}[{hit.surface}]{right:<{_CONTEXT}}  {hit.source.title}, {hit.start}"
