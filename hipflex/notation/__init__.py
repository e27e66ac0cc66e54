"""How sets and doses are written: text ⇄ values of training, every slip with its place."""
