"""What a project says about itself, its annotators and its numbers."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError

from annotator.domain.annotator import Annotator, AnnotatorKind
from annotator.domain.errors import ProjectDamaged, UnknownObject
from annotator.domain.layer import Layer
from annotator.domain.tagset import Tagset
from annotator.domain.values import Id, Json
from annotator.store.database import Database
from annotator.store.encoding import from_column, json_object
from annotator.store.failures import decoding
from annotator.store.identities import Identities
from annotator.store.journal_queries import JournalQueries
from annotator.wording import tr

DEFAULT_VIEWPOINT = "annotator"


@dataclass(frozen=True, slots=True)
class ProjectCounts:
    """Of what is shown; ``flagged`` counts spans."""

    spans: Mapping[Layer, int] = field(default_factory=dict[Layer, int])
    labels: Mapping[str, int] = field(default_factory=dict[str, int])
    links: int = 0
    flagged: int = 0


class ProjectQueries:
    def __init__(self, database: Database, identities: Identities, journal: JournalQueries) -> None:
        self._database = database
        self._identities = identities
        self._journal = journal
        self._tagset: tuple[str, Tagset] | None = None

    def format_version(self) -> int:
        with decoding(self._database.path):
            return int(self._database.value("PRAGMA user_version"))

    def _registers(self, kind: str) -> str | None:
        return self._database.value("SELECT registers FROM project_object WHERE kind = ?", (kind,))

    def _project(self) -> dict[str, Json]:
        with decoding(self._database.path):
            return json_object(self._registers("project") or "{}")

    def name(self) -> str:
        return str(self._project().get("name", ""))

    def opens_as(self) -> Id | None:
        """The annotator whom the project greets, as a packet does."""
        found = self._project().get("opens_as")
        return found if isinstance(found, str) else None

    def viewpoint(self, annotator: Id) -> str:
        """ "annotator", "reviewer" or "lead"."""
        return str(self._project().get(f"viewpoint.{annotator}", DEFAULT_VIEWPOINT))

    def tagset(self) -> Tagset:
        with decoding(self._database.path):
            registers = self._registers("tagset") or "{}"
            if self._tagset is None or self._tagset[0] != registers:
                self._tagset = (registers, self._parse(json_object(registers).get("tagset")))
        return self._tagset[1]

    def _parse(self, value: Json) -> Tagset:
        try:
            return Tagset.model_validate(value)
        except ValidationError as error:
            raise ProjectDamaged(
                tr("{path} is damaged: its tagset breaks the rules", path=self._database.path)
            ) from error

    def tagset_version(self, version: int) -> Tagset | None:
        """The tagset as it last was under that version; None when the project never had it."""
        current = self.tagset()
        if current.version == version:
            return current
        for value in self._journal.tagsets():
            if isinstance(value, dict) and value.get("version", 1) == version:
                return self._parse(value)
        return None

    def annotators(self) -> list[Annotator]:
        """By name."""
        with decoding(self._database.path):
            rows = self._database.rows("SELECT number, name, kind FROM annotator WHERE name IS NOT NULL")
            names = self._identities.ids_of(row[0] for row in rows)
            found = [
                Annotator(names[number], from_column(name), AnnotatorKind(kind or AnnotatorKind.PERSON))
                for number, name, kind in rows
            ]
        return sorted(found, key=lambda annotator: (annotator.name, annotator.id))

    def annotator(self, identifier: Id) -> Annotator:
        for annotator in self.annotators():
            if annotator.id == identifier:
                return annotator
        raise UnknownObject(tr("There is no annotator {id} in this project", id=identifier))

    def counts(self, annotator: Id | None = None) -> ProjectCounts:
        """Of the whole project, or of one annotator's sets."""
        with decoding(self._database.path):
            return self._counts(None if annotator is None else self._identities.find(annotator) or 0)

    def labels(self, annotator: Id | None = None) -> dict[tuple[Layer, str], int]:
        """Spans by layer and label, of everybody or of one annotator; read without looking at the sets."""
        with decoding(self._database.path):
            return self._labels(None if annotator is None else self._identities.find(annotator) or 0)

    def _labels(self, annotator: int | None) -> dict[tuple[Layer, str], int]:
        found: dict[tuple[Layer, str], int] = {}
        sql = "SELECT layer, label, spans FROM tally WHERE ? IS NULL OR annotator = ?"
        for layer, label, spans in self._database.rows(sql, (annotator, annotator)):
            key = Layer(layer), label
            found[key] = found.get(key, 0) + spans
        return found

    def _counts(self, annotator: int | None) -> ProjectCounts:
        layers: dict[Layer, int] = dict.fromkeys(Layer, 0)
        labels: dict[str, int] = {}
        for (layer, label), spans in self._labels(annotator).items():
            layers[layer] += spans
            labels[label] = labels.get(label, 0) + spans
        links, flagged = self._set_totals(annotator)
        return ProjectCounts(layers, dict(sorted(labels.items())), links, flagged)

    def _set_totals(self, annotator: int | None) -> tuple[int, int]:
        links = flagged = 0
        after: tuple[int, int] | None = (-1, -1)
        while after is not None:
            after, found_links, found_flagged = self._totals_page(after, annotator)
            links += found_links
            flagged += found_flagged
        return links, flagged

    def _totals_page(
        self, after: tuple[int, int], annotator: int | None
    ) -> tuple[tuple[int, int] | None, int, int]:
        """One page's sums, and where the next one begins."""
        sql = (
            "SELECT document, annotator, links, flagged FROM annotation_set"
            " WHERE (document, annotator) > (?, ?) ORDER BY document, annotator LIMIT 5000"
        )
        rows = self._database.rows(sql, after)
        mine = [row for row in rows if annotator is None or row[1] == annotator]
        last = (rows[-1][0], rows[-1][1]) if rows else None
        return last, sum(row[2] for row in mine), sum(row[3] for row in mine)
