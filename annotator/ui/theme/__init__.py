"""The look: colours, style sheet, icons and fonts for both themes."""
