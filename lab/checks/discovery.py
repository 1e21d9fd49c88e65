"""Proofs of discovery: nodes ask each other where an address is (VARP), on their LAN segment and by relays."""

from __future__ import annotations

import contextlib
import ipaddress
import json
from typing import Any, Iterator

from lab import frames, helpers, netns, packets
from lab.capture import Capture
from lab.checks import AT_ONCE_MS, Bed, expect, proof
from lab.checks.building import changed, up
from lab.checks.links import is_ping, listening, reach
from lab.checks.networks import arrived, known, moved
from lab.ovs import Ovs
from lab.shell import LabError

PORT, EVERY_NODE = 6090, "239.87.86.1"
_MARK = b"weft-proof-"
_STRANGER = "02:00:00:00:79:02"
_GATE, _SHOP, _TILL = "02:00:00:00:02:01", "02:00:00:00:02:02", "02:00:00:00:02:03"
_SOON_S = 10
_LEARNED = 32  # the table of learned stations
_REQUEST, _ANSWER, _ANNOUNCEMENT = 1, 2, 3


@contextlib.contextmanager
def discovering(bed: Bed) -> Iterator[None]:
    """Nodes find the members of vnet dmz by asking: Weft tells them nothing."""
    settings = {"lookup": "discovered", "discovery": {"retry-after": 1, "attempts": 3}}
    with changed(bed, "network", "dmz", settings):
        netns.until(lambda: _origin(bed, "host1", _SHOP) != "programmed", _SOON_S, "the programmed addresses to go")
        yield
    netns.until(lambda: _origin(bed, "host1", _SHOP) == "programmed", _SOON_S, "the programmed addresses to be back")


@contextlib.contextmanager
def relaying(bed: Bed, **how: Any) -> Iterator[None]:
    """host2 and host3 carry questions between the two LAN segments."""
    def patch(**settings: Any) -> None:
        bed.controller.patch("data/weft:weft", {"weft:weft": {"node": [
            {"name": here, "relay": settings | {"peer": [there]}}
            for here, there in (("host2", "host3"), ("host3", "host2"))]}})

    with changed(bed, "node", "host2"), changed(bed, "node", "host3"):
        patch(enabled=True, **how)
        try:
            yield
        finally:
            patch(enabled=False)


def _origin(bed: Bed, node: str, station: str) -> str | None:
    return known(bed, "dmz", station).get(node, {}).get("origin")


def _forget(bed: Bed, node: str, station: str) -> None:
    """The node has not heard the station for so long that it knows it no more."""
    Ovs(bed.state.host(node)).ofctl("del-flows", "br-int", f"table={_LEARNED},dl_dst={station}")


def _dropped(bed: Bed) -> int:
    """Frames that host1 dropped since nobody has their address."""
    counters = json.loads(helpers.status(bed.state.host("host1"), True)[1])["counters"]
    return int(counters.get("varp-frames-not-found", 0))


def messages(seen: Capture, station: str) -> list[dict[str, Any]]:
    """The messages about a station: type, the node that speaks, destination."""
    found = []
    for frame in seen.frames:
        payload = bytes.fromhex(frame.get("payload", ""))
        if frame.get("dport") == PORT and len(payload) == 68 and payload[30:36].hex(":") == station:
            speaker = str(ipaddress.IPv6Address(payload[36:52]).ipv4_mapped)
            found.append({"type": payload[3], "of": speaker, "dst": frame["dst"]})
    return found


def asked(bed: Bed, station: str, mark: bytes, target: str) -> dict[str, int]:
    """A frame of gate-dmz to a station: who of the vnet gets it."""
    guests = ["shop-dmz", "till-dmz"]
    with listening(bed, guests, "icmp[0] == 8") as captures:
        packets.send_raw(bed.state, "gate-dmz", packets.inner_echo(_GATE, station, "10.2.0.1", target, mark))
        netns.until(lambda: _origin(bed, "host1", station), _SOON_S, f"{station} to be found")
        # the frame that waited is sent a moment later; who gets it is looked at below
        with contextlib.suppress(LabError):
            netns.until(lambda: any(seen.saw_any() for seen in captures.values()), 3, "the frame")
    return arrived(captures, mark)


@proof("VN-3", "nodes ask each other where a member is")
def ask(bed: Bed) -> str:
    host1, host2 = bed.state.host("host1"), bed.state.host("host2")
    with discovering(bed), Capture(bed.state, "host2", bpf=f"udp port {PORT}") as seen:
        _forget(bed, "host1", _SHOP)
        mark = _MARK + b"first"
        got = asked(bed, _SHOP, mark, "10.2.0.2")
        expect(got == {"shop-dmz": 1}, f"the first frame, which had to wait, arrived at {got or 'no guest'}")
        reach(bed, "gate-dmz", "10.2.0.2")
    found = messages(seen, _SHOP)
    question = {"type": _REQUEST, "of": host1.ip4, "dst": EVERY_NODE}
    answer = {"type": _ANSWER, "of": host2.ip4, "dst": host1.ip4}
    expect(question in found and answer in found, f"messages about shop-dmz: {found}")
    return f"one question to {EVERY_NODE}, one answer by unicast; the frame that waited arrived; pings without loss"


@proof("VN-3", "frames to what nobody has are dropped after all tries")
def nobody(bed: Bed) -> str:
    mark, unknown = _MARK + b"nobody", "02:00:00:00:79:99"
    with discovering(bed), Capture(bed.state, "host2", bpf=f"udp port {PORT}") as seen, \
            listening(bed, ["shop-dmz", "till-dmz"], "icmp[0] == 8") as captures:
        before = _dropped(bed)
        packets.send_raw(bed.state, "gate-dmz", packets.inner_echo(_GATE, unknown, "10.2.0.1", "10.2.0.99", mark))
        netns.until(lambda: _dropped(bed) > before, _SOON_S, "the frame to be dropped and counted")
    tries = [m for m in messages(seen, unknown) if m["type"] == _REQUEST]
    expect(len(tries) == 3 and not arrived(captures, mark), f"{tries}, arrived: {arrived(captures, mark)}")
    return "3 questions, 1 s apart, then dropped and counted; 0 frames at other members"


@proof("VN-5", "relays carry questions to other LAN segments")
def relays(bed: Bed) -> str:
    with discovering(bed), relaying(bed):
        _forget(bed, "host1", _TILL)

        def found() -> bool:
            packets.send_raw(bed.state, "gate-dmz", packets.inner_echo(_GATE, _TILL, "10.2.0.1", "10.2.0.3"))
            return _origin(bed, "host1", _TILL) is not None

        netns.until(found, _SOON_S, "till-dmz behind the router to be found", 0.5)
        with Capture(bed.state, "host1") as direct, Capture(bed.state, "host2") as relay:
            reach(bed, "gate-dmz", "10.2.0.3")
    vnet = bed.network_id("dmz")
    here, there = (sum(f.get("geneve", {}).get("vnet") == vnet and is_ping(f) for f in c.frames)
                   for c in (direct, relay))
    expect(here >= 6 and there == 0, f"{here} frames at host1, {there} at the relay: want all of them to go directly")
    return f"host1 finds till-dmz on host3 by host2 and host3; {here} frames go directly, 0 by the relay"


@proof("VN-4", "a station that moves is announced, and found there at once")
def announced(bed: Bed) -> str:
    with discovering(bed), relaying(bed), Capture(bed.state, "host1", bpf=f"udp port {PORT}") as seen:
        for guest, node in (("shop-dmz", "host2"), ("till-dmz", "host3"), ("shop-dmz", "host2")):
            packets.send_raw(bed.state, guest, frames.announcement(_STRANGER, "10.2.0.50"))
            mark = _MARK + guest.encode() + node.encode()
            netns.until(lambda: asked(bed, _STRANGER, mark, "10.2.0.50") == {guest: 1}, _SOON_S,
                        f"frames to a station behind {guest} to go there")
            place = known(bed, "dmz", _STRANGER)["host1"].get("at-node")
            expect(place == node, f"host1 says that it is at {place}, not at {node}")
    said = [m for m in messages(seen, _STRANGER) if m["type"] == _ANNOUNCEMENT]
    wanted = {bed.state.host(name).ip4 for name in ("host2", "host3")}
    expect({m["of"] for m in said} == wanted, f"announcements seen at host1: {said}")
    return f"a station behind shop-dmz, till-dmz, shop-dmz in turn: {len(said)} announcements, frames follow it at once"


@proof("VN-4", "a machine that moves is noticed by the nodes, nobody tells the controller")
def noticed(bed: Bed) -> str:
    gaps = []
    with changed(bed, "appliance", "shop-dmz"):
        bed.controller.delete("data/weft:weft/appliance=shop-dmz/node")
        up(bed, "dmz")
        for to in ("host1", "host2"):
            result = moved(bed, "shop-dmz", to, "till-dmz", "10.2.0.2", tell=False)
            expect(result["longest_gap_ms"] < AT_ONCE_MS, f"moved to {to}: {result}")
            gaps.append(f"{result['longest_gap_ms']:g} ms")
    return f"shop-dmz, which has no node in the intent, to host1 and back to host2: longest gaps {' and '.join(gaps)}"
