"""White space at the edges of spans, left out of what is compared; stored offsets never change."""

from annotator.agreement.units import Extent, Unit
from annotator.text.paragraphs import trim


def trimmed(unit: Unit, text: str) -> Unit:
    """The unit without white space at its outer edges; one that holds nothing else stays as it is."""
    fragments = list(unit.fragments)
    while len(fragments) > 1 and _is_blank(text, fragments[0]):
        del fragments[0]
    while len(fragments) > 1 and _is_blank(text, fragments[-1]):
        del fragments[-1]
    if _is_blank(text, fragments[0]):
        return unit
    fragments[0] = (trim(text, *fragments[0])[0], fragments[0][1])
    fragments[-1] = (fragments[-1][0], trim(text, *fragments[-1])[1])
    return Unit(tuple(fragments), unit.label, unit.id)


def _is_blank(text: str, fragment: Extent) -> bool:
    return text[fragment[0] : fragment[1]].isspace()
