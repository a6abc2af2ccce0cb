from spacy.tokens import Doc

class Tokenizer:
    def __call__(self, text: str) -> Doc: ...
