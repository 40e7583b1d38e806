"""Connected parts of a growing graph, re-made only where it changed."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Redone:
    """Names of the parts that are no more, or no more the same, and of those in their place."""

    old: Collection[int]
    new: Collection[int]


class Parts:
    """Parts of numbered nodes; a part is named for its smallest node. A node alone is a part of its own."""

    def __init__(self) -> None:
        self._part: dict[int, int] = {}
        self._nodes: dict[int, tuple[int, ...]] = {}

    def of(self, node: int) -> int:
        """Return the part of a node."""
        return self._part.get(node, node)

    def nodes(self, part: int) -> tuple[int, ...]:
        """Return the nodes of a part, rising."""
        return self._nodes.get(part, (part,))

    def redo(self, touched: Iterable[int], near: Callable[[int], Iterable[int]]) -> Redone:
        """Make anew the parts of nodes that changed or whose edges did.

        Args:
            touched: every node with a new or a lost edge.
            near: the nodes at the other end of a node's edges; symmetric.
        """
        old = {self.of(node) for node in touched}
        waiting = {node for part in old for node in self.nodes(part)}
        found: list[list[int]] = []
        while waiting:
            reached = self._reached(waiting.pop(), near, old)
            waiting.difference_update(reached)
            found.append(reached)
        for part in old:
            for node in self._nodes.pop(part, ()):
                del self._part[node]
        return Redone(sorted(old), sorted(map(self._keep, found)))

    def _reached(
        self, start: int, near: Callable[[int], Iterable[int]], old: set[int]
    ) -> list[int]:
        """Return all nodes that edges lead to; parts walked into are added to `old`."""
        seen, edge = {start}, [start]
        while edge:
            fresh = {other for node in edge for other in near(node)} - seen
            old.update(map(self.of, fresh))
            seen |= fresh
            edge = list(fresh)
        return sorted(seen)

    def _keep(self, nodes: list[int]) -> int:
        if len(nodes) > 1:
            self._nodes[nodes[0]] = tuple(nodes)
            self._part.update(dict.fromkeys(nodes, nodes[0]))
        return nodes[0]
