"""Proofs of what is led through services: classifiers, directions, profiles, moves, services behind physical ports."""

from __future__ import annotations

import contextlib
from typing import Any, Iterator

from lab import guests, netns, ping, samples, services
from lab.checks import AT_ONCE_MS, Bed, ProofFailed, expect, proof
from lab.checks.building import built, changed
from lab.checks.leading import (ADDRESS, ADDRESS6, COUNT, FAR, GUESTS, IDS, NEAR, NETWORK, POLICY, PROFILE, WEB,
                                both_ways, caught_up, entry, got, in_force, led, reset, state)
from lab.checks.links import reach
from lab.checks.networks import moved
from lab.ovs import Ovs
from lab.ping import Options
from lab.shell import LabError
from lab.talk import Talk, page, web

_SOON_S = 15.0
_VAULT = ("count-dmz", "ids-dmz")
_FOUR = Options(count=4, interval=0.03)


def _workloads(bed: Bed) -> list[str]:
    return state(bed, "policy", POLICY).get("workload", [])


def _passes(bed: Bed, client: str, service: str = COUNT) -> bool:
    """Whether pings of a client pass a service now."""
    reset(bed)
    ping.ping(bed.state.netns_of(client), ADDRESS[WEB], _FOUR)
    return got(bed, service, client, WEB) > 0


@contextlib.contextmanager
def _without_profile(bed: Bed) -> Iterator[None]:
    """The web server's interface has no profile in the intent meanwhile."""
    path = f"data/weft:weft/appliance={WEB}/interface=eth0/port-profile"
    bed.controller.delete(path)
    try:
        yield
    finally:
        bed.controller.put(path, {"weft:port-profile": PROFILE})
        netns.until(lambda: f"{WEB}/eth0" in _workloads(bed), _SOON_S, "the profile to be back")
        in_force(bed)


@contextlib.contextmanager
def _profiled(bed: Bed, guest: str) -> Iterator[None]:
    """The guest's interface has the web server's profile meanwhile."""
    path = f"data/weft:weft/appliance={guest}/interface=eth0/port-profile"
    there = _workloads(bed)
    try:
        bed.controller.put(path, {"weft:port-profile": PROFILE})
        netns.until(lambda: f"{guest}/eth0" in _workloads(bed), _SOON_S, f"the workload {guest}")
        in_force(bed)
        caught_up(bed)
        yield
    finally:
        bed.controller.delete(path)
        netns.until(lambda: _workloads(bed) == there, _SOON_S, f"the workload {guest} to go")


@proof("SI-2", "only what a classifier fits is led: port, protocol, prefix, family")
def classifiers(bed: Bed) -> str:
    tcp80 = {"protocol": 6, "local-port": {"lower": 80}}
    cases: list[tuple[str, dict[str, Any], set[str]]] = [
        ("TCP port 80", tcp80, {"near 80", "far 80", "near6 80"}),
        ("one client", {"remote-prefix": "10.7.0.3/32"}, {"far 80", "far 8500", "far ping"}),
        ("IPv6", {"family": "ipv6"}, {"near6 80", "near6 8500", "near6 ping"}),
        ("TCP ports 8000 to 9000", {"protocol": 6, "local-port": {"lower": 8000, "upper": 9000}},
         {"near 8500", "far 8500", "near6 8500"})]
    with web(bed.state, WEB, 80, 8500):
        for name, classifier, wanted in cases:
            with led(bed, COUNT, classifier=[{"order": 1} | classifier]):
                _leads(bed, name, wanted)
    return f"{', '.join(name for name, _, _ in cases)}: what fits passes the service, the rest goes directly"


def _leads(bed: Bed, name: str, wanted: set[str]) -> None:
    """Waits until the classifier leads these kinds of traffic and no others."""
    seen: set[str] = set()

    def right() -> bool:
        seen.clear()
        seen.update(_visited(bed))
        return seen == wanted

    try:
        netns.until(right, _SOON_S, f"the classifier to lead {sorted(wanted)}", 0.2)
    except LabError as e:
        raise ProofFailed(f"{name}: {e}; it leads {sorted(seen)}") from e


def _visited(bed: Bed) -> set[str]:
    """Which of several kinds of traffic pass the service, there and back."""
    found = set()
    for name, client, of in (("near", NEAR, ADDRESS), ("far", FAR, ADDRESS), ("near6", NEAR, ADDRESS6)):
        for port in (80, 8500):
            reset(bed)
            expect(page(bed.state, client, of[WEB], port) is not None, f"{client} cannot read port {port}")
            there, back = got(bed, COUNT, client, WEB), got(bed, COUNT, WEB, client)
            if there or back:
                found.add(f"{name} {port}" + ("" if there and back else f": {there} packets there, {back} back"))
        reset(bed)
        reach(bed, client, of[WEB])
        if got(bed, COUNT, client, WEB):
            found.add(f"{name} ping")
    return found


@proof("SI-2", "policies of what a workload sends, of what it gets, and of both")
def directions(bed: Bed) -> str:
    with led(bed, COUNT), changed(bed, "port-profile", PROFILE):
        for direction in ("from", "to", "both"):
            bed.controller.put(f"data/weft:weft/port-profile={PROFILE}", {"weft:port-profile": [
                {"name": PROFILE, "policy": [{"policy": POLICY, "direction": direction}]}]})
            wanted = {"from": (False, True), "to": (True, False), "both": (True, True)}[direction]
            _in_direction(bed, direction, wanted)
    in_force(bed)
    return "from: only what the server sends; to: only what it gets; both: both"


def _in_direction(bed: Bed, direction: str, wanted: tuple[bool, bool]) -> None:
    netns.until(lambda: _ways(bed) == wanted, _SOON_S, f"direction '{direction}' to be in force", 0.2)


def _ways(bed: Bed) -> tuple[bool, bool]:
    """Whether the service gets what is sent to the server, and what the server sends."""
    reset(bed)
    reach(bed, NEAR, ADDRESS[WEB])
    return got(bed, COUNT, NEAR, WEB) > 0, got(bed, COUNT, WEB, NEAR) > 0


@proof("SI-2", "a profile is taken away under traffic: it goes directly, no connection is lost")
def removed(bed: Bed) -> str:
    with led(bed, COUNT, IDS):
        with Talk(bed.state, NEAR, WEB, ADDRESS[WEB]) as near, \
                Talk(bed.state, FAR, WEB, ADDRESS[WEB], port=7792) as far:
            near.until(50)
            with _without_profile(bed):
                netns.until(lambda: not _passes(bed, NEAR), _SOON_S, "traffic to go directly")
                both_ways(bed, NEAR)
                both_ways(bed, FAR)
                near.until(50)
                far.until(50)
            near.until(50)
            far.until(50)
            both_ways(bed, FAR, COUNT, IDS)
    for spoken in (near.spoken, far.spoken):
        expect(spoken.lost == 0, f"{spoken}")
    return f"directly, and through two services again: 0 of 20 connections lost in {near.spoken.exchanges} exchanges"


@proof("SI-4", "two workloads with the same policy: what they say to each other is led once")
def workloads(bed: Bed) -> str:
    with led(bed, COUNT, IDS), _profiled(bed, NEAR):
        for source, target in ((NEAR, WEB), (WEB, NEAR), (FAR, NEAR), (FAR, WEB)):
            reach(bed, source, ADDRESS[target])
            reset(bed)
            result = reach(bed, source, ADDRESS[target])
            at = {f"{service} {way}": got(bed, service, *ends) for service in (COUNT, IDS)
                  for way, ends in (("there", (source, target)), ("back", (target, source)))}
            # and one that resolves addresses
            expect(set(at.values()) == {result["sent"] + 1}, f"{source} to {target}: {result['sent']} pings, {at}")
    return f"{NEAR} and {WEB} both have it: each ping passes two services once each way, whoever begins"


@proof("SI-3", "a chain in a vnet, on three hosts")
def in_vnet(bed: Bed) -> str:
    path = "data/weft:weft/appliance=gate-dmz/interface=eth0/port-profile"
    gate, others = "10.2.0.1", {"shop-dmz": "10.2.0.2", "till-dmz": "10.2.0.3"}
    with built(bed, samples.load("vault")):
        bed.controller.put(path, {"weft:port-profile": "vault"})
        try:
            netns.until(lambda: state(bed, "policy", "vault").get("status") == "up", _SOON_S, "policy vault to be up")
            for guest, address in others.items():
                for source, target in ((guest, gate), ("gate-dmz", address)):
                    reach(bed, source, target)
                    _passed(bed, source, target)
        finally:
            bed.controller.delete(path)
    return "gate-dmz and two others: each ping passes a bridge on host2 and an IDS on host3 once each way"


def _passed(bed: Bed, source: str, target: str) -> None:
    """Pings: each service of the vnet must get each of them once, each way."""
    for guest in _VAULT:
        services.reset(bed.state, guest)
    # and one that resolves addresses
    pings = int(reach(bed, source, target)["sent"]) + 1
    here = bed.state.guest(source).interfaces[0].ip4[0].split("/")[0]
    at = {f"{guest}: {one} to {other}": services.packets(bed.state, guest, one, other) for guest in _VAULT
          for one, other in ((here, target), (target, here))}
    expect(set(at.values()) == {pings}, f"{pings} pings of {source} to {target} passed the services: {at}")


@proof("SI-7", "a profile is found at the port, by external_ids:weft-profile")
def by_external_ids(bed: Bed) -> str:
    port = bed.state.guest(WEB).interfaces[0].port
    ovs = Ovs(bed.state.host(bed.state.guest(WEB).host))
    with led(bed, COUNT), _without_profile(bed):
        netns.until(lambda: not _passes(bed, NEAR), _SOON_S, "traffic to go directly")
        try:
            ovs.vsctl("set", "Interface", port, f"external_ids:weft-profile={PROFILE}")
            netns.until(lambda: f"{WEB}/eth0" in _workloads(bed), _SOON_S, "the profile to be found")
            netns.until(lambda: _passes(bed, NEAR), _SOON_S, "traffic to be led")
            both_ways(bed, FAR, COUNT)
        finally:
            ovs.vsctl("remove", "Interface", port, "external_ids", "weft-profile")
        netns.until(lambda: not _passes(bed, NEAR), _SOON_S, "traffic to go directly")
    return "set on the port: traffic is led; removed: it goes directly"


@proof("SI-7", "the workload moves to another host, and traffic is led there")
def workload_moves(bed: Bed) -> str:
    gaps = []
    try:
        with led(bed, COUNT, IDS), _anywhere(bed, WEB):
            for to in ("host3", "host1"):
                result = moved(bed, WEB, to, NEAR, ADDRESS[WEB], tell=False)
                expect(result["longest_gap_ms"] < AT_ONCE_MS, f"moved to {to}: {result}")
                in_force(bed)
                both_ways(bed, NEAR, COUNT, IDS)
                both_ways(bed, FAR, COUNT, IDS)
                gaps.append(f"{result['longest_gap_ms']:g} ms")
    finally:
        _home(bed, WEB, "host1")
    return f"to host3 and back to host1, nobody tells: a ping every 10 ms has longest gaps of {' and '.join(gaps)}"


@contextlib.contextmanager
def _anywhere(bed: Bed, guest: str) -> Iterator[None]:
    """The intent does not say on which node the guest is."""
    with changed(bed, "appliance", guest):
        bed.controller.delete(f"data/weft:weft/appliance={guest}/node")
        in_force(bed)
        yield


def _served_at(bed: Bed, service: str, host: str) -> None:
    """Waits until the service's one instance is in service on a host."""
    def now() -> bool:
        found = state(bed, "service", service)
        return found.get("status") == "up" and [i.get("node") for i in found.get("instance", [])] == [host]

    netns.until(now, _SOON_S, f"service {service} to be in service on {host}")
    in_force(bed)


def _home(bed: Bed, guest: str, host: str) -> None:
    """The guest is where it was, also after a proof that failed on its way."""
    if bed.state.guest(guest).host != host:
        guests.move(bed.state, guest, host)
        bed.controller.patch(f"data/weft:weft/appliance={guest}", {"weft:appliance": [{"name": guest, "node": host}]})


@proof("SI-7", "a service moves to another host, and traffic follows")
def service_moves(bed: Bed) -> str:
    guest = GUESTS[COUNT][0]
    try:
        with led(bed, COUNT, IDS), _anywhere(bed, guest), Talk(bed.state, NEAR, WEB, ADDRESS[WEB]) as talk:
            for to in ("host3", "host2"):
                guests.move(bed.state, guest, to)
                _served_at(bed, COUNT, to)
                both_ways(bed, NEAR, COUNT, IDS)
                both_ways(bed, FAR, COUNT, IDS)
                talk.until(50)
    finally:
        _home(bed, guest, "host2")
    expect(talk.spoken.lost == 0, f"{talk.spoken}")
    return (f"to host3 and back to host2, nobody tells: 0 of 10 connections lost, longest gap "
            f"{talk.spoken.longest_gap_ms:.0f} ms")


@proof("SI-10", "a service behind physical ports")
def physical(bed: Bed) -> str:
    intent = samples.load("box")
    guest = intent["appliance"][0]["name"]
    with built(bed, intent):
        with led(bed, COUNT, "box"):
            services.reset(bed.state, guest)
            crossed = both_ways(bed, NEAR, COUNT) + both_ways(bed, FAR, COUNT)
            there, back = (services.packets(bed.state, guest, *ends) for ends in (
                (ADDRESS[NEAR], ADDRESS[WEB]), (ADDRESS[WEB], ADDRESS[NEAR])))
    # with the pings that resolve addresses
    expect(there == back >= 8, f"the box got {there} packets of {NEAR} and {back} for it")
    return f"{crossed} pings of two clients through a box at NICs {', '.join(_nics(intent))} of host3"


def _nics(intent: dict[str, Any]) -> list[str]:
    return [interface["device"] for interface in intent["appliance"][0]["interface"]]


@proof("SI-10", "a workload behind a physical port")
def physical_workload(bed: Bed) -> str:
    intent = samples.load("stall")
    name, nic = intent["appliance"][0]["name"], _nics(intent)[0]
    twins = ADDRESS | {WEB: "10.7.0.4"}, ADDRESS6 | {WEB: "fd17::4"}
    members = entry(bed, "network", NETWORK)["member"] + [{"appliance": name, "interface": "eth0"}]
    with built(bed, intent), changed(bed, "network", NETWORK, {"member": members}), led(bed, COUNT, IDS), \
            _profiled(bed, name):
        pings = sum(both_ways(bed, client, COUNT, IDS, address=twin) for client in (NEAR, FAR) for twin in twins)
    return f"{pings} pings of two clients to a server at NIC {nic} of host2 passed two services, there and back"
