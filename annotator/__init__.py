"""Annotator: a desktop program that turns news articles into labeled corpora."""

__version__ = "0.1.0"
