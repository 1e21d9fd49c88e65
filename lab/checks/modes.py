"""Proofs of how frames of a fence travel when the intent says more about it: addressing modes, underlay VLANs."""

from __future__ import annotations

from typing import Any

from lab import frames, netns, packets, ping
from lab.capture import Capture
from lab.checks import Bed, expect, proof
from lab.checks.building import changed
from lab.checks.links import is_ping, listening, marked, reach
from lab.checks.networks import INSTALLATION, address, arrived, broadcast, carried, mac, members
from lab.shell import LabError

_MARK = b"weft-proof-"
_SOON_S = 10
_GROUP = "239.87.7.7"
_VLAN = 77
_OTHERS = {"app-office": 3, "db-office": 3, "mon-office": 3}


def _flooded(bed: Bed, mark: bytes) -> tuple[list[dict[str, Any]], dict[str, int]]:
    """Three broadcasts of web-office on host1: what left its node, and who got how many."""
    with Capture(bed.state, "host1") as underlay, listening(bed, members("office") + members("copy")) as captures:
        packets.send_raw(bed.state, "web-office", broadcast(mac("web"), mark), count=3)
    return [f for f in carried(underlay, bed.network_id("office")) if marked(f, mark)], arrived(captures, mark)


def _once_to(bed: Bed, way: str, is_group) -> str:
    """Waits until broadcasts leave once for the LAN and once for host3, and arrive once everywhere."""
    tries = 0
    seen: tuple[list[dict[str, Any]], dict[str, int]] = ([], {})

    def look() -> bool:
        nonlocal tries, seen
        tries += 1
        seen = _flooded(bed, _MARK + f"{way}-{tries}".encode())
        sent, got = seen
        return len(sent) == 6 and sum(map(is_group, sent)) == 3 and got == _OTHERS

    try:
        netns.until(look, _SOON_S, f"one {way} for the LAN")
    except LabError as e:
        ways = sorted({(f["eth_dst"], f.get("dst", "")) for f in seen[0]})
        raise LabError(f"{e}: 3 broadcasts made {len(seen[0])} frames to {ways}, arrived: {seen[1]}") from e
    for source, target in (("web", "app"), ("db", "web"), ("app", "db")):
        reach(bed, f"{source}-office", address(target))
    return f"3 broadcasts of a member: 3 frames as one {way} for its LAN, 3 for the node behind the router"


@proof("FN-11", "one Ethernet broadcast for all nodes of the LAN segment")
def lan_broadcast(bed: Bed) -> str:
    group = frames.node_mac(INSTALLATION, None)
    with changed(bed, "network", "office", {"addressing-mode": [{"order": 1, "group": "broadcast"}]}):
        return _once_to(bed, "broadcast", lambda f: f["eth_dst"] == group)


@proof("FN-11", "one IP multicast for the nodes that have it")
def ip_multicast(bed: Bed) -> str:
    mode = {"order": 1, "node": ["host1", "host2"], "unicast": "ip", "group": "multicast", "group-address": _GROUP}
    with changed(bed, "network", "office", {"addressing-mode": [mode]}):
        return _once_to(bed, "multicast", lambda f: f.get("dst") == _GROUP)


@proof("FN-11", "over IP where the intent says so, in Ethernet elsewhere")
def mixed(bed: Bed) -> str:
    mode = {"order": 1, "node": ["host1", "host2"], "unicast": "ip"}

    def ways(network: str) -> set[str]:
        with Capture(bed.state, "host2") as seen:
            ping.ping(bed.state.netns_of(f"web-{network}"), address("app"))
        return {"ethernet" if "nsh" in f else "ip" for f in carried(seen, bed.network_id(network)) if is_ping(f)}

    with changed(bed, "network", "office", {"addressing-mode": [mode]}):
        netns.until(lambda: ways("office") == {"ip"}, _SOON_S, "frames between host1 and host2 to travel over IP")
        expect(ways("copy") == {"ethernet"}, "the other fence changed, too")
    netns.until(lambda: ways("office") == {"ethernet"}, _SOON_S, "them to travel in Ethernet again")
    return "fence office between host1 and host2 by the table over IP, fence copy in Ethernet at the same time"


@proof("FN-3", "a fence inside a VLAN of the underlay")
def underlay_vlan(bed: Bed) -> str:
    fence = bed.network_id("office")

    def tags() -> set[int | None]:
        with Capture(bed.state, "host2") as seen:
            ping.ping(bed.state.netns_of("web-office"), address("app"))
        return {f.get("vlan") for f in carried(seen, fence) if is_ping(f)}

    with changed(bed, "network", "office", {"underlay-vlan": _VLAN}):
        netns.until(lambda: tags() == {_VLAN}, _SOON_S, f"frames of fence office to be in VLAN {_VLAN}")
        mark = _MARK + b"elsewhere"
        with listening(bed, list(bed.state.guests), "icmp[0] == 8") as captures:
            netns.send_frames(bed.state.netns_of("host1"), "nic0", [frames.in_ethernet(
                frames.node_mac(1, 1), frames.node_mac(1, 2), frames.Nsh(fence, 1), broadcast(mac("web"), mark),
                _VLAN + 1)] * 3)
        expect(not arrived(captures, mark), f"frames outside the VLAN arrived at {arrived(captures, mark)}")
    netns.until(lambda: tags() == {None}, _SOON_S, "frames of fence office to be untagged again")
    return f"all frames between host1 and host2 in VLAN {_VLAN}; 3 in VLAN {_VLAN + 1}: 0 arrived"
