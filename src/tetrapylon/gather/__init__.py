"""Inputs become reports: files, folders, archives and crawls are opened, decoded and hashed.

`intake.gather` is the way in. It yields one `Item` an input, each with exactly one disposition, and never
raises over what an input holds: faults of an input are findings. What is read, how each kind is told
apart and what every field of a JSONL line means is set out in `docs/input.md`; the limits are in
`limits.Limits`. Nothing here reads meaning, and nothing here writes outside temporary files.
"""
