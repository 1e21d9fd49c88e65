"""Proofs of chains: a router, a firewall and a load balancer joined as one object (lab/edge.py)."""

from __future__ import annotations

from typing import Any

from lab import edge, netns, ping, services
from lab.checks import Bed, ProofFailed, expect, proof
from lab.checks.building import built
from lab.checks.links import reach
from lab.edge import BALANCER, CHAIN, CLIENT, CLIENT_ADDRESS, FIREWALL, IDS, ROUTER, SERVICE_ADDRESS
from lab.ovs import Ovs
from lab.shell import LabError
from lab.talk import Talk, page, web

_PATH = f"data/weft:weft/chain={CHAIN}"
_READY_S = 20
_HOSTS = ("host1", "host2", "host3")
_PINGS = 20
# the kind of cookies of ends of links
_LINK_END = 0x5703


def _state(bed: Bed) -> dict[str, Any]:
    found = bed.controller.get(_PATH, content="all") or {}
    return found.get("weft:chain", [{}])[0].get("state", {})


def _links(bed: Bed) -> dict[str, int]:
    """The chain's links and their keys on the wire."""
    segments = {}
    for link in _state(bed).get("link", []):
        state = (bed.controller.get(f"data/weft:weft/link={link['name']}/state", content="nonconfig") or {})
        segments[link["name"]] = int(state.get("weft:state", {}).get("segment-id", 0))
    return segments


def _in_force(bed: Bed, *appliances: str) -> None:
    names = {f"{CHAIN}.{a}-{b}" for a, b in zip(appliances, appliances[1:])}

    def now() -> bool:
        state = _state(bed)
        return state.get("status") == "up" and {link["name"] for link in state.get("link", [])} == names

    netns.until(now, _READY_S, f"chain {' '.join(appliances)} to be up")


def _put(bed: Bed, *appliances: str) -> None:
    """Gives the chain these stages in one request, and waits until that is in force."""
    stages = [{"order": 10 * (place + 1), "appliance": name, "in": "eth0", "out": "eth1"}
              for place, name in enumerate(appliances)]
    for stage in stages:
        if stage["appliance"] == BALANCER:
            del stage["out"]
    bed.controller.put(_PATH, {"weft:chain": [{"name": CHAIN, "stage": stages}]})
    _in_force(bed, *appliances)


def _crossed(bed: Bed, *appliances: str) -> None:
    """Pings of the client reach the service, and pass each of these once in both directions."""
    for appliance in (FIREWALL, IDS):
        services.reset(bed.state, appliance)
    sent = int(reach(bed, CLIENT, SERVICE_ADDRESS, ping.Options(count=_PINGS, interval=0.02))["sent"])
    for appliance in (FIREWALL, IDS):
        for ends in ((CLIENT_ADDRESS, SERVICE_ADDRESS), (SERVICE_ADDRESS, CLIENT_ADDRESS)):
            got = services.packets(bed.state, appliance, *ends, protocol="1")
            # one more is the try before the pings that count
            wanted = (sent, sent + 1) if appliance in appliances else (0,)
            expect(got in wanted, f"{appliance} got {got} packets from {ends[0]} to {ends[1]}, want {wanted}")


def _flows(bed: Bed, segment: int) -> list[str]:
    """Flows of a link on all hosts: cookies of its two ends name its key."""
    found = []
    for host in _HOSTS:
        dump = Ovs(bed.state.host(host)).ofctl("dump-flows", "br-int")
        found += [f"{host}: {line.strip()}" for line in dump.splitlines()
                  if any(f"cookie={_cookie(segment, side):#x}," in line for side in (0, 1))]
    return found


def _cookie(segment: int, side: int) -> int:
    """The cookie of the flows of an end of a link."""
    return _LINK_END << 48 | 2 * segment + side


def _refused(bed: Bed, request: Any, *words: str) -> None:
    try:
        request()
    except LabError as e:
        missing = [word for word in words if word not in str(e)]
        expect(not missing, f"the refusal does not say {missing}: {e}")
        return
    raise ProofFailed(f"nothing was refused; want a refusal that says {words}")


@proof("VL-16", "router, firewall and load balancer are created, shown and deleted as one object")
def one_object(bed: Bed) -> str:
    with built(bed, edge.intent(), lambda: edge.settle(bed.state)), web(bed.state, BALANCER, *edge.SERVERS,
                                                                      services.BLOCKED_PORT):
        _in_force(bed, ROUTER, FIREWALL, BALANCER)
        _crossed(bed, FIREWALL)
        before = edge.balanced(bed.state)
        for _ in range(4):
            said = page(bed.state, CLIENT, SERVICE_ADDRESS, edge.PORT, "/shop")
            expect(said == f"{BALANCER} /shop", f"{CLIENT} reads {said!r}")
        shares = [now - then for now, then in zip(edge.balanced(bed.state), before)]
        expect(shares == [2, 2], f"of 4 connections the servers were given {shares}")
        blocked = page(bed.state, CLIENT, SERVICE_ADDRESS, services.BLOCKED_PORT, seconds=1)
        expect(blocked is None, f"{CLIENT} reads port {services.BLOCKED_PORT} past the firewall: {blocked!r}")
        links = _links(bed)
        expect(len(links) == 2 and all(_flows(bed, s) for s in links.values()), f"no flows for links {links}")
        bed.controller.delete(_PATH)
        netns.until(lambda: not any(_flows(bed, s) for s in links.values()), _READY_S, f"flows of {links} to go")
        result = ping.ping(bed.state.netns_of(CLIENT), SERVICE_ADDRESS, ping.Options(count=3, wait=0.5))
        expect(result["received"] == 0, f"pings arrive although the chain is gone: {result}")
        left = [name for name in (ROUTER, FIREWALL, BALANCER)
                if not bed.controller.get(f"data/weft:weft/appliance={name}", content="config")]
        expect(not left, f"{left} went with the chain")
    return (f"links {', '.join(links)}: pages by client - router - firewall - load balancer, port "
            f"{services.BLOCKED_PORT} dropped; after one DELETE no flow is left")


@proof("VL-16", "a stage is inserted, moved and taken out in one request; connections live on")
def in_one_request(bed: Bed) -> str:
    orders = ((ROUTER, FIREWALL, IDS, BALANCER), (ROUTER, IDS, FIREWALL, BALANCER), (ROUTER, FIREWALL, BALANCER))
    with built(bed, edge.intent(), lambda: edge.settle(bed.state)):
        _in_force(bed, ROUTER, FIREWALL, BALANCER)
        before = _links(bed)
        reach(bed, CLIENT, SERVICE_ADDRESS)
        with Talk(bed.state, CLIENT, BALANCER, SERVICE_ADDRESS) as talk:
            talk.until(50)
            for order in orders:
                _put(bed, *order)
                talk.until(50)
                _crossed(bed, *order)
                if order == orders[0]:
                    kept = f"{CHAIN}.{ROUTER}-{FIREWALL}"
                    expect(_links(bed)[kept] == before[kept], f"link {kept} is another one: {_links(bed)}")
        expect(talk.spoken.lost == 0, f"connections under {len(orders)} changes: {talk.spoken}")
    return (f"{len(orders)} changes of the order: 10 TCP connections, {talk.spoken.exchanges} exchanges, 0 lost, "
            f"longest gap {talk.spoken.longest_gap_ms:g} ms; the link that stayed kept its key")


@proof("VL-16", "what would let traffic pass a stage by, or take a link twice, is refused with the reason")
def refusals(bed: Bed) -> str:
    with built(bed, edge.intent(), lambda: edge.settle(bed.state)):
        _in_force(bed, ROUTER, FIREWALL, BALANCER)
        _refused(bed, lambda: bed.controller.delete(f"data/weft:weft/appliance={FIREWALL}"), "stage 20", CHAIN,
                 "pass it by")
        _refused(bed, lambda: bed.controller.delete(f"data/weft:weft/appliance={FIREWALL}/interface=eth0"),
                 "stage 20", CHAIN)
        taken = {"name": "taken", "a": {"appliance": FIREWALL, "interface": "eth0"},
                 "b": {"appliance": IDS, "interface": "eth0"}}
        _refused(bed, lambda: bed.controller.put("data/weft:weft/link=taken", {"weft:link": [taken]}),
                 f"{CHAIN}.{ROUTER}-{FIREWALL}", f"chain {CHAIN}")
        name = f"{CHAIN}.{ROUTER}-{FIREWALL}"
        _refused(bed, lambda: bed.controller.put(f"data/weft:weft/link={name}", {"weft:link": [
            taken | {"name": name, "a": {"appliance": IDS, "interface": "eth1"}}]}), "the name", f"chain {CHAIN}")
        _crossed(bed, FIREWALL)
    return "an appliance and an interface of a stage, a second link at one, a link of that name: all refused"
