"""Proofs of tenants' gateways: routing, translation and firewall between a tenant's networks and outside."""

from __future__ import annotations

import contextlib
import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Iterator

from lab import banner, netns, ping, samples, tenants
from lab.capture import Capture
from lab.checks import Bed, expect, proof
from lab.checks.building import built
from lab.checks.links import reach
from lab.ovs import Ovs
from lab.shell import run
from lab.talk import Talk, page, readable, web
from lab.tenants import NORTH, TENANTS, Tenant

_SOON_S = 30.0
_MANY = 1000
_ASKED = f"udp port {banner.PORT}"


@contextlib.contextmanager
def _gateways(bed: Bed) -> Iterator[None]:
    """Both tenants and their gateways are there meanwhile, and in force."""
    intent = samples.load("tenants")
    with built(bed, intent, lambda: tenants.settle(bed.state)):
        for tenant in TENANTS:
            _up(bed, tenant)
        yield


def state(bed: Bed, name: str) -> dict[str, Any]:
    """What the controller says of a gateway now."""
    found = bed.controller.get(f"data/weft:weft/gateway={name}", content="all") or {}
    return found.get("weft:gateway", [{}])[0].get("state", {})


def _up(bed: Bed, tenant: Tenant, node: str | None = None) -> None:
    def now() -> bool:
        found = state(bed, tenant.name)
        return found.get("status") == "up" and found.get("node") == (node or tenant.node)

    netns.until(now, _SOON_S, f"gateway {tenant.name} to be up on {node or tenant.node}", 0.2)


@proof("GW-1", "routing between a tenant's networks, both ways and both families, beside another tenant's")
def routed(bed: Bed) -> str:
    with _gateways(bed):
        for tenant in TENANTS:
            for source, target in ((tenant.client, tenants.DATABASE), (tenant.database, tenants.CLIENT),
                                   (tenant.client, tenants.DATABASE6), (tenant.database, tenants.CLIENT6)):
                reach(bed, source, target)
            with banner.servers(bed.state, [each.database for each in TENANTS]):
                for address in (tenants.DATABASE, tenants.DATABASE6):
                    answers = banner.ask(bed.state, tenant.client, address)
                    expect(answers == {tenant.database}, f"{tenant.client} at {address}: {sorted(answers)}")
        hops = _answers_itself(bed, NORTH)
    return f"two tenants with the same addresses each reach their own database; {hops}"


def _answers_itself(bed: Bed, tenant: Tenant) -> str:
    """Pings of the gateway, and of what is a hop too far or nowhere."""
    for own in (tenants.FRONT, tenants.BACK, tenants.FRONT6, tenants.BACK6, tenant.address):
        reach(bed, tenant.client, own)
    for target, own, words in (
            (tenants.DATABASE, tenants.FRONT, "Time to live exceeded"),
            (tenants.DATABASE6, tenants.FRONT6, "Time exceeded")):
        told = _told(bed, tenant, target, "-t", "1")
        expect(own in told and words in told, f"a packet to {target} with one hop left: {told}")
    nowhere = {"10.8.2.77": "Destination Host Unreachable", "fd18:2::77": "Address unreachable"}
    with ThreadPoolExecutor(len(nowhere)) as asking:
        answers = dict(zip(nowhere, asking.map(lambda target: _told(bed, tenant, target), nowhere)))
    for target, words in nowhere.items():
        expect(words in answers[target], f"a packet to {target}, which nobody has: {answers[target]}")
    return "the gateway answers pings, and tells what has no hops left and where nobody is"


def _told(bed: Bed, tenant: Tenant, target: str, *options: str) -> str:
    return run(netns.inside(bed.state.netns_of(tenant.client), "ping", "-n", "-c", "1", "-W", "8", *options, target),
               check=False, timeout=20).stdout


@proof("GW-1", "out with the gateway's address, in by its ports, and nothing else")
def translated(bed: Bed) -> str:
    with _gateways(bed):
        databases = [tenant.database for tenant in TENANTS]
        with banner.servers(bed.state, [tenants.SERVER, *databases]), \
                Capture(bed.state, tenants.SERVER, device="lan-a", bpf=_ASKED) as seen:
            for tenant in TENANTS:
                for address in (tenants.BEYOND, tenants.BEYOND6):
                    reach(bed, tenant.client, address)
                for address in (tenants.SERVER_ADDRESS, tenants.SERVER_ADDRESS6):
                    answers = banner.ask(bed.state, tenant.client, address)
                    expect(answers == {tenants.SERVER}, f"{tenant.client} at {address}: {sorted(answers)}")
                answers = banner.ask(bed.state, tenants.SERVER, tenant.address)
                expect(answers == {tenant.database}, f"{tenant.address} answers as {sorted(answers) or 'nobody'}")
        _in_by_tcp(bed)
    sources = {f["src"] for f in seen.frames if f.get("dst") in (tenants.SERVER_ADDRESS, tenants.SERVER_ADDRESS6)}
    wanted = {address for tenant in TENANTS for address in (tenant.address, tenant.address6)}
    expect(sources == wanted, f"the server outside saw {sorted(sources)}, want {sorted(wanted)}")
    return f"two clients with {tenants.CLIENT} go out as {' and '.join(sorted(wanted))}; two servers are reached there"


def _in_by_tcp(bed: Bed) -> None:
    with contextlib.ExitStack() as serving:
        for tenant in TENANTS:
            serving.enter_context(web(bed.state, tenant.database, 80, 8080))
            read = page(bed.state, tenants.SERVER, tenant.address, 8080)
            expect(read is not None and tenant.database in read, f"{tenant.address} port 8080 from outside: {read}")
        answering = readable(bed.state, [(tenants.SERVER, tenant.address, 80) for tenant in TENANTS], 2.0)
        expect(not answering, f"port 80 from outside is not forwarded, but answers: {answering}")


@proof("GW-1", "the firewall drops what it should, replies pass, and so do open connections when rules change")
def filtered(bed: Bed) -> str:
    with _gateways(bed), web(bed.state, NORTH.database, 80, 8081), web(bed.state, NORTH.client, 80):
        for address in (tenants.DATABASE, tenants.DATABASE6):
            expect(page(bed.state, NORTH.client, address, 80) is not None, f"port 80 of {address} is not reached")
        with ThreadPoolExecutor(1) as asking:
            outside = asking.submit(banner.ask, bed.state, NORTH.database, tenants.SERVER_ADDRESS)
            # no rule allows a port of the database, nor that it begins
            past = readable(bed.state, [*((NORTH.client, a, 8081) for a in (tenants.DATABASE, tenants.DATABASE6)),
                                        *((NORTH.database, a, 80) for a in (tenants.CLIENT, tenants.CLIENT6))], 2.0)
        expect(not past, f"read past the firewall: {past}")
        expect(not outside.result(), "the database speaks to outside")
        with Talk(bed.state, NORTH.client, NORTH.database, tenants.DATABASE) as talk:
            talk.until(50)
            with _without_rules(bed):
                netns.until(lambda: page(bed.state, NORTH.client, tenants.DATABASE, 80, seconds=1.0) is None, _SOON_S,
                            "new connections to be dropped")
                talk.until(50)
            talk.until(50)
    expect(talk.spoken.lost == 0, f"{talk.spoken}")
    return (f"a port is dropped, replies pass; without rules new connections are dropped and 10 open ones go on: "
            f"{talk.spoken.exchanges} exchanges, 0 lost")


@contextlib.contextmanager
def _without_rules(bed: Bed) -> Iterator[None]:
    path = f"data/weft:weft/gateway={NORTH.name}"
    before = (bed.controller.get(path, content="config") or {})["weft:gateway"][0]
    bed.controller.put(path, {"weft:gateway": [{k: v for k, v in before.items() if k != "rule"}]})
    try:
        yield
    finally:
        bed.controller.put(path, {"weft:gateway": [before]})
        netns.until(lambda: page(bed.state, NORTH.client, tenants.DATABASE, 80, seconds=1.0) is not None, _SOON_S,
                    "new connections to pass again")


@proof("GW-1", "what became of a connection is remembered by the switch")
def cached(bed: Bed) -> str:
    ovs = Ovs(bed.state.host(NORTH.node))
    with _gateways(bed):
        reach(bed, NORTH.client, tenants.SERVER_ADDRESS)
        before = _misses(ovs)
        result = ping.ping(bed.state.netns_of(NORTH.client), tenants.SERVER_ADDRESS,
                           ping.Options(count=_MANY, interval=0.002))
        misses = _misses(ovs) - before
    expect(result["lost"] == 0, f"{result}")
    # other traffic of the host may bring some
    expect(misses < _MANY // 5, f"{misses} packets were not decided by the cache")
    return f"{_MANY} pings out and their answers, all stages each: {misses} frames of the host were not in its cache"


def _misses(ovs: Ovs) -> int:
    """Frames that a switch had to think about."""
    return sum(map(int, re.findall(r"miss with (?:success|failed) upcall: (\d+)",
                                   ovs.appctl("dpif-netdev/pmd-stats-show"))))


@proof("GW-1", "the gateway moves to another node")
def moves(bed: Bed) -> str:
    gaps = []
    with _gateways(bed):
        for to in ("host2", "host1"):
            reach(bed, NORTH.client, tenants.DATABASE)
            job = ping.start(bed.state, NORTH.client, tenants.DATABASE, ping.Options(count=None, interval=0.02))
            try:
                netns.until(lambda: len(job.output.read_text(encoding="utf-8").splitlines()) > 30, 5, "the ping to run")
                bed.controller.patch(f"data/weft:weft/gateway={NORTH.name}", {"weft:gateway": [
                    {"name": NORTH.name, "node": to}]})
                _up(bed, NORTH, to)
                reach(bed, NORTH.client, tenants.DATABASE)
            finally:
                result = ping.stop(job)
            expect(result["longest_gap_ms"] < 5000, f"moved to {to}: {result}")
            gaps.append(f"{result['longest_gap_ms']:g} ms")
            with banner.servers(bed.state, [tenants.SERVER, NORTH.database]):
                answers = banner.ask(bed.state, NORTH.client, tenants.SERVER_ADDRESS)
                expect(answers == {tenants.SERVER}, f"from {to} to outside: {sorted(answers)}")
                answers = banner.ask(bed.state, tenants.SERVER, NORTH.address)
                expect(answers == {NORTH.database}, f"from outside to {to}: {sorted(answers)}")
    return f"to host2, where the other tenant's is, and back under a ping every 20 ms, gaps {' and '.join(gaps)}"
