"""What becomes of labels and layers on the way into a dataset."""

from collections.abc import Mapping
from dataclasses import replace

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import OutputError
from annotator.domain.layer import ALL_LAYERS, Layer
from annotator.domain.span import Span
from annotator.domain.tagset import Frame, Label, Role, Tagset
from annotator.wording import tr


def restrict(work: AnnotationSet, layers: frozenset[Layer]) -> AnnotationSet:
    """The set with the spans of some layers only, and with the links between them."""
    if layers >= ALL_LAYERS:
        return work
    return _with_spans(work, tuple(span for span in work.spans if span.layer in layers))


def _with_spans(work: AnnotationSet, spans: tuple[Span, ...]) -> AnnotationSet:
    kept = {span.id for span in spans}
    links = tuple(
        link for link in work.links if link.source in kept and (link.target is None or link.target in kept)
    )
    return replace(work, spans=spans, links=links)


class Relabeling:
    """Renames and drops labels, given by key or, where none has that key, by current name.

    A label renamed to the name of another one of its layer is merged into it. ``tagset`` is what is left.
    Raises ``OutputError`` on a label that is not there, or a name that is no text.
    """

    def __init__(self, tagset: Tagset, renames: Mapping[str, str], drops: frozenset[str]) -> None:
        names = {key: _name(new) for old, new in renames.items() for key in _keys(tagset, old)}
        self._drops = {key for name in drops for key in _keys(tagset, name)}
        self._targets = _targets(tagset, names, self._drops)
        self._idle = not names and not self._drops
        self.dropped = 0
        self.tagset = tagset if self._idle else _rewritten(tagset, names, self._targets)

    def __call__(self, work: AnnotationSet) -> AnnotationSet:
        if self._idle:
            return work
        kept = [span for span in work.spans if span.label not in self._drops]
        self.dropped += len(work.spans) - len(kept)
        spans = [replace(span, label=self._targets.get(span.label, span.label)) for span in kept]
        return _with_spans(work, tuple(sorted(spans, key=lambda span: span.order)))


def _name(new: str) -> str:
    if any("\ud800" <= mark <= "\udfff" for mark in new):
        raise OutputError(tr("{name!r} is no name for a label: it holds a broken character", name=new))
    return new


def _keys(tagset: Tagset, name: str) -> list[str]:
    if tagset.label(name) is not None:
        return [name]
    keys = [label.key for label in tagset.labels if label.name == name]
    if not keys:
        raise OutputError(tr("The tagset {tagset} has no label {label!r}", tagset=tagset.name, label=name))
    return keys


def _targets(tagset: Tagset, names: Mapping[str, str], drops: set[str]) -> dict[str, str]:
    """For every label that stays, the key that its spans bear: one key for each layer and name."""
    kept = [label for label in tagset.labels if label.key not in drops]
    first: dict[tuple[Layer, str], str] = {}
    for label in sorted(kept, key=lambda item: item.key in names):
        first.setdefault((label.layer, names.get(label.key, label.name)), label.key)
    return {label.key: first[label.layer, names.get(label.key, label.name)] for label in kept}


def _rewritten(tagset: Tagset, names: Mapping[str, str], targets: Mapping[str, str]) -> Tagset:
    labels = [
        label.model_copy(update={"name": names.get(label.key, label.name), **_living(label, targets)})
        for label in tagset.labels
        if targets.get(label.key) == label.key
    ]
    roles = [role.model_copy(update={"frames": _frames(role, targets)}) for role in tagset.roles]
    return tagset.model_copy(update={"labels": tuple(labels), "roles": tuple(roles)})


def _living(label: Label, targets: Mapping[str, str]) -> dict[str, str | None]:
    return {"replaced_by": None if label.replaced_by is None else targets.get(label.replaced_by)}


def _frames(role: Role, targets: Mapping[str, str]) -> tuple[Frame, ...]:
    return tuple(
        frame.model_copy(
            update={
                "sources": _mapped(frame.sources, targets),
                "fillers": _mapped(frame.fillers, targets),
            }
        )
        for frame in role.frames
    )


def _mapped(keys: tuple[str, ...], targets: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(targets[key] for key in keys if key in targets))
