"""tetrapylon: many conflicting news reports of a war, one sourced record."""

__version__ = "0.1.0"
