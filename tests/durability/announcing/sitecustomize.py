"""Says on standard error, with an empty line, that Python has started and comes to the program next."""

import os

os.write(2, b"\n")
