"""Tokens of documents, as the session's tokenizer has them, without those of white space."""

from annotator.agreement.token_scores import Tokens, tokens_of
from annotator.domain.document import Document
from annotator.text.tokens import fallback_tokenizer


def words_of(document: Document) -> Tokens:
    """The tokenizer of a language is loaded when it is first wanted."""
    from annotator.formats import spacy_tokens

    text, language = document.text, document.language
    try:
        return Tokens(*spacy_tokens.words_of(text, language))
    except UnicodeEncodeError:  # lone surrogates, which spaCy cannot hold
        found = fallback_tokenizer(language)(text)
        return tokens_of([(start, end) for start, end in found if not text[start:end].isspace()])
