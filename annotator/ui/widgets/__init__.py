"""Parts of the window that hold no project."""
