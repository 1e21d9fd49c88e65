"""Proof of relays as proxies: a vnet crosses a firewall that lets one UDP port between two relays through."""

from __future__ import annotations

import contextlib
import json
import socket
from typing import Any, Callable, Iterator

from lab import helpers, netns, packets, ping
from lab.capture import Capture
from lab.checks import Bed, expect, proof
from lab.checks.building import up
from lab.checks.discovery import PORT, discovering, relaying
from lab.checks.links import reach
from lab.checks.networks import known, moved
from lab.shell import run

_GATE, _SHOP, _TILL = "10.2.0.1", "10.2.0.2", "10.2.0.3"
_TILL_MAC = "02:00:00:00:02:03"
_SOON_S = 15
_TABLE = "inet weft-proof"
# What is not of the vnet goes on: the rest of the lab should not notice.
_RULES = """
table {table} {{
  counter passed {{ }}
  counter refused {{ }}
  chain forward {{
    type filter hook forward priority 0; policy accept;
    ip saddr {one} ip daddr {other} udp sport {port} udp dport {port} counter name passed accept
    ip saddr {other} ip daddr {one} udp sport {port} udp dport {port} counter name passed accept
    udp dport {{ 6081, 6089 }} @th,96,24 != {vni} accept
    udp dport 6091 accept
    counter name refused drop
  }}
}}
"""


@contextlib.contextmanager
def firewall(bed: Bed) -> Iterator[Callable[[str], int]]:
    """The router lets nothing of vnet dmz through but one port between host2 and host3; yields what was counted."""
    one, other = (bed.state.host(name).ip4 for name in ("host2", "host3"))
    rules = _RULES.format(table=_TABLE, one=one, other=other, port=PORT, vni=bed.network_id("dmz") & 0xFFFFFF)
    run(netns.inside(bed.state.router, "nft", "-f", "-"), stdin=rules)

    def count(name: str) -> int:
        listing = run(netns.inside(bed.state.router, "nft", "-j", "list", "counter", *_TABLE.split(), name)).stdout
        return next(int(e["counter"]["packets"]) for e in json.loads(listing)["nftables"] if "counter" in e)

    try:
        yield count
    finally:
        run(netns.inside(bed.state.router, "nft", "delete", "table", *_TABLE.split()))


def _counter(bed: Bed, host: str, name: str) -> int:
    return int(json.loads(helpers.status(bed.state.host(host), True)[1])["counters"].get(name, 0))


def _try(bed: Bed, guest: str, address: str) -> bool:
    return ping.ping(bed.state.netns_of(guest), address, ping.Options(count=1, wait=1.0))["lost"] == 0


def _place(bed: Bed, node: str) -> Any:
    return known(bed, "dmz", _TILL_MAC).get(node, {}).get("at-node")


@proof("VN-5", "relays as proxies take a vnet across a firewall")
def proxies(bed: Bed) -> str:
    host1, host3 = bed.state.host("host1"), bed.state.host("host3")
    with firewall(bed) as count:
        expect(not _try(bed, "gate-dmz", _TILL) and count("refused") > 0, "the firewall refuses nothing")
        with discovering(bed), relaying(bed, proxy=True):
            up(bed, "dmz")
            netns.until(lambda: _try(bed, "gate-dmz", _TILL), _SOON_S, "till-dmz beyond the firewall to answer")
            before, passed = count("refused"), count("passed")
            with Capture(bed.state, "host3") as beyond:
                reach(bed, "gate-dmz", _TILL)
                reach(bed, "till-dmz", _GATE)
                reach(bed, "till-dmz", _SHOP)
            crossed = count("passed") - passed
            netns.until(lambda: _place(bed, "host1") == "host2", 5, "host1 to say that till-dmz is at its own relay")
            expect(crossed >= 18 and count("refused") == before, f"{crossed} datagrams passed, {count('refused')}"
                   f" refused instead of {before}")
            vnet = bed.network_id("dmz")
            tunnelled = sum(f.get("geneve", {}).get("vnet") == vnet for f in beyond.frames)
            expect(tunnelled == 0, f"{tunnelled} frames of the vnet came to host3 in Geneve")
            gap = moved(bed, "shop-dmz", "host3", "gate-dmz", _SHOP)["longest_gap_ms"]
            moved(bed, "shop-dmz", "host2", "gate-dmz", _SHOP)
            strangers = _counter(bed, "host3", "proxy-stranger")
            with netns.socket_in(host1.netns, socket.AF_INET, socket.SOCK_DGRAM) as probe:
                probe.sendto(b"\x57\x46weft-proof", (host3.ip4, PORT))
            netns.until(lambda: count("refused") > before, 5, "a datagram of host1 to be refused")
            expect(_counter(bed, "host3", "proxy-stranger") == strangers, "a stranger's datagram crossed")
    return (f"{crossed} datagrams between the relays' port {PORT}, 0 frames in Geneve; pings both ways without loss;"
            f" moved across: longest gap {gap:g} ms; a datagram from host1 was refused")
