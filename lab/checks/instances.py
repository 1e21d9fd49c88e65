"""Proofs of services with several instances: shared load, drain, health, and what becomes of traffic without any."""

from __future__ import annotations

import contextlib
import time
from typing import Any, Iterator

from lab import netns, packets, ping, services
from lab.checks import AT_ONCE_MS, Bed, ProofFailed, expect, proof
from lab.checks.building import changed
from lab.checks.leading import (ADDRESS, COUNT, FAR, FIREWALL, GUESTS, IDS, NEAR, POLICY, WEB, both_ways, caught_up,
                                each_once, entry, got, in_force, led, reset, state)
from lab.checks.links import reach
from lab.talk import PORT, Talk

ONE, TWO = GUESTS[FIREWALL]
# of nobody else's flows: what is known as a connection stays where it is
_FIRST_PORT = 41000
# something else may be led meanwhile
_TRIES = 3
_KIND = {"count-market": "bridge", ONE: "firewall", TWO: "firewall", "ids-market": "ids"}


def instance(bed: Bed, service: str, name: str) -> dict[str, Any]:
    """What the controller says of an instance."""
    return next((i for i in state(bed, "service", service).get("instance", []) if i["name"] == name), {})


def settings(bed: Bed, name: str, **leafs: Any) -> None:
    """Changes an instance of the firewall."""
    bed.controller.patch(f"data/weft:weft/service={FIREWALL}", {"weft:service": [
        {"name": FIREWALL, "instance": [{"name": name} | {k.replace("_", "-"): v for k, v in leafs.items()}]}]})


@contextlib.contextmanager
def stopped(bed: Bed, *guests: str) -> Iterator[None]:
    """These services give nothing back meanwhile; afterwards all are in service."""
    try:
        for guest in guests:
            services.stop(bed.state, guest)
        yield
    finally:
        for guest in guests:
            services.begin(bed.state, guest, _KIND[guest])
        _all_up(bed)


def _all_up(bed: Bed) -> None:
    netns.until(lambda: all(state(bed, "service", name).get("status") == "up" for name in GUESTS), 20,
                "all services to be up")
    in_force(bed)


def _connections(bed: Bed, guest: str, ports: list[int], port: int = PORT) -> tuple[set[int], set[int]]:
    """The client's ports of which an instance got packets to the server, and from it."""
    flows = services.flows(bed.state, guest)
    there = {s for source, s, target, d in flows if d == port and target == ADDRESS[WEB]}
    back = {d for source, s, target, d in flows if s == port and source == ADDRESS[WEB]}
    return there & set(ports), back & set(ports)


@proof("SI-4", "both directions of a connection pass the same instances, in reverse order")
def symmetric(bed: Bed) -> str:
    shares = {}
    with led(bed, COUNT, FIREWALL, IDS):
        reset(bed)
        with Talk(bed.state, NEAR, WEB, ADDRESS[WEB], count=40) as talk:
            talk.until(400)
        for guest in (ONE, TWO):
            there, back = _connections(bed, guest, talk.spoken.ports)
            expect(there == back, f"{guest} got {len(there)} connections there, {len(back)} back")
            shares[guest] = there
        both = shares[ONE] & shares[TWO]
        expect(not both and len(shares[ONE] | shares[TWO]) == 40, f"{len(both)} connections at both instances")
        expect(talk.spoken.lost == 0, f"{talk.spoken}")
        with Talk(bed.state, WEB, NEAR, ADDRESS[NEAR], count=10, port=7790) as talk:
            talk.until(100)
        for guest in (ONE, TWO):
            flows = services.flows(bed.state, guest)
            there = {s for _, s, _, d in flows if d == 7790}
            expect(there == {d for _, s, _, d in flows if s == 7790}, f"{guest}: connections of the server's own")
    return f"of 40 connections {len(shares[ONE])} and {len(shares[TWO])} at two instances, each both ways at one"


@proof("SI-8", "instances share the load by their weights")
def weights(bed: Bed) -> str:
    with led(bed, FIREWALL), changed(bed, "service", FIREWALL):
        generation = state(bed, "policy", POLICY).get("generation")
        settings(bed, "one", weight=3)
        in_force(bed, generation)
        reset(bed)
        for first in range(_FIRST_PORT, _FIRST_PORT + 320, 40):
            packets.udp_flows(bed.state, NEAR, ADDRESS[WEB], flows=40, dport=9, first_sport=first)
            # each flow is new to four switches: they get the time for it
            reach(bed, NEAR, ADDRESS[WEB])
        at = {guest: len({f for f in services.flows(bed.state, guest) if f[3] == 9}) for guest in (ONE, TWO)}
    _all_up(bed)
    expect(sum(at.values()) == 320, f"320 flows: {at}")
    expect(1.8 < at[ONE] / max(1, at[TWO]) < 5.0, f"weights 3 and 1, but flows {at}")
    return f"weights 3 and 1: of 320 flows {at[ONE]} and {at[TWO]}"


def _visitors(bed: Bed, talk: Talk) -> set[int]:
    """The connections that visit the first instance of the firewall now."""
    reset(bed)
    talk.until(200)
    return _connections(bed, ONE, talk.spoken.ports)[0]


@proof("SI-8", "a draining instance keeps its open connections and gets no new ones")
def drain(bed: Bed) -> str:
    with led(bed, FIREWALL), changed(bed, "service", FIREWALL, {"drain-time": 8}):
        with Talk(bed.state, NEAR, WEB, ADDRESS[WEB], count=30) as talk:
            talk.until(100)
            before = _connections(bed, ONE, talk.spoken.ports)[0]
            generation = state(bed, "policy", POLICY).get("generation")
            settings(bed, "one", admin_state="draining")
            in_force(bed, generation)
            caught_up(bed)
            reset(bed)
            with Talk(bed.state, FAR, WEB, ADDRESS[WEB], count=20, port=7791) as new:
                new.until(100)
                talk.until(200)
            kept = _connections(bed, ONE, talk.spoken.ports)[0]
            fresh = _connections(bed, ONE, new.spoken.ports, 7791)[0]
            netns.until(lambda: not state(bed, "policy", POLICY).get("draining"), 20, "the drain-time to be over")
            netns.until(lambda: not _visitors(bed, talk), 10, "the connections to have left the instance")
    _all_up(bed)
    expect(bool(before) and kept == before, f"{len(kept)} of {len(before)} open connections stayed")
    expect(not fresh, f"{len(fresh)} of 20 new connections at the draining instance")
    expect(talk.spoken.lost == 0 and new.spoken.lost == 0, f"{talk.spoken}, {new.spoken}")
    return f"{len(kept)} open connections stay, 0 of 20 new ones; after the drain-time all are at the other, 0 lost"


@proof("SI-8", "a dead instance is out of service, its connections go on at the others")
def dead_instance(bed: Bed) -> str:
    with led(bed, COUNT, FIREWALL):
        with Talk(bed.state, NEAR, WEB, ADDRESS[WEB], count=20) as talk:
            talk.until(100)
            with stopped(bed, ONE):
                begun = time.monotonic()
                netns.until(lambda: instance(bed, FIREWALL, "one").get("health") == "dead", 10, "'one' to be dead")
                took = time.monotonic() - begun
                said = state(bed, "service", FIREWALL)
                talk.until(400)
            talk.until(200)
    expect(said["status"] != "up" and "one" in said.get("reason", ""), f"the service's state: {said}")
    expect(talk.spoken.lost == 0, f"{talk.spoken}")
    return (f"noticed after {took:.1f} s (3 probes of 200 ms), 0 of 20 connections lost, longest gap "
            f"{talk.spoken.longest_gap_ms:.0f} ms; back in service afterwards")


@proof("SI-8", "an instance whose port is down is out of service at once")
def port_down(bed: Bed) -> str:
    with led(bed, FIREWALL):
        reach(bed, NEAR, ADDRESS[WEB])
        job = ping.start(bed.state, NEAR, ADDRESS[WEB], ping.Options(count=None, interval=0.01))
        inside = bed.state.netns_of(ONE)
        try:
            for guest in (ONE, TWO):
                inside = bed.state.netns_of(guest)
                netns.ip(inside, "link", "set", "eth1", "down")
                netns.until(lambda: state(bed, "service", FIREWALL).get("status") != "up", 10, "it to be noticed")
                reach(bed, NEAR, ADDRESS[WEB])
                netns.ip(inside, "link", "set", "eth1", "up")
                _all_up(bed)
        finally:
            netns.ip(inside, "link", "set", "eth1", "up")
            result = ping.stop(job)
    expect(result["longest_gap_ms"] < AT_ONCE_MS, f"{result}")
    return f"cables of both instances in turn: longest gap {result['longest_gap_ms']:g} ms"


@proof("SI-8", "without any instance: open lets traffic pass by, closed drops and counts it")
def without(bed: Bed) -> str:
    with led(bed, COUNT, FIREWALL):
        reach(bed, NEAR, ADDRESS[WEB])
        with stopped(bed, "count-market"):
            netns.until(lambda: instance(bed, COUNT, "count").get("health") == "dead", 10, "'count' to be dead")
            caught_up(bed)
            reset(bed)
            reach(bed, NEAR, ADDRESS[WEB])
            seen = got(bed, COUNT, NEAR, WEB), got(bed, FIREWALL, NEAR, WEB)
            expect(seen[0] == 0 and seen[1] >= 3, f"count got {seen[0]} packets, the firewall {seen[1]}")
        both_ways(bed, NEAR, COUNT, FIREWALL)
        with stopped(bed, ONE, TWO):
            netns.until(lambda: all(instance(bed, FIREWALL, n).get("health") == "dead" for n in ("one", "two")), 10,
                        "both firewalls to be dead")
            caught_up(bed)
            before = refused(bed)
            result = ping.ping(bed.state.netns_of(FAR), ADDRESS[WEB], ping.Options(count=10, interval=0.02, wait=0.5))
            expect(result["received"] == 0, f"{result['received']} of 10 pings passed without a firewall")
            netns.until(lambda: max(0, refused(bed) - before - 9), 5, "10 packets to be counted as refused")
        both_ways(bed, NEAR, COUNT, FIREWALL)
    return f"open: passed by; closed: 10 of 10 dropped and counted; both in service again afterwards"


def refused(bed: Bed) -> int:
    return int(traffic(bed)["refused"]["packets"])


def traffic(bed: Bed) -> dict[str, Any]:
    """What the nodes counted for the policy."""
    answer = bed.controller.post("operations/weft-service:read-traffic",
                                 {"weft-service:input": {"policy": POLICY}}) or {}
    output = answer.get("weft-service:output", {})
    expect(not output.get("unread"), f"counters that could not be read: {output.get('unread')}")
    return output


@proof("SI-12", "counters for each policy, service and instance agree with what the services saw")
def counters(bed: Bed) -> str:
    with led(bed, COUNT, FIREWALL, IDS):
        pings, _ = counted(bed, NEAR, COUNT, FIREWALL, IDS)
        told = traffic(bed)
    return (f"{pings} pings: each service got and gave {2 * pings} frames; policy: "
            f"{told['matched']['packets']} packets, {told['matched']['bytes']} octets")


def counted(bed: Bed, client: str, *path: str, before: dict[str, int] | None = None) -> tuple[int, dict[str, int]]:
    """Pings the web server by these services: the counters of the instances that saw it must grow by just that, and no
    others. How many pings, and the counters afterwards; ``before`` are those now, when they are known."""
    now = settled(bed) if before is None else before
    for _ in range(_TRIES):
        last = now
        # and one that resolves addresses
        pings = int(reach(bed, client, ADDRESS[WEB])["sent"]) + 1 + each_once(bed, client, *path)
        now = settled(bed)
        grown = {key: now[key] - last.get(key, 0) for key in now if now[key] != last.get(key, 0)}
        keys = ["matched"] + [f"{name} {what}" for name in _passed(bed, client) for what in ("got", "gave")]
        if len(keys) == 1 + 2 * len(path) and grown == {key: 2 * pings for key in keys}:
            return pings, now
    raise ProofFailed(f"{pings} pings of {client} by {path}, but the counters grew by {grown}")


def _passed(bed: Bed, client: str) -> list[str]:
    """The instances that saw frames of a client, as the counters name them."""
    return [f"{service}/{each['name']}" for service in GUESTS for each in entry(bed, "service", service)["instance"]
            if services.packets(bed.state, each["appliance"], ADDRESS[client], ADDRESS[WEB]) > 0]


def settled(bed: Bed) -> dict[str, int]:
    """All counters of the policy, once the switches have told of all that was sent until now."""
    caught_up(bed)
    return totals(bed)


def totals(bed: Bed) -> dict[str, int]:
    """Frames that the policy's nodes matched and refused, and that each instance got and gave."""
    told = traffic(bed)
    found = {what: int(told[what]["packets"]) for what in ("matched", "refused")}
    for entry in told.get("instance", []):
        for what in ("got", "gave"):
            found[f"{entry['service']}/{entry['instance']} {what}"] = int(entry[what]["packets"])
    return found
