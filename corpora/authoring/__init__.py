"""The workshop of the demo corpus: annotations in a notation for people, and its compiler.

``python -m corpora.authoring.compile`` from the repository root writes ``corpora/demo/demo.jsonl``.
The notation is described in ``README.md`` beside this file.
"""
