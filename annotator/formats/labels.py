"""Labels as words in a file: their current names where these are plain, their keys where not."""

from collections import Counter

from annotator.domain.layer import Layer
from annotator.domain.tagset import Label, Tagset


class LabelWords:
    """The two directions of one mapping; ``label`` undoes ``word``.

    A label that was merged into another is written as that one.
    """

    def __init__(self, tagset: Tagset) -> None:
        self._living = {label.key: _living(tagset, label).key for label in tagset.labels}
        self._labels = {(label.layer, label.key): label for label in tagset.labels}
        living = [label for label in tagset.labels if self._living[label.key] == label.key]
        names = Counter((label.layer, label.name) for label in living)
        keys = set(self._labels)
        self._words: dict[str, str] = {}
        for label in living:
            place = (label.layer, label.name)
            plain = label.name and names[place] == 1 and (place not in keys or label.name == label.key)
            self._words[label.key] = label.name if plain else label.key
            self._labels.setdefault(place, label)
        for label in tagset.labels:
            self._labels.setdefault((label.layer, label.name), label)

    def living(self, key: str) -> str:
        """The key that stands for ``key`` today, after all merging of labels."""
        return self._living.get(key, key)

    def word(self, key: str) -> str:
        """What stands in a file for a label; the key itself where the tagset has no such label."""
        return self._words.get(self._living.get(key, key), key)

    def label(self, layer: Layer, word: str) -> Label | None:
        """The living label that a word stands for."""
        label = self._labels.get((layer, word))
        return None if label is None else self._labels[layer, self._living[label.key]]


def _living(tagset: Tagset, label: Label) -> Label:
    """The end of the chain of replacements; the label itself where they go round in a circle."""
    seen = {label.key}
    end = label
    while end.replaced_by is not None:
        following = tagset.label(end.replaced_by)
        if following is None or following.layer is not label.layer:
            return end
        if following.key in seen:
            return label
        seen.add(following.key)
        end = following
    return end
