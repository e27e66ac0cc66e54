"""YAML as plain text with places: no types guessed, no surprises, every problem collected."""
