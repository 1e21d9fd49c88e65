"""Proofs of mapping mode: the policy of the sample's market asks the mapping service which way traffic takes."""

from __future__ import annotations

import contextlib
import time
from typing import Any, Iterator

from lab import netns, ping, services
from lab.checks import Bed, expect, proof
from lab.checks.building import changed
from lab.checks.instances import ONE, TWO, counted, instance, refused, settled, totals
from lab.checks.leading import (ADDRESS, ADDRESS6, COUNT, FAR, FIREWALL, GUESTS, IDS, NEAR, POLICY, WEB, both_ways,
                                entry, got, in_force, led, reset, state)
from lab.talk import Talk

_SOON_S = 20.0
# the chain is removed 5 s after it was in force last
_PASSAGE_S = 7.0
_FOUR = ping.Options(count=4, interval=0.03)
_LASTING = ping.Options(count=None, interval=0.01)


def _rules(**paths: tuple[str, ...]) -> list[dict[str, Any]]:
    """Rules for what the web server sends to one client, in IPv4 and IPv6."""
    clients = {"near": NEAR, "far": FAR}
    return [{"local": everywhere, "remote": f"{of[clients[client]]}/{length}", "service": list(path)}
            for client, path in paths.items()
            for everywhere, of, length in (("0.0.0.0/0", ADDRESS, 32), ("::/0", ADDRESS6, 128))]


def _map(bed: Bed, without: str = "drop", lifetime: int = 60, **paths: tuple[str, ...]) -> None:
    """The policy has this mapping, and new traffic takes it."""
    before = state(bed, "policy", POLICY).get("mapping", {}).get("revision")
    policy = entry(bed, "policy", POLICY) | {
        "path": "mapping", "service": sorted(GUESTS), "mapping": {
            "without-rule": without, "lifetime": lifetime, "rule": _rules(**paths)}}
    bed.controller.put(f"data/weft:weft/policy={POLICY}", {"weft:policy": [policy]})
    netns.until(lambda: _in_force(bed, before), _SOON_S, "another revision of the mapping to be in force")


def _in_force(bed: Bed, before: int | None) -> bool:
    """Whether the policy leads by another revision of its mapping than before."""
    found = state(bed, "policy", POLICY)
    return found.get("status") == "up" and found.get("mapping", {}).get("revision") not in (None, before)


@contextlib.contextmanager
def _mapped(bed: Bed, without: str = "drop", **paths: tuple[str, ...]) -> Iterator[None]:
    """The policy has a mapping meanwhile."""
    in_force(bed)
    with changed(bed, "policy", POLICY):
        _map(bed, without, **paths)
        yield
    netns.until(lambda: "generation" in state(bed, "policy", POLICY), _SOON_S, "the chain to be in force again")
    in_force(bed)


def _passes(bed: Bed, client: str, *path: str) -> bool:
    """Whether pings of a client pass these services now, and no others."""
    reset(bed)
    if ping.ping(bed.state.netns_of(client), ADDRESS[WEB], _FOUR)["lost"] > 0:
        return False
    return {service for service in GUESTS if got(bed, service, client, WEB, protocol="1")} == set(path)


def _ask(bed: Bed, client: str) -> dict[str, Any]:
    """Where what the web server sends to a client goes first."""
    said = bed.controller.post("operations/weft-mapping:next-locator", {"input": {"question": [
        {"number": 1, "policy": POLICY, "source": ADDRESS[WEB], "destination": ADDRESS[client]}]}})
    return (said or {})["weft-mapping:output"]["answer"][0]


def _flow_mods(bed: Bed) -> dict[str, int]:
    """How many flow modifications the controller sent to each node."""
    return {host.name: int(state(bed, "node", host.name).get("flow-mods", 0)) for host in bed.state.hosts}


def _quiet(bed: Bed, since: float) -> dict[str, int]:
    """Waits until nothing of the chain is left on the nodes that was in force until a moment, and how many flow
    modifications there were then."""
    counted = _flow_mods(bed)

    def now() -> bool:
        nonlocal counted, since
        found = _flow_mods(bed)
        if found != counted:
            counted, since = found, time.monotonic()
        return time.monotonic() - since > _PASSAGE_S

    netns.until(now, _SOON_S, "flow modifications to end")
    return counted


@proof("SI-9", "two rules lead two clients by two paths, another mapping by others, and no flow is changed for that")
def paths(bed: Bed) -> str:
    with _mapped(bed, near=(COUNT, IDS), far=(FIREWALL, COUNT)):
        since = time.monotonic()
        first = _two_paths(bed)
        before = _quiet(bed, since)
        then = _other_paths(bed)
        sent = {host: count - before[host] for host, count in _flow_mods(bed).items()}
    expect(not any(sent.values()), f"flow modifications by the controller: {sent}")
    return f"{first}; {then}, 0 flow modifications"


def _two_paths(bed: Bed) -> str:
    """Both ways, in IPv4 and IPv6, and what the mapping service says."""
    wanted = {NEAR: (COUNT, IDS), FAR: (FIREWALL, COUNT)}
    crossed = 0
    for client, path in wanted.items():
        netns.until(lambda: _passes(bed, client, *path), _SOON_S, f"traffic of {client} to take {path}")
        crossed += sum(both_ways(bed, client, *path, address=address) for address in (ADDRESS, ADDRESS6))
    first = {client: _ask(bed, client).get("service") for client in wanted}
    expect(first == {client: path[0] for client, path in wanted.items()}, f"the mapping service says {first}")
    with Talk(bed.state, NEAR, WEB, ADDRESS[WEB]) as talk:
        talk.until(50)
    expect(talk.spoken.lost == 0, f"{talk.spoken}")
    return f"{crossed} pings by two paths, 10 connections: all passed their services there and back, and no others"


def _other_paths(bed: Bed) -> str:
    """Other mappings under traffic of one client; the other one's path stays."""
    steps: list[tuple[str, ...]] = [(IDS, COUNT), (FIREWALL,), (), (COUNT, FIREWALL, IDS), (COUNT,)]
    stays = FIREWALL, COUNT
    job = ping.start(bed.state, NEAR, ADDRESS[WEB], _LASTING)
    for step in steps:
        _map(bed, near=step, far=stays)
        netns.until(lambda: _passes(bed, NEAR, *step), _SOON_S, f"traffic to take {step or 'the direct way'}")
    result = ping.stop(job)
    both_ways(bed, FAR, *stays)
    expect(result["lost"] == 0 and result["duplicates"] == 0, f"pings under {len(steps)} mappings: {result}")
    return (f"{len(steps)} other mappings: 0 of {result['sent']} pings lost, longest gap {result['longest_gap_ms']:g} "
            "ms; the other client's path stayed")


@proof("SI-9", "a dead instance is out of the answers, and traffic takes the other one")
def dead_instance(bed: Bed) -> str:
    with _mapped(bed, near=(FIREWALL,), far=(FIREWALL,)):
        at = netns.until(lambda: next((guest for guest in (ONE, TWO) if _at(bed, guest)), None), _SOON_S,
                         "traffic to take one of the instances")
        name, other = ("one", TWO) if at == ONE else ("two", ONE)
        services.stop(bed.state, at)
        try:
            netns.until(lambda: instance(bed, FIREWALL, name).get("health") == "dead", _SOON_S, f"'{name}' to be dead")
            netns.until(lambda: _passes(bed, NEAR, FIREWALL), _SOON_S, "traffic to take the other instance")
            netns.until(lambda: _at(bed, other), _SOON_S, f"{other} to get it")
        finally:
            services.begin(bed.state, at, "firewall")
        netns.until(lambda: _at(bed, at), _SOON_S, f"{at} to be back")
    return f"{at} died: traffic went by {other}, and came back with it"


def _at(bed: Bed, guest: str) -> bool:
    """Whether pings of the near client pass an instance now."""
    reset(bed)
    ping.ping(bed.state.netns_of(NEAR), ADDRESS[WEB], _FOUR)
    return services.packets(bed.state, guest, ADDRESS[NEAR], ADDRESS[WEB], None, "1") > 0


@proof("SI-9", "traffic that no rule fits goes directly or is dropped, as chosen")
def without_rule(bed: Bed) -> str:
    with _mapped(bed, "direct", near=(COUNT,)):
        netns.until(lambda: _passes(bed, FAR), _SOON_S, "traffic without rule to go directly")
        both_ways(bed, NEAR, COUNT)
        expect(_ask(bed, FAR)["result"] == "arrived", f"the mapping service says {_ask(bed, FAR)}")
        _map(bed, "drop", near=(COUNT,))
        netns.until(lambda: _lost(bed, FAR), _SOON_S, "traffic without rule to be dropped")
        both_ways(bed, NEAR, COUNT)
        expect(_ask(bed, FAR)["result"] == "refused", f"the mapping service says {_ask(bed, FAR)}")
        before = refused(bed)
        sent = int(ping.ping(bed.state.netns_of(FAR), ADDRESS[WEB], _FOUR)["sent"])
        netns.until(lambda: refused(bed) >= before + sent, _SOON_S, f"{sent} pings to be counted as refused")
    return ("without-rule direct: it passes no service; drop: 0 pings come through, and all are counted; what has a "
            "rule is not touched")


def _lost(bed: Bed, client: str) -> bool:
    result = ping.ping(bed.state.netns_of(client), ADDRESS[WEB], _FOUR)
    return bool(result["lost"] == result["sent"])


@proof("SI-12", "a mapped policy counts for each instance, and its counters never fall")
def counters(bed: Bed) -> str:
    steps: list[tuple[str, ...]] = [(COUNT, FIREWALL), (FIREWALL, IDS)]
    pings = []

    def exactly(client: str, *path: str, before: dict[str, int] | None = None) -> dict[str, int]:
        number, now = counted(bed, client, *path, before=before)
        pings.append(number)
        return now

    with _mapped(bed, near=(IDS,), far=(IDS,)):
        netns.until(lambda: _passes(bed, FAR, IDS), _SOON_S, "the path by the ids")
        told = settled(bed)
        for step in steps:
            _map(bed, near=step, far=(IDS,))
            netns.until(lambda: _passes(bed, NEAR, *step), _SOON_S, f"traffic to take {step}")
            _never_less(bed, told, f"mapping to {step}")
            told = exactly(FAR, IDS, before=exactly(NEAR, *step))
    _never_less(bed, told, "the chain again")
    with led(bed, COUNT, IDS):
        _never_less(bed, told, "another chain")
        told = exactly(NEAR, COUNT, IDS)
        with _mapped(bed, near=(COUNT,)):
            netns.until(lambda: _passes(bed, NEAR, COUNT), _SOON_S, "the path by the count")
            _never_less(bed, told, "mapping again")
            told = exactly(NEAR, COUNT)
    _never_less(bed, told, "the chain again")
    return (f"{sum(pings)} pings, each counted once both ways at each instance of its path and at no other; no counter "
            "fell when the mapping changed, or the policy from chain to mapping and back")


def _never_less(bed: Bed, before: dict[str, int], when: str) -> None:
    now = totals(bed)
    fell = {key: f"{count} became {now.get(key, 0)}" for key, count in before.items() if now.get(key, 0) < count}
    expect(not fell, f"{when}: counters fell: {fell}")
