"""A stretch of a report's text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open `[start, end)` in Unicode code points of a report's text; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise EmptySpanError(self.start, self.end)

    def of(self, text: str) -> str:
        """Return the words at this span of `text`."""
        return text[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """Return the number of code points that both spans cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> Span:
        """Return the same stretch `by` code points further on."""
        return Span(self.start + by, self.end + by)


class EmptySpanError(ValueError):
    """A span holds no character or starts before the text. The caller made it; mend the caller."""

    def __init__(self, start: int, end: int) -> None:
        super().__init__(
            f"span [{start}, {end}) is empty or negative; a span covers one character or more"
        )
