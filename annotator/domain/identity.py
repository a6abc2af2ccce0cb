"""How things get their identifiers."""

import hashlib
import re
import unicodedata
from uuid import UUID, uuid4, uuid5

from annotator.domain.values import Id
from annotator.wording import tr

_CANONICAL = re.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def new_id() -> Id:
    return str(uuid4())


def is_id(text: str) -> bool:
    """Whether ``text`` is a UUID in canonical form, fit to be kept as an identifier."""
    return _CANONICAL.fullmatch(text) is not None


def foreign_id(project: Id, source_id: str) -> Id:
    """A stable identifier for something whose own identifier is not a UUID."""
    return _derived(project, "source", source_id)


def annotator_id(project: Id, name: str) -> Id:
    """UUIDv5 of the project and the name in NFC, so that one name is one annotator in every copy."""
    return _derived(project, "annotator", unicodedata.normalize("NFC", name))


def _derived(project: Id, what: str, name: str) -> Id:
    """Raises ``ValueError`` on half of a surrogate pair, of which there is no UUID."""
    try:
        return str(uuid5(UUID(project), f"{what}:{name}"))
    except UnicodeEncodeError:
        raise ValueError(tr("{name!r} names nothing: it holds a broken character", name=name)) from None


def document_id(project: Id, sha256: str) -> Id:
    """UUIDv5 of the project and the text's hash: an article file read twice is one document."""
    return str(uuid5(UUID(project), f"document:{sha256}"))


def text_sha256(text: str) -> str:
    """SHA-256 of the UTF-8 text, 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
