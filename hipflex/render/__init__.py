"""What the values look like: domain values to text and views; nothing is printed here."""
