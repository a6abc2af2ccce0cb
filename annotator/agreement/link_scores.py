"""F1 over links (head, role, filler): with exact ends, and given matched ends.

With exact ends a link agrees when head and filler are the same spans with the same labels, as arguments are
scored in ACE (Doddington et al. 2004, *The Automatic Content Extraction (ACE) Program*). Given matched ends,
only links count whose ends both annotators marked, so that span errors are not charged twice. Either way
fillers are equal, or once more equal up to ``same-as``: any mention of an entity stands for all of them. F1
is that of ``tallies``, with roles for labels. "Not in the text" is an answer, and agrees with the same.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field

from annotator.agreement.figures import Figure, Reason, undefined
from annotator.agreement.matching import Pair, by_place
from annotator.agreement.tallies import Tally
from annotator.agreement.units import Unit

Node = Hashable
"""What stands for a span of either annotator: equal where it is the same."""

Role = tuple[str, Node]
"""A role and what fills it."""

RolesOf = Mapping[str, frozenset[Role]]

ABSENT: Node = None
"""The filler of a role to which nothing in the text answers."""


@dataclass(frozen=True, slots=True)
class Link:
    """``head`` and ``filler`` are ids of spans; no filler says "not in the text"."""

    head: str
    role: str
    filler: str | None


@dataclass(frozen=True, slots=True)
class Linking:
    """One annotator's links in one document, the spans of all layers by id, and which are the same entity.

    Links that tell what is the same entity are no ``links`` here, and both ends of a link are among the
    ``units``; make it with ``linking``.
    """

    units: Mapping[str, Unit] = field(default_factory=dict[str, Unit])
    links: tuple[Link, ...] = ()
    same_as: tuple[tuple[str, str], ...] = ()


def linking(
    units: Iterable[Unit], links: Iterable[Link], same_as: Iterable[tuple[str, str]] = (), absent: bool = True
) -> Linking:
    """Links to spans that are not among the ``units`` are left out, and without ``absent`` those to none."""
    by_id = {unit.id: unit for unit in units}
    kept = [
        link
        for link in links
        if link.head in by_id and (absent if link.filler is None else link.filler in by_id)
    ]
    ties = [tie for tie in same_as if tie[0] in by_id and tie[1] in by_id]
    return Linking(by_id, tuple(kept), tuple(ties))


@dataclass(frozen=True, slots=True)
class Ends:
    """What the ids of each annotator's spans stand for; ``is_shared`` tells which nodes can be compared."""

    one: Mapping[str, Node]
    other: Mapping[str, Node]
    is_shared: Callable[[Node], bool]


def exact_ends(one: Linking, other: Linking) -> Ends:
    """Spans are the same in place and label; a link to a span that the other has not is a difference."""
    left, right = ({id_: by_place(unit) for id_, unit in each.units.items()} for each in (one, other))
    return Ends(left, right, lambda _: True)


def placed_ends(one: Linking, other: Linking) -> Ends:
    """Spans are the same in place, whatever their labels."""
    left, right = ({id_: unit.fragments for id_, unit in each.units.items()} for each in (one, other))
    return Ends(left, right, lambda _: True)


def matched_ends(one: Linking, other: Linking, pairs: Iterable[Pair]) -> Ends:
    """Spans are the same that were matched, in each layer; links to others are left out."""
    left = {id_: ("one", by_place(unit)) for id_, unit in one.units.items()}
    right = {id_: ("other", by_place(unit)) for id_, unit in other.units.items()}
    matched = {("one", by_place(mine)): ("other", by_place(theirs)) for mine, theirs in pairs}
    common = set(matched.values())
    return Ends({id_: matched.get(node, node) for id_, node in left.items()}, right, common.__contains__)


def tally_links(one: Linking, other: Linking, ends: Ends) -> Tally:
    """What both linked, by role; fillers are equal. The same link twice by one annotator counts once."""
    return _tally(one, other, ends, {})


def tally_links_up_to_same_as(one: Linking, other: Linking, ends: Ends) -> Tally:
    """The same, but mentions that either annotator made one entity are one filler.

    So a filler that the other did not mark can be compared where another mention of its entity was marked.
    """
    ties = [
        (nodes[first], nodes[second])
        for each, nodes in ((one, ends.one), (other, ends.other))
        for first, second in each.same_as
    ]
    return _tally(one, other, ends, _entities(ties))


def link_f1(tally: Tally, role: str | None = None) -> Figure:
    """F1 of links, all or those of one role."""
    figure = tally.f1(role)
    if figure.value is not None:
        return figure
    return undefined(Reason.NO_LINKS if role is None else Reason.UNUSED_ROLE)


def compared_roles(one: Linking, other: Linking, ends: Ends) -> tuple[RolesOf, RolesOf]:
    """For each annotator's heads, by id, the roles and fillers that can be compared with the other's."""
    return _by_head(one, ends.one, ends.is_shared), _by_head(other, ends.other, ends.is_shared)


def _by_head(linking: Linking, nodes: Mapping[str, Node], is_shared: Callable[[Node], bool]) -> RolesOf:
    found = dict[str, set[Role]]()
    for link in linking.links:
        filler = _filler(link, nodes)
        if filler is ABSENT or is_shared(filler):
            found.setdefault(link.head, set()).add((link.role, filler))
    return {head: frozenset(roles) for head, roles in found.items()}


def _filler(link: Link, nodes: Mapping[str, Node]) -> Node:
    return ABSENT if link.filler is None else nodes[link.filler]


def _tally(one: Linking, other: Linking, ends: Ends, entity: Mapping[Node, Node]) -> Tally:
    known = {standing for node, standing in entity.items() if ends.is_shared(node)}

    def comparable(node: Node) -> bool:
        return node is ABSENT or ends.is_shared(node) or entity.get(node) in known

    left = _distinct(one, ends.one, ends.is_shared, comparable, entity)
    right = _distinct(other, ends.other, ends.is_shared, comparable, entity)
    both = _by_role(left & right)
    return Tally(_by_role(left), _by_role(right), both, both)


def _distinct(
    linking: Linking,
    nodes: Mapping[str, Node],
    head_counts: Callable[[Node], bool],
    filler_counts: Callable[[Node], bool],
    entity: Mapping[Node, Node],
) -> set[tuple[str, Node, Node]]:
    """Role, head and filler of the links that can be compared."""
    found = set[tuple[str, Node, Node]]()
    for link in linking.links:
        head, filler = nodes[link.head], _filler(link, nodes)
        if head_counts(head) and filler_counts(filler):
            found.add((link.role, head, entity.get(filler, filler)))
    return found


def _by_role(links: Iterable[tuple[str, Node, Node]]) -> Counter[str]:
    return Counter([role for role, _, _ in links])


def _entities(ties: Iterable[tuple[Node, Node]]) -> dict[Node, Node]:
    """For each mention one that stands for all that are tied to it, directly or through others."""
    entity = dict[Node, Node]()
    members = dict[Node, list[Node]]()
    for first, second in ties:
        for node in (first, second):
            members.setdefault(entity.setdefault(node, node), [node])
        kept, joined = entity[first], entity[second]
        if kept != joined:
            for node in members[joined]:
                entity[node] = kept
            members[kept] += members.pop(joined)
    return entity
