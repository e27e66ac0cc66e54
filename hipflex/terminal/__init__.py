"""The only room that touches the terminal and the clock: coaches, screens, countdowns."""
