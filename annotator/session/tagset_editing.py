"""Editing a project's tagset: what an edit would touch, and carrying it out as one change with one undo."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from annotator.domain.change import Change, Draft, ObjectKind, Operation, Scope
from annotator.domain.errors import EditError, TagsetError
from annotator.domain.identity import new_id
from annotator.domain.registers import label_to_json
from annotator.domain.shortcut_rules import check_shortcuts
from annotator.domain.tagset import Tagset
from annotator.domain.tagset_diff import Difference, Fate, differences
from annotator.domain.tagset_parts import PartKind, PartRef
from annotator.domain.values import Id
from annotator.session.tagset_cover import uncovered
from annotator.session.tagset_versions import next_version
from annotator.session.tagsets import tagset_draft
from annotator.session.viewpoint import View
from annotator.store.project_file import ProjectFile
from annotator.store.usage_queries import Use
from annotator.wording import tr, trn


@dataclass(frozen=True, slots=True)
class Move:
    """A span that takes another label of its layer along with the edit."""

    document: Id
    annotator: Id
    span: Id
    label: str

    @property
    def scope(self) -> Scope:
        return Scope(self.document, self.annotator)


@dataclass(frozen=True, slots=True)
class Proposal:
    """The tagset as it is and as it shall be, and the spans that are relabeled with it."""

    before: Tagset
    after: Tagset
    moves: tuple[Move, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.moves and not differences(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Touched:
    """``answers`` are those that spans give to attributes."""

    spans: int = 0
    answers: int = 0
    links: int = 0
    documents: int = 0

    @property
    def words(self) -> str:
        """``128 spans in 14 documents``; empty where nothing is touched."""
        things: list[str] = []
        if self.spans:
            things.append(trn("{count:,} span", "{count:,} spans", self.spans))
        if self.answers:
            things.append(trn("{count:,} answer", "{count:,} answers", self.answers))
        if self.links:
            things.append(trn("{count:,} link", "{count:,} links", self.links))
        if not things:
            return ""
        listed = _listed(things)
        return trn(
            "{things} in {count:,} document",
            "{things} in {count:,} documents",
            self.documents,
            things=listed,
        )


def _listed(things: Sequence[str]) -> str:
    *first, last = things
    return tr("{things} and {last}", things=", ".join(first), last=last) if first else last


@dataclass(frozen=True, slots=True)
class Touch:
    """One difference, and what of the project it is about."""

    difference: Difference
    touched: Touched


@dataclass(frozen=True, slots=True)
class Preview:
    """``problems`` are what stands in the way, in a sentence each. The figures are those of the view:
    ``is_partial`` where others have work that it does not show.
    """

    proposal: Proposal
    touches: tuple[Touch, ...] = ()
    total: Touched = field(default_factory=Touched)
    problems: tuple[str, ...] = ()
    is_partial: bool = False


def preview(file: ProjectFile, view: View, proposal: Proposal) -> Preview:
    """What carrying out a proposal would touch, without carrying it out."""
    found = differences(proposal.before, proposal.after)
    usage = _Usage(file, view, proposal, found)
    touches = tuple(Touch(difference, usage.touched(difference)) for difference in found)
    return Preview(
        proposal, touches, usage.total(found), tuple(problems(file, proposal)), _has_more(file, view)
    )


def problems(file: ProjectFile, proposal: Proposal) -> Iterator[str]:
    """Why a proposal cannot be carried out."""
    if file.project.tagset() != proposal.before:
        yield tr("The tagset has been changed meanwhile")
    try:
        check_shortcuts(proposal.after)
    except TagsetError as error:
        yield str(error)
    yield from uncovered(file, proposal.before, proposal.after)


def _has_more(file: ProjectFile, view: View) -> bool:
    return not view.shows_others and any(owner != view.annotator for owner in file.sets.summary())


def commit(file: ProjectFile, author: Id, proposal: Proposal) -> list[Change]:
    """The tagset's next version, and one change for each set whose spans are relabeled: one group, undone as
    one. Raises ``TagsetError`` where something stands in the way, ``EditError`` where a span has gone.
    """
    for problem in problems(file, proposal):
        raise TagsetError(problem)
    if proposal.is_empty:
        raise EditError(tr("Nothing is changed"))
    group = new_id() if proposal.moves else None
    numbered = proposal.after.model_copy(update={"version": next_version(file)})
    moves = list(_move_drafts(file, author, proposal, group))
    return file.commit([tagset_draft(file, author, numbered, group), *moves])


def _move_drafts(file: ProjectFile, author: Id, proposal: Proposal, group: Id | None) -> Iterator[Draft]:
    by_scope: dict[Scope, list[Operation]] = {}
    for move in proposal.moves:
        span = file.sets.span(move.document, move.annotator, move.span)
        if span is None:
            raise EditError(tr("A span that was to be relabeled is not there any more"))
        label = proposal.after.label(move.label)
        if label is None or label.layer is not span.layer:
            words = span.surface[:60]
            raise EditError(tr("“{words}” cannot be {label}", words=words, label=move.label))
        writes = {"label": label_to_json(span.layer, move.label)}
        by_scope.setdefault(move.scope, []).append(Operation(ObjectKind.SPAN, span.id, writes))
    for scope, operations in by_scope.items():
        yield Draft(scope, author, operations, group)


class _Usage:
    """The figures that a proposal's differences need, each read once."""

    def __init__(
        self, file: ProjectFile, view: View, proposal: Proposal, found: Sequence[Difference]
    ) -> None:
        narrowing = view.narrowing
        kinds = {difference.ref.kind for difference in found if difference.ref is not None}
        self._proposal = proposal
        wanted = {key for difference in found for key in self._labels(difference)}
        self._spans = file.usage.labels(sorted(wanted), narrowing)
        self._answers = file.usage.answers(narrowing) if PartKind.ATTRIBUTE in kinds else {}
        self._roles = file.usage.roles(narrowing) if PartKind.ROLE in kinds else {}

    def touched(self, difference: Difference) -> Touched:
        if difference.fate is Fate.ADDED and difference.ref is not None:
            moves = [move for move in self._proposal.moves if move.label == difference.ref.key]
            return Touched(len(moves), documents=len({move.document for move in moves}))
        return self.total([difference])

    def total(self, found: Sequence[Difference]) -> Touched:
        spans, answers, links = self._span_uses(found), self._answer_uses(found), self._link_uses(found)
        documents = {document for use in (*spans, *answers, *links) for document in use.documents}
        return Touched(_sum(spans), _sum(answers), _sum(links), len(documents))

    def _span_uses(self, found: Iterable[Difference]) -> list[Use]:
        labels = dict.fromkeys(key for difference in found for key in self._labels(difference))
        return [self._spans[key] for key in labels]

    def _answer_uses(self, found: Iterable[Difference]) -> list[Use]:
        refs = [difference.ref for difference in found if _is_attribute(difference.ref)]
        return [use for place, use in self._answers.items() if any(_asks(ref, place) for ref in refs)]

    def _link_uses(self, found: Iterable[Difference]) -> list[Use]:
        keys = {each.ref.key for each in found if each.ref is not None and each.ref.kind is PartKind.ROLE}
        return [use for key, use in self._roles.items() if key in keys]

    def _labels(self, difference: Difference) -> list[str]:
        """The keys of spans that a difference in a label is about: its own, and those merged into it."""
        ref = difference.ref
        if ref is None or ref.kind is not PartKind.LABEL:
            return []
        before = self._proposal.before
        standing = [label.key for label in before.labels if _stands_for(before, label.key, ref.key)]
        return standing or [ref.key]


def _stands_for(tagset: Tagset, key: str, standing: str) -> bool:
    found = tagset.standing(key)
    return key == standing or (found is not None and found.key == standing)


def _is_attribute(ref: PartRef | None) -> bool:
    return ref is not None and ref.kind is PartKind.ATTRIBUTE


def _asks(ref: PartRef | None, place: tuple[str, object]) -> bool:
    return ref is not None and ref.key == place[0] and ref.value in (None, place[1])


def _sum(uses: Iterable[Use]) -> int:
    return sum(use.count for use in uses)
