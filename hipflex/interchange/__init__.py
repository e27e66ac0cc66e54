"""Files of sets: the program's own formats, written and read back."""
