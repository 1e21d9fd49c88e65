"""Proofs with real packets: each a small function that returns what was seen, or raises ProofFailed.

A later requirement adds a module here; every module is loaded, in the order of the names.
"""

from __future__ import annotations

import importlib
import pkgutil
from dataclasses import dataclass
from typing import Any, Callable, Protocol

from lab.shell import LabError
from lab.state import State


# The longest time between two answers of what goes on at once after a change. No requirement has a figure: a machine
# with two cores and other work holds this one, too. Proofs tell what they saw.
AT_ONCE_MS = 3000


class ProofFailed(LabError):
    """What should have been seen, and what was."""


class Reader(Protocol):
    """The part of a RESTCONF client that proofs use."""

    def get(self, path: str, **query: str) -> Any | None: ...

    def post(self, path: str, body: Any = None) -> Any | None: ...

    def put(self, path: str, body: Any) -> None: ...

    def patch(self, path: str, body: Any) -> None: ...

    def delete(self, path: str) -> bool: ...


@dataclass
class Bed:
    """What a proof works with: the lab, the controller, the intent with its state as the controller tells it."""

    state: State
    controller: Reader
    intent: dict[str, Any]

    def link(self, name: str) -> dict[str, Any]:
        return self._named("link", name)

    def node(self, name: str) -> dict[str, Any]:
        return self._named("node", name)

    def segment(self, link: str) -> int:
        """The key of a link on the wire, as the controller says it."""
        found = self.link(link)
        segment = found.get("state", {}).get("segment-id", found.get("segment-id"))
        if segment is None:
            raise ProofFailed(f"link '{link}' has no segment-id in its state")
        return int(segment)

    def network(self, name: str) -> dict[str, Any]:
        return self._named("network", name)

    def network_id(self, name: str) -> int:
        """The key of a network on the wire, as the controller says it."""
        found = self.network(name).get("state", {}).get("id")
        if found is None:
            raise ProofFailed(f"network '{name}' has no id in its state")
        return int(found)

    def _named(self, kind: str, name: str) -> dict[str, Any]:
        for entry in self.intent.get(kind, []):
            if entry["name"] == name:
                return entry
        raise ProofFailed(f"{kind} '{name}' is not in the intent: ./weft up writes the sample again")


@dataclass(frozen=True)
class Proof:
    """A requirement's ID, what is proven of it, and how."""

    requirement: str
    title: str
    run: Callable[[Bed], str]


_PROOFS: list[Proof] = []


def proof(requirement: str, title: str) -> Callable[[Callable[[Bed], str]], Callable[[Bed], str]]:
    """Registers a function as a proof."""
    def register(function: Callable[[Bed], str]) -> Callable[[Bed], str]:
        _PROOFS.append(Proof(requirement, title, function))
        return function
    return register


def expect(condition: bool, otherwise: str) -> None:
    if not condition:
        raise ProofFailed(otherwise)


def every() -> list[Proof]:
    """All proofs of all modules in this package."""
    for module in sorted(m.name for m in pkgutil.iter_modules(__path__)):
        importlib.import_module(f"{__name__}.{module}")
    return list(_PROOFS)
