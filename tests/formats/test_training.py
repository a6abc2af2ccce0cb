"""What is exported trains: a score that labels shifted by one character do not reach."""

import json
import os
import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.annotation_set import Reading
from annotator.domain.layer import Layer
from annotator.domain.span import Span, make_extent
from annotator.formats.base import ExportOptions
from annotator.formats.spacy_format import SpacyFormat
from tests.formats.corpora import TAGSET, made_document, made_reading, made_span

pytestmark = [pytest.mark.training, pytest.mark.timeout(300)]

FIRST = ("Ana", "Bo", "Carla", "Deniz", "Emil", "Farah", "Goran", "Hana")
LAST = ("Quell", "Rustad", "Solberg", "Tamm", "Ulvik", "Varga", "Wendt", "Yilmaz")
PLACES = ("Harrowgate", "Port Elden", "Lakemoor", "Old Vale")
CLAIMS = ("prices will rise", "the bridge is safe", "taxes must fall", "nobody was hurt")
SMALL = (
    "--components.tok2vec.model.encode.width=32",
    "--components.tok2vec.model.encode.depth=1",
    "--training.eval_frequency=20",
)


def corpus(dev: bool, size: int, shift: int) -> list[Reading]:
    """Little stories with names of people and places, and with claims; all spans moved by ``shift``."""
    chance = random.Random(dev)
    readings: list[Reading] = []
    for _ in range(size):
        name = f"{chance.choice(FIRST)} {chance.choice(LAST)}"
        place, claim = chance.choice(PLACES), chance.choice(CLAIMS)
        text = chance.choice(
            (
                f"On Friday {name} of {place} said that {claim} , and left .",
                f"In {place} , {name} told us that {claim} . We left .",
            )
        )
        own = (
            made_span(text, "PERSON", name),
            made_span(text, "ORG", place),
            made_span(text, "ASSERTION", claim),
        )
        readings.append(made_reading(made_document(text), *(moved(text, span, shift) for span in own)))
    return readings


def moved(text: str, span: Span, shift: int) -> Span:
    return replace(span, extent=make_extent(text, [(span.start + shift, span.end + shift)]))


def export(folder: Path, layer: Layer, name: str, size: int, shift: int = 0) -> Path:
    """Shifted spans fit no tokens; contracting them keeps them as labels in the wrong place."""
    options = ExportOptions(align="contract", layers=frozenset({layer}))
    SpacyFormat().write(corpus(name == "dev", size, shift), size, TAGSET, folder / name, options)
    return folder / name / "all"


def spacy_cli(*arguments: object) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "spacy", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "OMP_NUM_THREADS": "1"},
    )
    assert done.returncode == 0, done.stdout + done.stderr


def train(folder: Path, pipeline: str, data: Path, dev: Path, *settings: str) -> dict[str, float]:
    """The scores on ``dev`` after a few steps on ``data``."""
    config, out = folder / f"{pipeline}.cfg", folder / f"{pipeline}-{data.parent.name}"
    if not config.exists():
        spacy_cli(
            "init", "config", config, "--lang", "en", "--pipeline", pipeline, "--optimize", "efficiency"
        )
    spacy_cli("train", config, "--output", out, "--paths.train", data, "--paths.dev", dev, *SMALL, *settings)
    return json.loads((out / "model-last" / "meta.json").read_text(encoding="utf-8"))["performance"]


def scores(folder: Path, layer: Layer, pipeline: str, score: str, *settings: str) -> tuple[float, float]:
    """Scores after training on right and on shifted labels, both measured on right ones."""
    dev = export(folder, layer, "dev", 60)
    right = train(folder, pipeline, export(folder, layer, "right", 200), dev, *settings)
    shifted = train(folder, pipeline, export(folder, layer, "shifted", 200, shift=1), dev, *settings)
    return right[score], shifted[score]


def test_entities_train_a_recognizer(tmp_path: Path) -> None:
    right, shifted = scores(tmp_path, Layer.ENTITY, "ner", "ents_f", "--training.max_steps=60")
    assert right > 0.8 > shifted


def test_claims_train_a_span_categorizer(tmp_path: Path) -> None:
    sizes = "--components.spancat.suggester.sizes=[1,2,3,4]"
    right, shifted = scores(tmp_path, Layer.CLAIM, "spancat", "spans_sc_f", "--training.max_steps=120", sizes)
    assert right > 0.7 > shifted
