"""The training log: the only room that knows SQLite."""
