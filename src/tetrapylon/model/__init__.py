"""The nouns: frozen values that cross rooms. No I/O and no third-party import lives here."""
