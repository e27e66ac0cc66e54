"""The catalogue: YAML entries, shipped and the user's own, to the values of training."""
