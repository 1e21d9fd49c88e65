"""What proofs of services share: the market of the sample, whose web server on host1 has the profile 'shop', and what
its services counted. No proofs."""

from __future__ import annotations

import contextlib
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Iterator

from lab import netns, ping, services
from lab.checks import Bed, ProofFailed, expect
from lab.checks.links import reach
from lab.ovs import Ovs
from lab.shell import LabError

NETWORK, POLICY, POLICY_ID, PROFILE = "market", "watched", 700, "shop"
WEB, NEAR, FAR = "web-market", "near-market", "far-market"
ADDRESS = {WEB: "10.7.0.1", NEAR: "10.7.0.2", FAR: "10.7.0.3"}
ADDRESS6 = {WEB: "fd17::1", NEAR: "fd17::2", FAR: "fd17::3"}
COUNT, FIREWALL, IDS = "count", "firewall", "ids"
GUESTS = {COUNT: ["count-market"], FIREWALL: ["fw-market", "fw2-market"], IDS: ["ids-market"]}
_SOON_S = 20.0
_EIGHT = ping.Options(count=8, interval=0.03)


def state(bed: Bed, kind: str, name: str) -> dict[str, Any]:
    """What the controller says of a service or a policy now."""
    found = bed.controller.get(f"data/weft:weft/{kind}={name}", content="all") or {}
    return found.get(f"weft:{kind}", [{}])[0].get("state", {})


def in_force(bed: Bed, after: int | None = None) -> None:
    """Waits until the policy is in force everywhere, with a generation other than the one before."""
    def now() -> bool:
        found = state(bed, "policy", POLICY)
        return found.get("status") == "up" and found.get("generation") != after

    try:
        netns.until(now, _SOON_S, f"policy {POLICY} to be in force")
    except LabError as e:
        raise ProofFailed(f"{e}: it says {state(bed, 'policy', POLICY)}") from e


def caught_up(bed: Bed) -> None:
    """Waits until no switch goes by what it cached before now."""
    with ThreadPoolExecutor(len(bed.state.hosts)) as waiting:
        list(waiting.map(lambda host: Ovs(host).catch_up(), bed.state.hosts))


def entry(bed: Bed, kind: str, name: str) -> dict[str, Any]:
    """What is intended of a list entry."""
    return (bed.controller.get(f"data/weft:weft/{kind}={name}", content="config") or {})[f"weft:{kind}"][0]


def lead(bed: Bed, *chain: str, **settings: Any) -> None:
    """Gives the policy another chain and waits until it is in force."""
    _put(bed, entry(bed, "policy", POLICY) | settings | {"service": list(chain)})


def _put(bed: Bed, policy: dict[str, Any]) -> None:
    same = entry(bed, "policy", POLICY).get("service") == policy.get("service")
    generation = state(bed, "policy", POLICY).get("generation")
    bed.controller.put(f"data/weft:weft/policy={POLICY}", {"weft:policy": [policy]})
    in_force(bed, None if same else generation)


@contextlib.contextmanager
def led(bed: Bed, *chain: str, **settings: Any) -> Iterator[None]:
    """The policy has another chain meanwhile."""
    in_force(bed)
    before = entry(bed, "policy", POLICY)
    try:
        lead(bed, *chain, **settings)
        yield
    except BaseException:
        # what went wrong is worth telling, and not what follows from it; but the next proof finds all as it was
        with contextlib.suppress(LabError):
            _put(bed, before)
        raise
    _put(bed, before)


def got(bed: Bed, service: str, source: str, target: str, device: str | None = None,
        protocol: str | None = None) -> int:
    """How many packets from one guest to another one all instances of a service have got."""
    counted = _counted(bed, service)
    return sum(services.total(counted, of[source], of[target], device, protocol) for of in (ADDRESS, ADDRESS6))


def _counted(bed: Bed, service: str) -> list[services.Seen]:
    """What all instances of a service have counted."""
    return [seen for guest in GUESTS[service] for seen in services.seen(bed.state, guest)]


def reset(bed: Bed) -> None:
    """All services begin to count anew."""
    for guests in GUESTS.values():
        for guest in guests:
            services.reset(bed.state, guest)


def both_ways(bed: Bed, client: str, *chain: str, address: dict[str, str] | None = None) -> int:
    """Pings the web server: each request and each answer must have passed each service of the chain once, by the right
    interface, and no other service at all. How many pings."""
    reach(bed, client, (address or ADDRESS)[WEB])
    return each_once(bed, client, *chain, address=address)


def each_once(bed: Bed, client: str, *chain: str, address: dict[str, str] | None = None) -> int:
    """As ``both_ways``, of a client that reaches the web server already; it sends nothing else."""
    of = address or ADDRESS
    reset(bed)
    result = ping.ping(bed.state.netns_of(client), of[WEB], _EIGHT)
    expect(result["lost"] == 0 and result["duplicates"] == 0, f"{client} to the web server by {chain}: {result}")
    wanted, protocol = int(result["sent"]), "58" if ":" in of[WEB] else "1"
    for service in GUESTS:
        into, out_of = (services.IN, services.IN) if service == IDS else (services.IN, services.OUT)
        counted = _counted(bed, service)
        seen = {"to the server": services.total(counted, of[client], of[WEB], out_of, protocol),
                "from the server": services.total(counted, of[WEB], of[client], into, protocol)}
        right = wanted if service in chain else 0
        expect(set(seen.values()) == {right}, f"{service} got {seen} of {wanted} pings of {client}: want {right} each")
    return wanted
