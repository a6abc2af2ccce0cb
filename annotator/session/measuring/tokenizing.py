"""Tokens of documents, as the session's tokenizer has them, without those of white space."""

from annotator.domain.document import Document
from annotator.domain.span import Fragment
from annotator.session.tokens import load_tokenizer
from annotator.text.tokens import Tokenizer, fallback_tokenizer


class Tokenizers:
    """One for each language, loaded when it is first wanted."""

    def __init__(self) -> None:
        self._known: dict[str, Tokenizer] = {}

    def tokens(self, document: Document) -> list[Fragment]:
        text, language = document.text, document.language
        tokenizer = self._known.get(language)
        if tokenizer is None:
            tokenizer = self._known[language] = load_tokenizer(language)
        try:
            found = tokenizer(text)
        except UnicodeEncodeError:  # lone surrogates, which spaCy cannot hold
            found = fallback_tokenizer(language)(text)
        return [token for token in found if not text[token[0]].isspace()]
