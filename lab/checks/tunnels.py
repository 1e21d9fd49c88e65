"""Proofs of insertion at a gateway (SI-11): a site behind the router enters host3 in VXLAN over IPv6, is led over a
second tunnel to a firewall that is behind the router, too, and goes on over IPv6 to a guest of host1
(samples/tunnel.json)."""

from __future__ import annotations

import contextlib
import socket
import struct
from typing import Any, Iterator

from lab import netns, packets, ping, samples, services
from lab.capture import Capture
from lab.checks import Bed, expect, proof
from lab.checks.building import built, changed
from lab.checks.leading import state
from lab.checks.links import listening, marked, reach
from lab.remotes import VXLAN_PORT
from lab.talk import page, web

SITE, WEB, DESK, FIREWALL, IDS = "site-branch", "web-branch", "desk-branch", "fw-branch", "ids-branch"
ADDRESS = {WEB: "10.10.0.1", DESK: "10.10.0.2", SITE: "10.10.0.3"}
ADDRESS6 = {WEB: "fd1a::1", DESK: "fd1a::2", SITE: "fd1a::3"}
_MAC = {WEB: "02:00:00:00:0a:01", SITE: "02:00:00:00:0a:03"}
_GATEWAY, _SITE_KEY, STRANGER = "host3", 5001, "router"
_SOON_S = 20.0
_PINGS = ping.Options(count=5, interval=0.05)
_MARK = b"weft-proof-tunnel"


@contextlib.contextmanager
def branch(bed: Bed, *chain: str) -> Iterator[None]:
    """The site, its services and the guests that it talks to are there; its traffic visits a chain."""
    intent = samples.load("tunnel")
    intent["policy"][0]["service"] = list(chain or ["branch-firewall"])
    with built(bed, intent):
        try:
            for service in chain:
                _status(bed, "service", service, "up")
            _status(bed, "policy", "branch", "up")
            yield
        finally:
            bed.controller.delete(f"data/weft:weft/appliance={SITE}/interface=eth0/port-profile")


def _status(bed: Bed, kind: str, name: str, wanted: str) -> None:
    netns.until(lambda: state(bed, kind, name).get("status") == wanted, _SOON_S, f"{kind} {name} to be {wanted}")


def _port(bed: Bed, appliance: str, name: str = "eth0") -> dict[str, Any]:
    """What the controller says of an interface."""
    found = bed.controller.get(f"data/weft:weft/appliance={appliance}/interface={name}/state", content="all") or {}
    return found.get("weft:state", {})


def _trace(bed: Bed) -> list[str]:
    """What a trace notes of the way of a packet of the site, which arrives."""
    answer = bed.controller.post("operations/weft-trace:trace", {"weft-trace:input": {
        "source": f"{SITE}/eth0", "ip-dst": ADDRESS[WEB], "eth-dst": _MAC[WEB], "dst-port": 80}}) or {}
    output = answer.get("weft-trace:output", {})
    expect([v["kind"] for v in output.get("verdict", [])] == ["delivered"], f"a trace says {output.get('verdict')}")
    return [note for step in output.get("step", []) for note in step.get("note", [])]


def _passed(bed: Bed, source: str, target: str, address: dict[str, str], *machines: str) -> int:
    """Pings: how many, each of which passed each of these services once there and once back."""
    reach(bed, source, address[target])
    for machine in (FIREWALL, IDS):
        services.reset(bed.state, machine)
    result = ping.ping(bed.state.netns_of(source), address[target], _PINGS)
    expect(result["lost"] == 0 and result["duplicates"] == 0, f"{source} to {target}: {result}")
    sent, protocol = int(result["sent"]), "58" if ":" in address[target] else "1"
    for machine in (FIREWALL, IDS):
        got = {f"{a} to {b}": services.packets(bed.state, machine, address[a], address[b], protocol=protocol)
               for a, b in ((source, target), (target, source))}
        expect(set(got.values()) == {sent if machine in machines else 0},
               f"{machine} got {got} of {sent} pings, the chain is {machines}")
    return sent


@proof("SI-11", "what enters a gateway in a tunnel visits a service over a second tunnel, both ways, and goes on")
def gateway(bed: Bed) -> str:
    with branch(bed, "branch-firewall"):
        with Capture(bed.state, _GATEWAY, bpf=f"udp port {VXLAN_PORT}") as vxlan, \
                Capture(bed.state, _GATEWAY, bpf="ip proto 47") as gre:
            pings = sum(_passed(bed, *ends, address, FIREWALL) for address in (ADDRESS, ADDRESS6)
                        for ends in ((SITE, WEB), (WEB, SITE), (SITE, DESK)))
        _passed(bed, DESK, WEB, ADDRESS)
        # in VXLAN between site and gateway and to the service's one side, in GRE at its other side
        expect(len(vxlan.frames) >= 4 * pings and len(gre.frames) >= 2 * pings,
               f"{len(vxlan.frames)} packets of VXLAN and {len(gre.frames)} of GRE at the gateway for {pings} pings")
        with web(bed.state, WEB, 80), web(bed.state, SITE, 80):
            for client, server in ((SITE, WEB), (DESK, SITE)):
                said = page(bed.state, client, ADDRESS[server], 80, "/branch")
                expect(said == f"{server} /branch", f"{client} reads {said!r} at {server}")
        notes = _trace(bed)
        expect(any("vxlan tunnel to fd00:78::1" in note for note in notes) and any("gre tunnel to" in n for n in notes),
               f"a trace notes {notes}")
        told = _port(bed, SITE)
        expect(told.get("mtu") == 1430 and told.get("status") == "up", f"the interface's state: {told}")
    return (f"{pings} pings in IPv4 and IPv6 each passed the firewall once there, once back; {len(vxlan.frames)}"
            f" packets of VXLAN, {len(gre.frames)} of GRE at the gateway; pages read both ways; guests beside it go"
            " directly")


@proof("SI-11", "a rule of the firewall behind the second tunnel drops, and nothing else is lost")
def rule(bed: Bed) -> str:
    blocked = services.BLOCKED_PORT
    with branch(bed, "branch-firewall"), web(bed.state, WEB, 80, blocked):
        expect(page(bed.state, SITE, ADDRESS[WEB], 80) is not None, "the site cannot read port 80")
        expect(page(bed.state, SITE, ADDRESS[WEB], blocked, seconds=1) is None, f"port {blocked} passes the firewall")
        expect(page(bed.state, DESK, ADDRESS[WEB], blocked) is not None, f"port {blocked} is closed for a guest, too")
    return f"port 80 open, port {blocked} dropped for the site, open for a guest whose traffic no rule leads"


@proof("SI-11", "a service with one tunnel gives back by it; two services behind tunnels make a chain")
def one_armed(bed: Bed) -> str:
    with branch(bed, "branch-ids"):
        pings = _passed(bed, SITE, WEB, ADDRESS, IDS) + _passed(bed, WEB, SITE, ADDRESS, IDS)
    with branch(bed, "branch-ids", "branch-firewall"):
        pings += _passed(bed, SITE, WEB, ADDRESS, IDS, FIREWALL) + _passed(bed, WEB, SITE, ADDRESS6, IDS, FIREWALL)
    return f"{pings} pings by an IDS with one GRE tunnel to host1, alone and before a firewall with two to host3"


@proof("SI-11", "a service that is away at the far end of its tunnel: closed drops, open lets traffic pass by")
def away(bed: Bed) -> str:
    with branch(bed, "branch-firewall"):
        reach(bed, SITE, ADDRESS[WEB])
        services.stop(bed.state, FIREWALL)
        netns.until(lambda: state(bed, "service", "branch-firewall").get("status") != "up", 10, "it to be noticed")
        options = ping.Options(count=10, interval=0.02, wait=0.5)
        result = ping.ping(bed.state.netns_of(SITE), ADDRESS[WEB], options)
        expect(result["received"] == 0, f"closed: {result['received']} of 10 pings passed")
        with changed(bed, "service", "branch-firewall", {"without-instance": "open"}):
            netns.until(lambda: ping.ping(bed.state.netns_of(SITE), ADDRESS[WEB], ping.Options(count=1, wait=0.3))[
                "received"], 10, "traffic to pass by")
            _passed(bed, SITE, WEB, ADDRESS)
        services.begin(bed.state, FIREWALL, "firewall")
        _status(bed, "service", "branch-firewall", "up")
        _status(bed, "policy", "branch", "up")
        _passed(bed, SITE, WEB, ADDRESS, FIREWALL)
    return "closed: 10 of 10 pings dropped; open: passed by; back in service afterwards"


@proof("SI-11", "a virtual link ends at an interface that is reached by a tunnel, and its ends hear each other")
def line(bed: Bed) -> str:
    with branch(bed):
        netns.until(lambda: state(bed, "link", "branch-line").get("status") == "up", _SOON_S, "the link to be up")
        for source, target in (("line-branch", "10.11.0.2"), ("end-branch", "10.11.0.1")):
            reach(bed, source, target)
    return "up, with liveness; pings both ways between a machine behind the router and a guest of host1"


@proof("SI-11", "frames of other senders, and with another key, do not get in")
def strangers(bed: Bed) -> str:
    with branch(bed, "branch-firewall"):
        reach(bed, SITE, ADDRESS[WEB])
        with listening(bed, [WEB], "icmp") as captures:
            # another machine, with the right key; the site's machine with another one; and the site itself
            _vxlan(bed, IDS, _SITE_KEY)
            _vxlan(bed, STRANGER, _SITE_KEY)
            _vxlan(bed, SITE, _SITE_KEY + 7)
            packets.send_raw(bed.state, SITE, _echo(), count=2)
        hit = sum(marked(frame, _MARK) for frame in captures[WEB].frames)
        expect(hit == 2, f"{hit} frames arrived, 2 of them should")
    return "6 frames of other machines, 3 with another key: none arrived; 2 of the site's own did"


def _echo() -> bytes:
    return packets.inner_echo(_MAC[SITE], _MAC[WEB], ADDRESS[SITE], ADDRESS[WEB], _MARK)


def _vxlan(bed: Bed, machine: str, key: int) -> None:
    six = machine in (SITE, STRANGER)
    family, to = (socket.AF_INET6, bed.state.host(_GATEWAY).ip6) if six else (
        socket.AF_INET, bed.state.host(_GATEWAY).ip4)
    with netns.socket_in(bed.state.netns_of(machine), family, socket.SOCK_DGRAM) as s:
        for _ in range(3):
            s.sendto(struct.pack("!II", 1 << 27, key << 8) + _echo(), (to, VXLAN_PORT))
