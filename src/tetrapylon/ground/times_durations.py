"""TIMEX3 values of durations and sets: they hang on no day."""

from __future__ import annotations

from tetrapylon.lexicon.time_expression import TimeExpression

_CLOCK_UNITS = {"H": "H", "MIN": "M", "S": "S"}
_SMALLER = {"Y": ("M", 12), "H": ("M", 60), "MIN": ("S", 60), "D": ("H", 24), "E": ("Y", 10)}
_AS = {"FN": ("W", 2), "E": ("Y", 10), "WE": ("WE", 1)}


def duration_value(count: float | None, unit: str) -> str:
    """Return the TIMEX3 duration of `count` units, `X` standing for a vague number."""
    code = _CLOCK_UNITS.get(unit, unit)
    prefix = "PT" if unit in _CLOCK_UNITS else "P"
    if count is None:
        return f"{prefix}X{code}"
    code, factor = _AS.get(unit, (code, 1))
    whole, rest = divmod(count * factor, 1)
    if not rest:
        return f"{prefix}{int(whole)}{code}"
    if unit not in _SMALLER:
        return f"{prefix}{count * factor:g}{code}"
    small, size = _SMALLER[unit]
    said = f"{int(whole)}{code}" if whole else ""
    return f"{prefix}{said}{'T' if unit == 'D' else ''}{round(rest * size)}{small}"


def set_value(expression: TimeExpression) -> str | None:
    """Return the TIMEX3 value of a repeated time ("every Friday" is `XXXX-WXX-5`)."""
    part = f"T{expression.part}" if expression.part else ""
    if expression.value:
        return expression.value
    if expression.weekday is not None:
        return f"XXXX-WXX-{expression.weekday + 1}{part}"
    if expression.month is not None:
        return f"XXXX-{expression.month:02d}"
    if expression.season is not None:
        return f"XXXX-{expression.season}"
    if expression.unit is not None:
        return duration_value(expression.count or 1, expression.unit)
    return "P1D" if expression.part else None
