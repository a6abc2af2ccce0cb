"""What the program remembers about its user, outside of any project."""
