"""One module a task. Each has `predict(rows) -> Iterator[dict]`: an input row in, a prediction row out."""
