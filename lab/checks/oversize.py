"""Proofs of packets that are too large for the underlay: cut in two halves and joined (lab/samples/sample.json)."""

from __future__ import annotations

import json
from typing import Any

from lab import helpers, netns, packets, ping
from lab.capture import Capture
from lab.checks import Bed, expect, proof
from lab.checks.links import RED_A, RED_B, listening, marked, reach
from lab.checks.liveness import state_of
from lab.frames import HALVES_PORT, Geneve, echo_request
from lab.packets import Forgery

UNDERLAY_MTU = 1500
# What the outer headers and the inner Ethernet header take: see impl/model/Encapsulation
OVERHEAD = {4: 62, 6: 82}
# link, outer IP version, and both ways: who pings whom
WAYS = (("red", 4, "fw-red", RED_B), ("red", 4, "lb-red", RED_A), ("red", 4, "fw-red", "fd10::2"),
        ("far-v4", 4, "vpn-blue", "10.77.1.1"), ("far-v4", 4, "rt-blue", "10.77.1.2"),
        ("far-v6", 6, "vpn-red", "10.0.1.2"), ("far-v6", 6, "ids-red", "10.0.1.1"))


def cross(bed: Bed, guest: str, address: str, size: int) -> None:
    """One ping whose IP packet has this size, and which nobody may fragment."""
    headers = 48 if ":" in address else 28
    options = ping.Options(count=1, size=size - headers, do_not_fragment=True)
    result = ping.ping(bed.state.netns_of(guest), address, options)
    expect(result["received"] == 1 and result["duplicates"] == 0,
           f"a packet of {size} bytes from {guest} to {address} got {result['received']} answers")


def halves(seen: Capture, segment: int) -> list[dict[str, Any]]:
    return [f for f in seen.frames if f.get("dport") == HALVES_PORT and f.get("geneve", {}).get("vni") == segment]


def is_fragment(frame: dict[str, Any]) -> bool:
    """Whether IP itself was made to fragment."""
    return bool(frame.get("more_fragments") or frame.get("fragment_offset") or frame.get("proto") == 44)


@proof("VL-8", "packets around the limit and up to the underlay's MTU cross, on the LAN and through the router")
def sizes(bed: Bed) -> str:
    count = 0
    for _, version, guest, address in WAYS:
        reach(bed, guest, address)
        limit = UNDERLAY_MTU - OVERHEAD[version]
        for size in (*range(limit - 1, limit + 4), UNDERLAY_MTU - 1, UNDERLAY_MTU):
            cross(bed, guest, address, size)
            count += 1
    return f"{count} sizes, each there and back, on {len(WAYS)} ways, without a fragment"


@proof("VL-8", "a packet above the limit is two equal halves, and no IP fragment")
def two_halves(bed: Bed) -> str:
    reach(bed, "fw-red", RED_B)
    wanted = range(UNDERLAY_MTU - OVERHEAD[4] + 1, UNDERLAY_MTU + 1, 7)
    with Capture(bed.state, "host1", bpf="udp or (ip[6:2] & 0x3fff != 0)") as seen:
        for size in wanted:
            cross(bed, "fw-red", RED_B, size)
    expect(not any(is_fragment(f) for f in seen.frames), "IP fragments are on the underlay")
    host1 = bed.state.host("host1").ip4
    found = [f for f in halves(seen, bed.segment("red")) if f["src"] == host1]
    expect(len(found) == 2 * len(wanted), f"{len(found)} halves for {len(wanted)} packets")
    words = [f["geneve"]["control_word"] for f in found]
    expect(all(w["fragment"] for w in words), "a half is not marked as one")
    for first, second in zip(found[::2], found[1::2]):
        one, two = (f["geneve"]["control_word"] for f in (first, second))
        expect(not one["second_half"] and two["second_half"] and one["fragment_id"] == two["fragment_id"],
               f"two halves that do not belong together: {one}, {two}")
        expect(0 <= first["length"] - second["length"] <= 1,
               f"halves of {first['length']} and {second['length']} bytes")
    ids = [w["fragment_id"] for w in words[::2]]
    expect(ids == [(ids[0] + n) & 0xffff for n in range(len(ids))], f"fragment ids {ids} do not count up by one")
    return f"{len(wanted)} packets, {len(found)} halves, ids {ids[0]} to {ids[-1]}"


@proof("VL-9", "forged halves are dropped and counted, and real ones go on")
def forged_halves(bed: Bed) -> str:
    reach(bed, "fw-red", RED_B)
    segment, mark = bed.segment("red"), b"weft-proof-half"
    before = dropped(bed, "host2")
    inner = bytes(echo_request("02:00:00:00:00:01", "02:00:00:00:00:02", RED_A, RED_B, mark * 40))
    forged = 0
    with listening(bed, ["lb-red"], "icmp[0] == 8") as captures:
        for word in (0x18400000, 0x1c400000, 0x18400007, 0x2c400007, 0x1e400007, 0x18c00007):
            for part in (inner[:300], inner[300:], b""):
                packets.forge(bed.state, "router", Forgery("host2", Geneve(segment, word), inner=part,
                                                           dport=HALVES_PORT), count=2)
                forged += 2
        cross(bed, "fw-red", RED_B, UNDERLAY_MTU)
    expect(not any(marked(f, mark) for f in captures["lb-red"].frames), "a frame of forged halves arrived")
    # Some wait for a partner until they expire.
    netns.until(lambda: dropped(bed, "host2") - before >= forged, 5, f"{forged} forged halves to be counted")
    return f"{forged} forged halves: 0 joined, all dropped and counted; a real packet of {UNDERLAY_MTU} bytes crosses"


def dropped(bed: Bed, node: str) -> int:
    """Halves that a node's helper has dropped so far, as it says itself."""
    counters = json.loads(helpers.status(bed.state.host(node), True)[1])["counters"]
    return sum(count for name, count in counters.items() if name.startswith("halves-"))


@proof("FN-8", "each node says how it sends packets that are too large, each link what crosses")
def told(bed: Bed) -> str:
    for name in ("host1", "host2", "host3"):
        found = bed.controller.get(f"data/weft:weft/node={name}/state", content="nonconfig") or {}
        way = next(iter(found.values()), {}).get("oversize", {})
        expect(way.get("way") == "af-packet", f"{name} says {way or 'nothing'}")
    state = state_of(bed, "red")
    expect(state.get("mtu") == 1438 and state.get("mtu-in-halves") == 2890,
           f"link red says mtu {state.get('mtu')}, in halves {state.get('mtu-in-halves')}: want 1438 and 2890")
    return "af-packet on 3 nodes; link red: 1438 bytes in one piece, 2890 in halves"
