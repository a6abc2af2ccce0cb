from spacy.tokens import Doc
from spacy.vocab import Vocab

class Tokenizer:
    def __call__(self, text: str) -> Doc: ...

class Language:
    lang: str
    vocab: Vocab
    tokenizer: Tokenizer
