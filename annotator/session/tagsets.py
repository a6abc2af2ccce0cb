"""The tagsets that ship with the program, and applying one to a project."""

from pathlib import Path

from annotator.domain.change import Change, Draft, ObjectKind, Operation, Scope
from annotator.domain.errors import TagsetError, UnreadableFile
from annotator.domain.shortcut_rules import check_shortcuts
from annotator.domain.tagset import Tagset, parse_tagset
from annotator.domain.values import Id
from annotator.formats.files import read_tagset_file
from annotator.locations import resource
from annotator.session.tagset_cover import uncovered
from annotator.session.tagset_versions import next_version
from annotator.store.project_file import ProjectFile
from annotator.wording import tr

DEFAULT_TAGSET = "news"


def builtin_tagsets() -> dict[str, Path]:
    """The files that ship with the program, by the word that names them on the command line."""
    return {path.stem: path for path in sorted(resource("tagsets").glob("*.json"))}


def load_tagset(name: str) -> Tagset:
    """A built-in tagset by its word or its name, or one from a file. Raises ``TagsetError``."""
    shipped = builtin_tagsets()
    path = shipped.get(name.casefold(), Path(name))
    try:
        return parse_tagset(read_tagset_file(path), path.name)
    except FileNotFoundError:
        raise TagsetError(
            tr(
                "There is no tagset {name!r}: give a file, or one of {known}",
                name=name,
                known=", ".join(shipped),
            )
        ) from None
    except UnreadableFile as error:
        raise TagsetError(str(error)) from error
    except OSError as error:
        raise TagsetError(tr("{path} cannot be read: {reason}", path=path, reason=error.strerror)) from error


def apply_tagset(file: ProjectFile, author: Id, tagset: Tagset) -> Change:
    """Make ``tagset`` the project's, as its next version. Raises ``TagsetError`` as ``next_tagset`` does."""
    return write_tagset(file, author, next_tagset(file, tagset))


def next_tagset(file: ProjectFile, tagset: Tagset) -> Tagset:
    """What the project would have after ``tagset`` is applied: numbered as its next version.

    Labels that the project uses may not vanish, a label's layer may not change, and no two labels may ask
    for one key: ``TagsetError`` says which. Attributes and roles that spans or links may bear stay, switched
    off, where the tagset lacks them.
    """
    check_shortcuts(tagset)
    current = file.project.tagset()
    if not file.usage.labels_in_use():
        return tagset
    version = max(next_version(file), tagset.version)
    wanted = _with_kept(tagset.model_copy(update={"version": version}), current)
    for problem in uncovered(file, current, wanted):
        raise TagsetError(problem)
    return wanted


def _with_kept(tagset: Tagset, current: Tagset) -> Tagset:
    """The tagset with what it lacks of the current one: attributes that are not asked for, roles that
    nothing takes.
    """
    attributes = [
        attribute.model_copy(update={"enabled": False})
        for attribute in current.attributes
        if tagset.attribute(attribute.key) is None
    ]
    roles = [
        role.model_copy(update={"frames": ()}) for role in current.roles if tagset.role(role.key) is None
    ]
    return tagset.model_copy(
        update={
            "attributes": (*tagset.attributes, *attributes),
            "roles": (*tagset.roles, *roles),
        }
    )


def tagset_draft(file: ProjectFile, author: Id, tagset: Tagset, group: Id | None = None) -> Draft:
    value = tagset.model_dump(mode="json", exclude_defaults=True)
    return Draft(Scope(), author, [Operation(ObjectKind.TAGSET, file.id, {"tagset": value})], group)


def write_tagset(file: ProjectFile, author: Id, tagset: Tagset) -> Change:
    """Make ``tagset`` the project's exactly as it is."""
    return file.commit([tagset_draft(file, author, tagset)])[0]
