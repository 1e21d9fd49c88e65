"""Proofs with guests of their own: a two-tier farm behind a firewall (lab/farm.py), and limited bandwidth."""

from __future__ import annotations

from lab import farm, netns, ping
from lab.checks import Bed, expect, proof
from lab.checks.building import built
from lab.checks.links import reach
from lab.throughput import tcp

_READY_S = 20
_LIMIT_KBITS = 4000
_SECONDS = 2


def _lost(bed: Bed, guest: str, address: str) -> bool:
    result = ping.ping(bed.state.netns_of(guest), address, ping.Options(count=3, interval=0.05, wait=0.5))
    return result["received"] == 0


@proof("VN-9", "a farm of two tiers with a firewall on three networks")
def two_tiers(bed: Bed) -> str:
    with built(bed, farm.intent(), lambda: farm.settle(bed.state)):
        reach(bed, farm.CLIENT, farm.SHOP_ADDRESS)
        reach(bed, farm.SHOP, farm.DATABASE_ADDRESS)
        for guest, address in ((farm.CLIENT, farm.DATABASE_ADDRESS), (farm.DATABASE, farm.SHOP_ADDRESS)):
            expect(_lost(bed, guest, address), f"{guest} reaches {address} past the firewall's rules")
        unlimited = throughput(bed)
        path = f"data/weft:weft/appliance={farm.CLIENT}/interface=eth0"
        bed.controller.patch(path, {"weft:interface": [{"name": "eth0", "bandwidth": {"from-guest": _LIMIT_KBITS}}]})
        limited = netns.until(lambda: _limited(bed), _READY_S, f"{_LIMIT_KBITS} kbit/s to be enforced")
    expect(unlimited > 10 * _LIMIT_KBITS, f"without a limit {unlimited} kbit/s: too little to prove anything")
    return f"the client reaches the shop only; {unlimited} kbit/s, with a limit of {_LIMIT_KBITS}: {limited}"


def _limited(bed: Bed) -> int | None:
    """The throughput, if it is within the limit."""
    measured = throughput(bed)
    return measured if 0 < measured < 2 * _LIMIT_KBITS else None


def throughput(bed: Bed) -> int:
    """TCP from the client through the firewall to the shop, kbit/s of payload received."""
    return round(tcp(bed.state, farm.CLIENT, farm.SHOP, farm.SHOP_ADDRESS, _SECONDS).mbps * 1000)
