"""Reminders by the system's own scheduler: what runs, and a file for each scheduler that can run it."""
