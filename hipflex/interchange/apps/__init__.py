"""Other programs' files, one a module: each knows its header, its cells and its oddities, and nothing of the log."""
