"""Proofs of services that switches do themselves: firewalls at any place of a chain, a tenant's gateway at its end."""

from __future__ import annotations

import contextlib
from typing import Any, Iterator

from lab import banner, netns, samples, tenants
from lab.capture import Capture
from lab.checks import Bed, expect, proof
from lab.checks.building import built
from lab.checks.leading import ADDRESS, ADDRESS6, COUNT, FAR, IDS, NEAR, POLICY, WEB, both_ways, led, state
from lab.checks.links import reach
from lab.talk import Talk, page, readable, web
from lab.tenants import NORTH

_WALL, _OPEN, _SHUT = "wall", 80, 8081
_INSTANCES = ("one", "two")
_GATE, _EXIT, _WAY_OUT = "gate", "exit", "web-out"
_EXIT_ADDRESS, _EXIT_ADDRESS6 = "10.77.1.113", "fd00:77:1::113"
_SOON_S = 30.0


def _settled(bed: Bed, kind: str, name: str) -> None:
    netns.until(lambda: state(bed, kind, name).get("status") == "up", _SOON_S, f"{kind} {name} to be up", 0.2)


@contextlib.contextmanager
def _wall(bed: Bed, *chain: str) -> Iterator[None]:
    """The market's firewall on two nodes is there and in this chain."""
    with built(bed, samples.load("wall")):
        _settled(bed, "service", _WALL)
        with led(bed, *chain):
            yield


def traffic(bed: Bed, policy: str) -> dict[str, dict[str, int]]:
    """Packets that each instance got and gave back for a policy, as SERVICE/INSTANCE."""
    answer = bed.controller.post("operations/weft-service:read-traffic", {"weft-service:input": {"policy": policy}})
    output = (answer or {}).get("weft-service:output", {})
    return {f"{entry['service']}/{entry['instance']}": {way: int(entry[way]["packets"]) for way in ("got", "gave")}
            for entry in output.get("instance", [])}


def trace(bed: Bed, source: str, **packet: Any) -> dict[str, Any]:
    """What becomes of a packet, by the controller's word."""
    answer = bed.controller.post("operations/weft-trace:trace", {"weft-trace:input": {
        "source": source} | {key.replace("_", "-"): value for key, value in packet.items()}})
    return (answer or {}).get("weft-trace:output", {})


@proof("GW-1", "a firewall that switches do is a service of a chain, on other nodes, between appliances")
def firewall(bed: Bed) -> str:
    with _wall(bed, COUNT, _WALL, IDS), web(bed.state, WEB, _OPEN, _SHUT), web(bed.state, NEAR, _OPEN):
        pings = sum(both_ways(bed, client, COUNT, _WALL, IDS, address=address)
                    for client in (NEAR, FAR) for address in (ADDRESS, ADDRESS6))
        ways = [(client, address) for client in (NEAR, FAR) for address in (ADDRESS[WEB], ADDRESS6[WEB])]
        for client, address in ways:
            expect(page(bed.state, client, address, _OPEN) is not None, f"{client}: port {_OPEN} of {address}")
        # no rule allows that the server begins a connection
        past = readable(bed.state, [*((*way, _SHUT) for way in ways), (WEB, ADDRESS[NEAR], _OPEN)], 2.0)
        expect(not past, f"read past the firewall: {past}")
        _counted(bed)
    with led(bed, COUNT), web(bed.state, WEB, _SHUT), web(bed.state, NEAR, _OPEN):
        expect(page(bed.state, NEAR, ADDRESS[WEB], _SHUT) is not None, "without the firewall nobody should drop it")
        expect(page(bed.state, WEB, ADDRESS[NEAR], _OPEN) is not None, "without the firewall the server may begin")
    return (f"{pings} pings between two appliances passed it, both ways and families; port {_SHUT} and what the server "
            "begins are dropped, replies pass")


def _counted(bed: Bed) -> None:
    """Both instances did their share, and dropped something."""
    def now() -> bool:
        seen = [traffic(bed, POLICY).get(f"{_WALL}/{name}", {"got": 0, "gave": 0}) for name in _INSTANCES]
        return all(each["gave"] > 0 for each in seen) and sum(each["got"] - each["gave"] for each in seen) > 0

    netns.until(now, _SOON_S, "both instances to have counted what they got, gave back and dropped", 0.5)


@proof("GW-1", "open connections outlive other rules, another order, an instance that drains and one that moves")
def firewall_changes(bed: Bed) -> str:
    with _wall(bed, COUNT, _WALL):
        with Talk(bed.state, NEAR, WEB, ADDRESS[WEB], count=20) as talk:
            talk.until(100)
            _rules(bed, [])
            netns.until(lambda: not _answers(bed), _SOON_S, "new connections to be dropped")
            talk.until(100)
            _rules(bed, [{"order": 20, "action": "allow", "direction": "to"}])
            netns.until(lambda: _answers(bed), _SOON_S, "new connections to pass again")
            with led(bed, _WALL, COUNT):
                talk.until(100)
                _instance(bed, "one", **{"admin-state": "draining"})
                talk.until(100)
                _instance(bed, "one", **{"admin-state": "up"})
                talk.until(100)
        # its next node takes a connection for a new one, so no answer passes before the client has said something
        with Talk(bed.state, FAR, WEB, ADDRESS[WEB], count=20, port=7781, keepalive=True) as moving:
            moving.until(100)
            _instance(bed, "two", node="host2")
            netns.until(lambda: _node(bed, "two") == "host2", _SOON_S, "instance two to be on host2")
            moving.until(200)
    expect(talk.spoken.lost == 0 and moving.spoken.lost == 0, f"{talk.spoken}, {moving.spoken}")
    return (f"20 connections: {talk.spoken.exchanges} exchanges, 0 lost; 20 with an instance that moves: "
            f"{moving.spoken.exchanges}, 0 lost, longest gap {moving.spoken.longest_gap_ms:g} ms")


def _answers(bed: Bed) -> bool:
    with web(bed.state, WEB, _OPEN):
        return page(bed.state, FAR, ADDRESS[WEB], _OPEN, seconds=1.0) is not None


def _rules(bed: Bed, rules: list[dict[str, Any]]) -> None:
    bed.controller.put(f"data/weft:weft/service={_WALL}/firewall", {"weft:firewall": {
        "default-action": "drop", "rule": rules}})


def _instance(bed: Bed, name: str, **settings: Any) -> None:
    bed.controller.patch(f"data/weft:weft/service={_WALL}", {"weft:service": [
        {"name": _WALL, "instance": [{"name": name} | settings]}]})
    _settled(bed, "service", _WALL)
    _settled(bed, "policy", POLICY)


def _node(bed: Bed, name: str) -> str:
    return next((each.get("node", "") for each in state(bed, "service", _WALL).get("instance", [])
                 if each["name"] == name), "")


@proof("GW-1", "a trace follows a packet through a built-in firewall, and says who drops it")
def firewall_traced(bed: Bed) -> str:
    packet = {"ip_dst": ADDRESS[WEB], "eth_dst": "02:00:00:00:07:01"}
    with _wall(bed, COUNT, _WALL):
        said = {port: trace(bed, f"{NEAR}/eth0", dst_port=port, **packet) for port in (_OPEN, _SHUT)}
    kinds = {port: [verdict["kind"] for verdict in told.get("verdict", [])] for port, told in said.items()}
    expect(kinds == {_OPEN: ["delivered"], _SHUT: ["dropped"]}, f"the verdicts are {kinds}")
    for port, told in said.items():
        expect(_WALL in str(told.get("step")), f"port {port}: the trace does not name the firewall: {told}")
    return f"port {_OPEN} is delivered and port {_SHUT} dropped, by rules of {_WALL}"


@contextlib.contextmanager
def _exits(bed: Bed) -> Iterator[None]:
    """The tenants of GW-1, of whom the northern one's client has a second way out: for web pages, by its policy."""
    intent = samples.load("tenants")
    for kind, entries in samples.load("exit").items():
        intent[kind] = intent.get(kind, []) + entries
    client = next(each for each in intent["appliance"] if each["name"] == NORTH.client)
    client["interface"][0]["port-profile"] = "out"
    with built(bed, intent, lambda: tenants.settle(bed.state)):
        try:
            for kind, name in (("gateway", NORTH.name), ("gateway", _EXIT), ("service", _GATE), ("policy", _WAY_OUT)):
                _settled(bed, kind, name)
            yield
        finally:
            bed.controller.delete(f"data/weft:weft/appliance={NORTH.client}/interface=eth0/port-profile")


@proof("GW-1", "a gateway is the last service of a chain: a policy says who leaves by which one")
def way_out(bed: Bed) -> str:
    with _exits(bed), web(bed.state, tenants.SERVER, 80, 8081), banner.servers(bed.state, [tenants.SERVER]):
        reach(bed, NORTH.client, tenants.SERVER_ADDRESS)
        with Capture(bed.state, tenants.SERVER, device="lan-a", bpf=f"tcp or udp port {banner.PORT}") as seen:
            for address in (tenants.SERVER_ADDRESS, tenants.SERVER_ADDRESS6):
                expect(page(bed.state, NORTH.client, address, 80) is not None, f"no page of {address}")
            expect(page(bed.state, NORTH.client, tenants.SERVER_ADDRESS, 8081) is not None, "no page of port 8081")
            expect(bool(banner.ask(bed.state, NORTH.client, tenants.SERVER_ADDRESS)), "no answer by UDP")
        sources = _sources(seen.frames)
        wanted = {80: {_EXIT_ADDRESS, _EXIT_ADDRESS6}, 8081: {NORTH.address}, banner.PORT: {NORTH.address}}
        expect(sources == wanted, f"the server outside saw {sources}, want {wanted}")
        _led_both_ways(bed)
        with _parked(bed):
            _leaves_by(bed, NORTH.address, "the gateway is parked and its service open")
        _leaves_by(bed, _EXIT_ADDRESS, "the gateway is back")
    return (f"pages leave as {_EXIT_ADDRESS} after a firewall on another node, all else as {NORTH.address}; replies "
            "pass the firewall; parked: everything by the other gateway, and back")


def _sources(frames: list[dict[str, Any]]) -> dict[int, set[str]]:
    found: dict[int, set[str]] = {}
    for frame in frames:
        if frame.get("dst") in (tenants.SERVER_ADDRESS, tenants.SERVER_ADDRESS6) and "dport" in frame:
            found.setdefault(frame["dport"], set()).add(frame["src"])
    return {port: found[port] for port in (80, 8081, banner.PORT) if port in found}


def _led_both_ways(bed: Bed) -> None:
    def now() -> bool:
        told = traffic(bed, _WAY_OUT)
        gate, way = told.get(f"{_GATE}/one", {}), next((v for k, v in told.items() if k.startswith("way-out/")), {})
        return gate.get("gave", 0) > way.get("got", 0) > 0

    netns.until(now, _SOON_S, "the firewall to have counted requests and replies, the gateway requests", 0.5)


@contextlib.contextmanager
def _parked(bed: Bed) -> Iterator[None]:
    path = f"data/weft:weft/gateway={_EXIT}"
    bed.controller.delete(f"{path}/node")
    try:
        yield
    finally:
        bed.controller.patch(path, {"weft:gateway": [{"name": _EXIT, "node": NORTH.node}]})
        _settled(bed, "gateway", _EXIT)
        _settled(bed, "policy", _WAY_OUT)


def _leaves_by(bed: Bed, address: str, when: str) -> None:
    """Waits until new connections leave so."""
    def now() -> bool:
        with Capture(bed.state, tenants.SERVER, device="lan-a", bpf="tcp port 80") as seen:
            read = page(bed.state, NORTH.client, tenants.SERVER_ADDRESS, 80, seconds=1.0)
        return read is not None and _sources(seen.frames) == {80: {address}}

    netns.until(now, _SOON_S, f"pages to leave as {address}: {when}", 0.2)
