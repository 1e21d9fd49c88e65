"""TCP through chains of one, two and three services, and directly.

A sender on host1 and a receiver on host2; the services are plain Linux bridges in guests of host4, host5 and host7, on
the same LAN segment. Four senders differ in their profile only. One run of each makes a round; within a round the
machine's load is about the same, between rounds it may not be. In the same rounds the peer: the same bridges on the
same hosts, strung together by hand with fences. Beside it the floor: the bridges joined by cables alone.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path
from typing import Any, Callable, Iterator

sys.path.insert(0, str(Path(__file__).resolve().parent))

from _bed import Bed, bed, say  # noqa: E402
from _fences import String  # noqa: E402
from lab import guests, netns, plan, services  # noqa: E402
from lab.state import Guest, Interface  # noqa: E402
from lab.throughput import tcp  # noqa: E402
from weftctl.restconf import Restconf  # noqa: E402

INTENT = "data/weft:weft"
HOSTS = 7
PLACES = ("host4", "host5", "host7")
SERVER, SERVER_ADDRESS = "server", "10.9.0.100"
LENGTHS = range(len(PLACES) + 1)
# crosses in one piece on every path
MTU = 1438
STRINGS = [String(PLACES[:length], MTU) for length in LENGTHS[1:]]
READY_S = 60


def sender(length: int) -> str:
    return f"chain{length}"


def service(number: int) -> str:
    return f"service{number}"


def make(there: Bed) -> None:
    """The guests: senders, the receiver, the services."""
    for length in LENGTHS:
        guests.add(there.state, sender(length), "host1", [
            guests.parse_interface(sender(length), f"eth0,ip=10.9.0.{length + 1}/24,mtu={MTU}")])
    guests.add(there.state, SERVER, "host2", [guests.parse_interface(SERVER, f"eth0,ip={SERVER_ADDRESS}/24,mtu={MTU}")])
    for number, place in enumerate(PLACES):
        guests.add(there.state, service(number), place, [
            guests.parse_interface(service(number), f"{device},mtu={MTU}") for device in (services.IN, services.OUT)])
        services.settle(there.state, service(number), "bridge", count=False)
    for string in STRINGS:
        string.make(there)


def intent(there: Bed) -> dict[str, Any]:
    nodes = [{"name": host.name, "host-id": host.number, "datapath-type": "netdev",
              "lan-segment": f"lan-{host.lan.key}", "mtu": 1500,
              "underlay": {"ipv4": {"address": host.ip4, "gateway": host.lan.gateway4}}} for host in there.hosts]
    members = [sender(length) for length in LENGTHS] + [SERVER]
    appliances = [{"name": name, "node": there.state.guest(name).host, "interface": [
        {"name": "eth0", "inner": {"mac-address": there.state.guest(name).interfaces[0].mac, "mtu": MTU}}
        | ({"port-profile": name} if name in members[1:-1] else {})]} for name in members]
    appliances += [{"name": service(n), "node": place, "interface": [{"name": services.IN}, {"name": services.OUT}]}
                   for n, place in enumerate(PLACES)]
    strings = [string.intent(there) for string in STRINGS]
    return {"node": nodes, "appliance": appliances + [a for each in strings for a in each["appliance"]],
            "network": [{"name": "bench", "member": [{"appliance": m, "interface": "eth0"} for m in members]}]
            + [n for each in strings for n in each["network"]],
            "service": [{"name": service(n), "network": "bench", "without-instance": "closed", "instance": [
                {"name": "one", "appliance": service(n), "in": services.IN, "out": services.OUT}]}
                for n in range(len(PLACES))],
            "policy": [{"name": sender(length), "service": [service(n) for n in range(length)]}
                       for length in LENGTHS[1:]],
            "port-profile": [{"name": sender(length), "policy": [{"policy": sender(length)}]}
                             for length in LENGTHS[1:]]}


def up(client: Restconf) -> bool:
    found = client.get(INTENT, content="all")["weft:weft"]
    return all(entry.get("state", {}).get("status") == "up" for kind in ("network", "service", "policy")
               for entry in found[kind])


def crosses(there: Bed, name: str) -> bool:
    """Whether the largest packet gets through in one try, unfragmented by the guest."""
    command = netns.inside(there.state.netns_of(name), "ping", "-n", "-c", "1", "-W", "1", "-M", "do", "-s",
                           str(MTU - 28), SERVER_ADDRESS)
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def runs(there: Bed, seconds: float) -> dict[str, Callable[[], float]]:
    """What is measured in a round, by name."""
    def led(length: int) -> Callable[[], float]:
        return lambda: tcp(there.state, sender(length), SERVER, SERVER_ADDRESS, seconds).mbps

    def strung(string: String) -> Callable[[], float]:
        return lambda: tcp(there.state, string.sender, string.receiver, string.address, seconds).mbps

    return {"plain": led(0)} | {f"chain {k}": led(k) for k in LENGTHS[1:]} | {
        f"string {len(string.places)}": strung(string) for string in STRINGS}


def measure(there: Bed, rounds: int, seconds: float) -> list[dict[str, Any]]:
    todo = runs(there, seconds)
    names = list(todo)
    results = []
    for number in range(rounds):
        # Each has each place in the order as often as the others: whoever runs later may find warm caches.
        mbps = {name: round(todo[name](), 1) for name in names[number % len(names):] + names[:number % len(names)]}
        results.append(mbps | {"load": round(os.getloadavg()[0], 1)})
        say(f"chain: round {number + 1} of {rounds}, Mbit/s: "
            + ", ".join(f"{name} {mbps[name]:.0f} ({mbps[name] / mbps['plain']:.2f})" for name in names))
    return results


def summary(results: list[dict[str, Any]]) -> dict[str, Any]:
    """Medians; ratios are those of rounds. The ratio of a hop is the third root of that of a chain of three."""
    def median(name: str) -> float:
        return round(statistics.median(r[name] for r in results), 1)

    def ratios(kind: str, to: str) -> dict[str, float]:
        return {str(k): round(statistics.median(r[f"{kind} {k}"] / r[to if to == "plain" else f"{to} {k}"]
                                                for r in results), 3) for k in LENGTHS[1:]}

    ratio = ratios("chain", "plain")
    return {"plain_mbps": median("plain"), "chain": {str(k): median(f"chain {k}") for k in LENGTHS[1:]}, "ratio": ratio,
            "ratio_per_hop": round(ratio[str(LENGTHS[-1])] ** (1 / LENGTHS[-1]), 3),
            "string": {str(k): median(f"string {k}") for k in LENGTHS[1:]}, "to_string": ratios("chain", "string"),
            "rounds": results}


@contextlib.contextmanager
def cabled(there: Bed, length: int) -> Iterator[None]:
    """A sender and a receiver of their own, joined by cables with so many bridges between them: no Open vSwitch."""
    names = ["cable-a", *(f"cable-{n}" for n in range(length)), "cable-b"]
    state = there.state
    try:
        for name in names:
            state.guests[name] = Guest(name, "host1", [])
            netns.ensure(plan.guest_netns(state.name, name))
        for left, right in zip(names, names[1:]):
            ends = ((left, "eth0" if left == names[0] else "eth1"), (right, "eth0"))
            words = [[device, "netns", state.netns_of(name)] for name, device in ends]
            netns.ip(None, "link", "add", *words[0], "mtu", str(MTU), "type", "veth", "peer", "name", *words[1], "mtu",
                     str(MTU))
            for name, device in ends:
                state.guests[name].interfaces.append(Interface(device, "", ""))
                netns.offloads_off(state.netns_of(name), device)
                netns.ip(state.netns_of(name), "link", "set", device, "up")
        for name in names[1:-1]:
            services.settle(state, name, "bridge", count=False)
        for name, address in ((names[0], "10.9.1.1"), (names[-1], "10.9.1.2")):
            netns.ip(state.netns_of(name), "addr", "add", f"{address}/24", "dev", "eth0")
        yield
    finally:
        for name in names:
            netns.delete(plan.guest_netns(state.name, name))
            state.guests.pop(name, None)


def cables(there: Bed, seconds: float) -> dict[str, float]:
    """What the services themselves could carry."""
    found = {}
    for length in LENGTHS:
        with cabled(there, length):
            found[str(length)] = round(tcp(there.state, "cable-a", "cable-b", "10.9.1.2", seconds).mbps, 1)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(prog="weft bench chain", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
    parser.add_argument("--rounds", type=int, default=8, help="at least 4 (default %(default)s)")
    parser.add_argument("--seconds", type=float, default=5, help="of each run (default %(default)s)")
    args = parser.parse_args()
    if args.rounds < 4:
        parser.error("--rounds should be at least 4")
    with bed(HOSTS) as there, Restconf() as client:
        make(there)
        client.put(INTENT, {"weft:weft": intent(there)})
        netns.until(lambda: up(client), READY_S, "network, services and policies to be up")
        netns.until(lambda: all(crosses(there, sender(length)) for length in LENGTHS), READY_S,
                    f"packets of {MTU} bytes to cross all chains")
        netns.until(lambda: all(string.crosses(there) for string in STRINGS), READY_S, "the same by strings of fences")
        result = summary(measure(there, args.rounds, args.seconds)) | {"cables": cables(there, args.seconds)}
    if args.json:
        print(json.dumps(result))
        return
    print(f"plain {result['plain_mbps']} Mbit/s (medians of {args.rounds} rounds); per hop {result['ratio_per_hop']}")
    for k, mbps in result["chain"].items():
        print(f"chain of {k}: {mbps} Mbit/s, {result['ratio'][k]} of plain, {result['to_string'][k]} of a string of "
              f"fences ({result['string'][k]}); cables alone {result['cables'][k]}")


if __name__ == "__main__":
    main()
