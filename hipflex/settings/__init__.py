"""The settings: a small YAML file whose every value has a default and a place."""
