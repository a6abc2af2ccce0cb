"""Texts of documents, each stored once under its hash."""

from collections import OrderedDict
from collections.abc import Container, Mapping

from annotator.domain.errors import EditError, ProjectDamaged
from annotator.domain.identity import text_sha256
from annotator.store.database import Database
from annotator.store.encoding import pack_text, unpack_text
from annotator.store.failures import decoding
from annotator.store.statements import insert_into
from annotator.store.tables import TEXT
from annotator.wording import tr

_REMEMBERED = 4_000_000


class Texts:
    """Texts by SHA-256 (hexadecimal), the latest ones remembered."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._offered: Mapping[str, str] = {}
        self._recent: OrderedDict[str, str] = OrderedDict()
        self._size = 0

    def get(self, sha256: str) -> str | None:
        """The text, checked against its hash; None when it is not stored."""
        text = self._recent.get(sha256)
        if text is not None:
            self._recent.move_to_end(sha256)
            return text
        if sha256 in self._offered:
            return self._offered[sha256]
        body = self._database.value("SELECT body FROM text WHERE sha256 = ?", (bytes.fromhex(sha256),))
        return None if body is None else self._remember(sha256, self.decode(sha256, body))

    def decode(self, sha256: str, body: bytes) -> str:
        with decoding(self._database.path):
            text = unpack_text(body)
        if text_sha256(text) != sha256:
            raise ProjectDamaged(
                tr("{path} is damaged: a document's text is not what was stored", path=self._database.path)
            )
        return text

    def _remember(self, sha256: str, text: str) -> str:
        self._recent[sha256] = text
        self._size += len(text)
        while self._size > _REMEMBERED and len(self._recent) > 1:
            _, dropped = self._recent.popitem(last=False)
            self._size -= len(dropped)
        return text

    def offer(self, texts: Mapping[str, str]) -> None:
        """Texts that a transaction brings; ``EditError`` where one does not have its hash."""
        for sha256, text in texts.items():
            if text_sha256(text) != sha256:
                raise EditError(tr("A text does not have the hash under which it was to be stored"))
        self._offered = texts

    def store_offered(self, wanted: Container[str]) -> None:
        """Write those of the offered texts that are wanted and not there yet; inside ``writing``."""
        rows = [
            (bytes.fromhex(sha256), len(text), pack_text(text))
            for sha256, text in self._offered.items()
            if sha256 in wanted
        ]
        if rows:
            self._database.execute(insert_into(TEXT) + " ON CONFLICT DO NOTHING", rows)

    def purge(self, sha256: str) -> None:
        """Remove a text unless a document still shows it; inside ``writing``."""
        self._recent.clear()
        self._size = 0
        self._database.execute(
            "DELETE FROM text WHERE sha256 = ? AND NOT EXISTS"
            " (SELECT 1 FROM document WHERE document.sha256 = text.sha256 AND +shown = 1)",
            (bytes.fromhex(sha256),),
        )

    def settle(self) -> None:
        """The transaction is over."""
        self._offered = {}

    def forget(self) -> None:
        self._offered = {}
        self._recent.clear()
        self._size = 0
