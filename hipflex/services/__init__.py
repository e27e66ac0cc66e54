"""What a command asks for: answers to questions, as values. Nothing here prints, asks a person or knows a terminal."""
