"""The attribute values that a new span starts with."""

from collections.abc import Iterable, Sequence

from annotator.domain.document import Zone, ZoneKind
from annotator.domain.layer import Layer
from annotator.domain.span import Extent
from annotator.domain.tagset import Attribute, Tagset
from annotator.domain.values import AttributeValue


def preset_attributes(
    tagset: Tagset, layer: Layer, extent: Extent, zones: Iterable[Zone]
) -> dict[str, AttributeValue]:
    """Defaults of the layer's attributes, and what the text itself tells."""
    presets: dict[str, AttributeValue] = {}
    quoted = [zone for zone in zones if zone.kind is ZoneKind.QUOTATION]
    for attribute in tagset.attributes_of(layer):
        value = _from_quotation(extent, quoted) if attribute.preset_from else attribute.default
        if value is not None and _has_value(attribute, value):
            presets[attribute.key] = value
    return presets


def _has_value(attribute: Attribute, value: AttributeValue) -> bool:
    return not isinstance(value, str) or value in {choice.key for choice in attribute.values}


def _from_quotation(extent: Extent, quoted: Sequence[Zone]) -> str | None:
    """Wholly quoted is direct, partly is mixed; what stands outside quotation marks the annotator decides."""
    inside = sum(
        max(0, min(end, zone.end) - max(start, zone.start))
        for start, end in extent.fragments
        for zone in quoted
    )
    if inside == 0:
        return None
    return "direct" if inside >= sum(end - start for start, end in extent.fragments) else "mixed"
