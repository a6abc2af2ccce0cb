"""Labels as words in a file: their current names where these are plain, their keys where not."""

from collections import Counter

from annotator.domain.layer import Layer
from annotator.domain.tagset import Label, Tagset


class LabelWords:
    """The two directions of one mapping; ``label`` undoes ``word`` for every living label."""

    def __init__(self, tagset: Tagset) -> None:
        self._tagset = tagset
        self._words: dict[str, str] = {}
        self._labels: dict[tuple[Layer, str], Label] = {}
        for label in tagset.labels:
            self._labels[label.layer, label.key] = label
        living = [label for label in tagset.labels if label.replaced_by is None]
        names = Counter((label.layer, label.name) for label in living)
        for label in living:
            place = (label.layer, label.name)
            plain = label.name and names[place] == 1 and self._labels.get(place, label) is label
            self._words[label.key] = label.name if plain else label.key
            if plain:
                self._labels[place] = label
        for label in tagset.labels:
            self._labels.setdefault((label.layer, label.name), label)

    def living(self, key: str) -> str:
        """The key that stands for ``key`` today, after all merging of labels."""
        seen = {key}
        label = self._tagset.label(key)
        while label is not None and label.replaced_by is not None and label.replaced_by not in seen:
            following = self._tagset.label(label.replaced_by)
            if following is None or following.layer is not label.layer:
                break
            seen.add(following.key)
            label = following
        return label.key if label else key

    def word(self, key: str) -> str:
        """What stands in a file for a label; the key itself where the tagset has no such label."""
        found = self._words.get(key)
        if found is None:
            living = self.living(key)
            found = self._words[key] = key if living == key else self.word(living)
        return found

    def label(self, layer: Layer, word: str) -> Label | None:
        """The living label that a word stands for."""
        label = self._labels.get((layer, word))
        return None if label is None else self._tagset.label(self.living(label.key))
