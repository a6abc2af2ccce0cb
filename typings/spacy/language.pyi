from collections.abc import Callable

from spacy.tokens import Doc
from spacy.vocab import Vocab

class Language:
    lang: str
    vocab: Vocab
    tokenizer: Callable[[str], Doc]
    def __init__(self, *arguments: object, **settings: object) -> None: ...
