"""Seconds that run out by a deadline; the time is always given."""

from __future__ import annotations

from hipflex.value_classes import dataclass, replace


@dataclass(frozen=True, slots=True)
class Timer:
    """`total` seconds up to a deadline. `stopped_at` is set while it stands still.

    Moments are seconds of a clock that never goes back. Nothing is counted down: after a pause of the whole machine
    the deadline is where it was.
    """

    total: float
    deadline: float
    stopped_at: float | None = None

    @classmethod
    def started(cls, seconds: int, now: float) -> Timer:
        """A timer that begins now."""
        return cls(seconds, now + seconds)

    @property
    def paused(self) -> bool:
        """Whether it stands still."""
        return self.stopped_at is not None

    def left(self, now: float) -> float:
        """The seconds left, never less than none."""
        return max(self.deadline - (now if self.stopped_at is None else self.stopped_at), 0.0)

    def counted(self, now: float) -> int:
        """The whole seconds that have run, pauses left out."""
        return int(self.total - self.left(now))

    def toggled(self, now: float) -> Timer:
        """The timer paused, or going on again."""
        if self.stopped_at is None:
            return replace(self, stopped_at=now)
        return replace(self, deadline=self.deadline + now - self.stopped_at, stopped_at=None)

    def longer(self, seconds: float, now: float) -> Timer:
        """The timer with more seconds, or with fewer: at the least it is over now."""
        more = max(seconds, -self.left(now))
        return replace(self, total=self.total + more, deadline=self.deadline + more)
