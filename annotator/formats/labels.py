"""Labels as words in a file: their current names where these are plain, their keys where not."""

from collections import Counter

from annotator.domain.layer import Layer
from annotator.domain.tagset import Label, Tagset


class LabelWords:
    """The two directions of one mapping; ``label`` undoes ``word``.

    A label that was merged into another is written as that one.
    """

    def __init__(self, tagset: Tagset) -> None:
        standing = {label.key: tagset.standing(label.key) or label for label in tagset.labels}
        self._living = {key: label.key for key, label in standing.items()}
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
            self._words[label.key] = self._words[self._living[label.key]]

    def living(self, key: str) -> str:
        """The key that stands for ``key`` today, after all merging of labels."""
        return self._living.get(key, key)

    def word(self, key: str) -> str:
        """What stands in a file for a label; the key itself where the tagset has no such label."""
        return self._words.get(key, key)

    def label(self, layer: Layer, word: str) -> Label | None:
        """The living label that a word stands for."""
        label = self._labels.get((layer, word))
        return None if label is None else self._labels[layer, self._living[label.key]]
