"""Whose reading is whose, hidden: letters in an order that differs from document to document."""

from collections.abc import Iterable
from hashlib import sha256
from string import ascii_uppercase

from annotator.domain.values import Id
from annotator.wording import tr


def shuffled(document: Id, readers: Iterable[Id]) -> list[Id]:
    """The same order each time for one document, and no order of names, ids or habits over several."""
    return sorted(readers, key=lambda reader: sha256(f"{document} {reader}".encode()).digest())


def aliases(document: Id, readers: Iterable[Id]) -> dict[Id, str]:
    """“Reading A” and so on."""
    return {
        reader: tr("Reading {letter}", letter=ascii_uppercase[number % len(ascii_uppercase)])
        for number, reader in enumerate(shuffled(document, readers))
    }
