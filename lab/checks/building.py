"""What only one proof needs: guests and intent of its own, or an entry of the sample with other settings. No proofs."""

from __future__ import annotations

import contextlib
from typing import Any, Callable, Iterator

from lab import guests, netns, samples
from lab.checks import Bed

_READY_S = 20


@contextlib.contextmanager
def built(bed: Bed, intent: dict[str, Any], prepare: Callable[[], None] = lambda: None) -> Iterator[None]:
    """A sample's guests and networks are there and in force, and gone again afterwards."""
    try:
        samples.make_guests(bed.state, intent)
        prepare()
        bed.controller.patch("data/weft:weft", {"weft:weft": intent})
        for network in intent.get("network", []):
            up(bed, network["name"])
        yield
    finally:
        for kind in ("port-profile", "policy", "service", "gateway", "network", "chain", "appliance"):
            for entry in intent.get(kind, []):
                bed.controller.delete(f"data/weft:weft/{kind}={entry['name']}")
        for appliance in intent.get("appliance", []):
            if appliance["name"] in bed.state.guests:
                guests.remove(bed.state, appliance["name"])


@contextlib.contextmanager
def changed(bed: Bed, kind: str, name: str, settings: dict[str, Any] | None = None) -> Iterator[None]:
    """An entry of the sample has other settings; afterwards they are as before, whatever was done meanwhile."""
    path = f"data/weft:weft/{kind}={name}"
    before = (bed.controller.get(path, content="config") or {})[f"weft:{kind}"][0]
    try:
        if settings:
            bed.controller.put(path, {f"weft:{kind}": [before | settings]})
        yield
    finally:
        bed.controller.put(path, {f"weft:{kind}": [before]})


def up(bed: Bed, network: str) -> None:
    """Waits until a network's members are all served."""
    netns.until(lambda: state(bed, network).get("status") == "up", _READY_S, f"network {network} to be up")


def state(bed: Bed, network: str) -> dict[str, Any]:
    """What the controller says of a network now."""
    found = bed.controller.get(f"data/weft:weft/network={network}", content="all") or {}
    return found.get("weft:network", [{}])[0].get("state", {})
