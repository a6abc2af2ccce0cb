"""The verbs of editing roles: which labels can take one, and what may fill it."""

from collections.abc import Callable, Sequence
from typing import TypeAlias

from annotator.domain.errors import TagsetError
from annotator.domain.tagset import Frame, Role, Tagset
from annotator.domain.tagset_names import check_name, clean_name, key_for
from annotator.domain.tagset_parts import PartKind, changed, get_role, role_ref, with_added, with_part
from annotator.wording import tr

_Keys: TypeAlias = tuple[str, ...]


def add_role(tagset: Tagset, name: str, frames: Sequence[Frame] = ()) -> Tagset:
    name = clean_name(name)
    role = Role(key=key_for(tagset, PartKind.ROLE, name), name=name, frames=())
    check_name(tagset, role_ref(role.key), name)
    return set_frames(with_added(tagset, role), role.key, frames)


def set_frames(tagset: Tagset, role: str, frames: Sequence[Frame]) -> Tagset:
    """Who takes a role, and what may fill it; none at all takes it out of use."""
    taking = [source for frame in frames for source in frame.sources]
    twice = next((source for source in taking if taking.count(source) > 1), None)
    if twice is not None:
        name = get_role(tagset, role).name
        label = tagset.label_name(twice)
        raise TagsetError(tr("{label} can take the role {role} in one way only", label=label, role=name))
    return in_step(with_part(tagset, role_ref(role), frames=tuple(frames)))


def in_step(tagset: Tagset) -> Tagset:
    """Merged labels take and fill the roles of the labels that they stand for, and no others."""
    followers: dict[str, list[str]] = {}
    for label in tagset.labels:
        standing = tagset.standing(label.key)
        if standing is not None and standing.key != label.key:
            followers.setdefault(standing.key, []).append(label.key)
    merged = {key for keys in followers.values() for key in keys}

    def follow(keys: _Keys) -> _Keys:
        own = [key for key in keys if key not in merged]
        return tuple(name for key in own for name in (key, *followers.get(key, ())))

    return _mapped(tagset, lambda role: _frames(role, follow, follow)) if merged else tagset


def with_roles_of(tagset: Tagset, model: str, label: str) -> Tagset:
    """``label`` takes and fills every role that ``model`` does; what it takes already stays as it is."""

    def joined(keys: _Keys) -> _Keys:
        return (*keys, label) if model in keys and label not in keys else keys

    def frames(role: Role) -> tuple[Frame, ...]:
        return _frames(role, joined if role.frame_for(label) is None else _same, joined)

    return _mapped(tagset, frames)


def _same(keys: _Keys) -> _Keys:
    return keys


def _mapped(tagset: Tagset, frames: Callable[[Role], tuple[Frame, ...]]) -> Tagset:
    return changed(tagset, roles=tuple(changed(role, frames=frames(role)) for role in tagset.roles))


def _frames(
    role: Role, sources: Callable[[_Keys], _Keys], fillers: Callable[[_Keys], _Keys]
) -> tuple[Frame, ...]:
    """A frame that nothing takes any more goes; one that nothing takes yet stays."""
    made = [
        (frame, changed(frame, sources=sources(frame.sources), fillers=fillers(frame.fillers)))
        for frame in role.frames
    ]
    return tuple(frame for before, frame in made if frame.sources or not before.sources)
