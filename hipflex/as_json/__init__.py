"""The program's JSON: values of training to plain rows, and rows back to values."""
