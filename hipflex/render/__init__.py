"""What the values look like: domain values to text and Rich renderables; nothing is printed here."""
