"""A workout under way: what a line means, and the loop that asks for the next."""
