"""Proofs of networks that are not encapsulated: the way to the physical network, and vnets that are VLANs of it."""

from __future__ import annotations

import struct
from collections import Counter

from lab import banner, netns, outside, packets, ping, samples
from lab.capture import Capture
from lab.checks import Bed, expect, proof
from lab.checks.building import built
from lab.checks.links import listening, marked, reach

_FLOOR_VLAN = 206
_MARK = b"weft-proof-"


@proof("FN-10", "identical copies reach the outside, and are reached from there")
def copies_outside(bed: Bed) -> str:
    intent = samples.load("outside")
    with built(bed, intent, lambda: outside.settle(bed.state)):
        inner = [guest for _, guest, _ in outside.COPIES.values()]
        with banner.servers(bed.state, [outside.SERVER, *inner]):
            with Capture(bed.state, "router", device="lan-a", bpf=f"udp port {banner.PORT}") as seen:
                for guest in inner:
                    answers = banner.ask(bed.state, guest, outside.SERVER_ADDRESS)
                    expect(answers == {outside.SERVER}, f"{guest} asks the outside server: {sorted(answers)}")
            for _, guest, address in outside.COPIES.values():
                answers = banner.ask(bed.state, outside.SERVER, address)
                expect(answers == {guest}, f"{address} answers from outside as {sorted(answers) or 'nobody'}")
        sources = {f["src"] for f in seen.frames if f.get("dst") == outside.SERVER_ADDRESS}
        wanted = {address for _, _, address in outside.COPIES.values()}
        expect(sources == wanted, f"the server saw {sorted(sources)}, want {sorted(wanted)}")
        expect(all("nsh" not in f and "geneve" not in f for f in seen.frames), "something was encapsulated")
        _members_only(bed)
    return f"two guests with address {outside.INSIDE} go out, and are asked, as {' and '.join(sorted(wanted))}"


def _members_only(bed: Bed) -> None:
    """What is on the LAN reaches members of the physical network, and no other guest."""
    mark = _MARK + b"physical"
    others = [g for g in bed.state.guests if not g.startswith("nat-")]
    with listening(bed, others, "icmp[0] == 8") as captures:
        packets.send_raw(bed.state, "router", packets.inner_echo(
            "02:77:01:00:00:fe", "ff:ff:ff:ff:ff:ff", outside.SERVER_ADDRESS, "10.77.1.255", mark), count=3)
    hit = [g for g, c in captures.items() if any(marked(f, mark) for f in c.frames)]
    expect(not hit, f"a broadcast on the LAN arrived at {', '.join(hit)}")


def _machine(bed: Bed) -> dict[str, str]:
    """A machine on the LAN that has an address in the VLAN: the lab's router, by hand, as not every kernel has VLAN
    devices."""
    machine = {"mac": bed.state.lans[0].router_mac, "address": "10.6.0.254"}
    for guest in ("one-floor", "two-floor"):
        netns.ip(bed.state.netns_of(guest), "neigh", "replace", machine["address"], "lladdr", machine["mac"], "dev",
                 "eth0")
    return machine


def _echo(bed: Bed, machine: dict[str, str], number: int, tag: int) -> None:
    """An echo request of that machine to a member of the floor."""
    frame = packets.inner_echo(machine["mac"], f"02:00:00:00:06:{number:02x}", machine["address"], f"10.6.0.{number}",
                               _MARK + b"floor")
    packets.send_raw(bed.state, "router", frame[:12] + struct.pack("!HH", 0x8100, tag) + frame[12:], count=3)


@proof("VN-8", "a vnet that is a VLAN of the physical network")
def vlan(bed: Bed) -> str:
    with built(bed, samples.load("floor")):
        machine = _machine(bed)
        reach(bed, "one-floor", "10.6.0.2")
        with Capture(bed.state, "host2") as seen, Capture(bed.state, "router", device="lan-a") as answers:
            reach(bed, "one-floor", "10.6.0.2", ping.Options(count=3, interval=0.05, size=1472, do_not_fragment=True))
            for number in (1, 2):
                _echo(bed, machine, number, _FLOOR_VLAN)
                _echo(bed, machine, number, _FLOOR_VLAN + 1)
    found = [f for f in seen.frames if str(f.get("src", "")).startswith("10.6.0.") and f.get("vlan") != _FLOOR_VLAN + 1]
    expect(len(found) >= 6, f"{len(found)} plain frames of the vnet on the NIC of host2")
    wrong = {f.get("vlan") for f in found} - {_FLOOR_VLAN}
    expect(not wrong, f"frames with VLANs {wrong}, want {_FLOOR_VLAN}")
    back = Counter((f["src"], f.get("vlan")) for f in answers.frames if f.get("icmp", {}).get("type") == 0
                   and f.get("dst") == machine["address"])
    expect(back == {("10.6.0.1", _FLOOR_VLAN): 3, ("10.6.0.2", _FLOOR_VLAN): 3}, f"answers to a plain machine: {back}")
    return (f"members on two nodes talk in VLAN {_FLOOR_VLAN}, 1500 octets too; both answer a plain machine there, "
            f"and not one in VLAN {_FLOOR_VLAN + 1}")
