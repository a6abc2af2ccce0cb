"""Surfaces that are labeled in more than one way, in words, and what another label does to their places."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Self

from annotator.domain.tagset import Label, Tagset
from annotator.domain.values import Id
from annotator.session.measuring.tables import ConsistencyRow, Usage
from annotator.ui.models.rows import Column
from annotator.ui.widgets.labels import shortened
from annotator.wording import in_digits, tr, trn

_LONGEST = 90


@dataclass(frozen=True, slots=True)
class SurfaceLine:
    """``sought`` is all of it in small letters."""

    row: ConsistencyRow
    surface: str
    layer: str
    labels: str
    variants: str
    sought: str

    @classmethod
    def of(cls, row: ConsistencyRow, tagset: Tagset) -> Self:
        surface, layer = shortened(row.surface, _LONGEST), tr(row.layer.value)
        labels, variants = _label_words(row, tagset), _counts(row.variants)
        sought = "\n".join((row.surface, layer, labels, variants)).casefold()
        return cls(row, surface, layer, labels, variants, sought)


SURFACE_COLUMNS: tuple[Column[SurfaceLine], ...] = (
    Column(tr("Surface"), lambda line: line.surface),
    Column(tr("Layer"), lambda line: line.layer),
    Column(tr("Labels"), lambda line: line.labels),
    Column(tr("Longer and shorter"), lambda line: line.variants),
    Column(
        tr("Occurrences"),
        lambda line: in_digits(len(line.row.places)),
        is_number=True,
        order=lambda line: len(line.row.places),
    ),
)
SURFACE_STRETCHED = (0, 2, 3)


def labels_to_take(row: ConsistencyRow, tagset: Tagset) -> list[Label]:
    """Those that the places of a surface can bear, the most frequent there first."""
    living = [label for label in tagset.labels_of(row.layer) if label.is_living]
    return sorted(living, key=lambda label: -row.labels.get(label.key, 0))


@dataclass(frozen=True, slots=True)
class Relabeling:
    """What becomes of ticked places: some are ``touched``; others stay, since they belong to somebody else
    or bear the label already.
    """

    touched: tuple[Usage, ...]
    of_others: int
    alike: int

    @classmethod
    def of(cls, ticked: Sequence[Usage], label: str, editable: Collection[Id]) -> Self:
        own = [usage for usage in ticked if usage.annotator.id in editable]
        touched = tuple(usage for usage in own if usage.label != label)
        return cls(touched, len(ticked) - len(own), len(own) - len(touched))

    def told(self, label: str) -> str:
        """``label`` is its name."""
        touched = len(self.touched)
        parts = [
            trn(
                "{count:,} place will be labeled {label}",
                "{count:,} places will be labeled {label}",
                touched,
                label=label,
            )
        ]
        if self.alike:
            parts.append(trn("{count:,} is so already", "{count:,} are so already", self.alike))
        if self.of_others:
            parts.append(
                trn(
                    "{count:,} of somebody else stays as it is",
                    "{count:,} of others stay as they are",
                    self.of_others,
                )
            )
        return reduce(_both, parts)


def _both(sentence: str, part: str) -> str:
    return tr("{sentence}; {part}", sentence=sentence, part=part)


def _label_words(row: ConsistencyRow, tagset: Tagset) -> str:
    """For example “ORG 5, PERSON 2, not labeled 3”."""
    names = {tagset.label_name(key): count for key, count in row.labels.items() if key is not None}
    bare = row.labels.get(None, 0)
    parts = [_counts(names)] if names else []
    return ", ".join([*parts, tr("not labeled {count:,}", count=bare)] if bare else parts)


def _counts(counts: Mapping[str, int]) -> str:
    """Largest first."""
    order = sorted(counts.items(), key=lambda each: (-each[1], each[0].casefold()))
    return ", ".join(
        tr("{name} {count:,}", name=shortened(name, _LONGEST), count=count) for name, count in order
    )
