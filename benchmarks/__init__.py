"""Measurements of cost: time, growth and memory, printed by programs of their own."""
