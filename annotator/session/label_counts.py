"""How often each label is used, as far as the viewpoint shows it."""

from dataclasses import dataclass

from annotator.domain.layer import Layer
from annotator.session.viewpoint import View
from annotator.store.project_file import ProjectFile


@dataclass(frozen=True, slots=True)
class LabelCount:
    """``label`` is the label's key."""

    layer: Layer
    label: str
    spans: int


def label_counts(file: ProjectFile, view: View) -> list[LabelCount]:
    """Every label of the tagset and every other that is used, in the order of the tagset."""
    counts = _counts(file, view)
    order = dict.fromkeys(((label.layer, label.key) for label in file.project.tagset().labels), 0)
    return [LabelCount(layer, key, spans) for (layer, key), spans in {**order, **counts}.items()]


def _counts(file: ProjectFile, view: View) -> dict[tuple[Layer, str], int]:
    if view.shows_others:
        return file.project.labels()
    return file.project.labels(view.annotator) if view.annotator else {}
