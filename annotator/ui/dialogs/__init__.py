"""Dialogs: each asks for one thing and returns a value."""
