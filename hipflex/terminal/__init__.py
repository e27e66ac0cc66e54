"""The only room that touches the terminal and the clock: presenters, screens, countdowns."""
