"""The tokens that snapping keeps to: those of the export's own tokenizer, once it is loaded."""

from annotator.text.tokens import Tokenizer


def load_tokenizer(language: str) -> Tokenizer:
    """The tokenizer of the language's blank spaCy pipeline. Takes a second or two at its first call."""
    from annotator.formats.spacy_tokens import spacy_tokenizer

    return spacy_tokenizer(language)
