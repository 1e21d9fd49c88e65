"""TCP over a link between two hosts: with packets that are cut in halves, and with packets that are small enough.

Two pairs of guests on the same two hosts: one with the underlay's MTU, so that every full packet is oversize, one with
the largest MTU that crosses in one piece. One run of each makes a pair; within a pair the machine's load is about the
same, between pairs it may not be.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from _bed import Bed, bed, say  # noqa: E402
from lab import guests, netns, samples  # noqa: E402
from lab.throughput import Throughput, tcp  # noqa: E402
from weftctl.restconf import Restconf  # noqa: E402

INTENT = "data/weft:weft"
UNDERLAY_MTU = 1500
# outer IPv4 20, UDP 8, Geneve 8, option 12, inner Ethernet 14
ONE_PIECE = UNDERLAY_MTU - 62
READY_S = 60
# A pair is quiet when its small run reaches so much of the best one: the machine had time for it.
QUIET = 0.8


class Case:
    """A pair of guests with a link of their own; ``number`` makes its addresses."""

    def __init__(self, name: str, number: int, mtu: int) -> None:
        self.name, self.number, self.mtu = name, number, mtu

    def guest(self, side: str) -> str:
        return f"{self.name}-{side}"

    def address(self, side: str) -> str:
        return f"10.8.{self.number}.{1 if side == 'a' else 2}"

    def make(self, there: Bed) -> None:
        for side, host in zip("ab", there.hosts):
            text = f"eth0,ip={self.address(side)}/24,mtu={self.mtu}"
            guests.add(there.state, self.guest(side), host.name, [guests.parse_interface(self.guest(side), text)])

    def intent(self, there: Bed) -> dict:
        return {"appliance": [{"name": self.guest(side), "node": host.name,
                               "interface": [{"name": "eth0", "link-enabled": True, "inner": {"mtu": self.mtu}}]}
                              for side, host in zip("ab", there.hosts)],
                "link": [{"name": self.name, "a": {"appliance": self.guest("a"), "interface": "eth0"},
                          "b": {"appliance": self.guest("b"), "interface": "eth0"}}]}


def crosses(there: Bed, case: Case) -> bool:
    """Whether the largest packet of a case gets through in one try, unfragmented by the guest."""
    command = netns.inside(there.state.netns_of(case.guest("a")), "ping", "-n", "-c", "1", "-W", "1", "-M", "do", "-s",
                           str(case.mtu - 28), case.address("b"))
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def throughput(there: Bed, case: Case, seconds: float) -> Throughput:
    """One TCP connection from a to b."""
    return tcp(there.state, case.guest("a"), case.guest("b"), case.address("b"), seconds)


def measure(there: Bed, small: Case, oversize: Case, pairs: int, seconds: float) -> list[dict]:
    results = []
    for number in range(pairs):
        # Each is first as often as the other: whoever runs second may find warm caches.
        order = (small, oversize) if number % 2 == 0 else (oversize, small)
        runs = {case.name: throughput(there, case, seconds) for case in order}
        pair = {"small_mbps": round(runs["small"].mbps, 1), "oversize_mbps": round(runs["oversize"].mbps, 1),
                "ratio": round(runs["oversize"].mbps / runs["small"].mbps, 3),
                "small_retransmits": runs["small"].retransmits,
                "oversize_retransmits": runs["oversize"].retransmits, "load": round(os.getloadavg()[0], 1)}
        say(f"oversize: pair {number + 1} of {pairs}: small {pair['small_mbps']} Mbit/s, oversize "
            f"{pair['oversize_mbps']} Mbit/s, ratio {pair['ratio']}")
        results.append(pair)
    best = max(pair["small_mbps"] for pair in results)
    return [pair | {"quiet": pair["small_mbps"] >= QUIET * best} for pair in results]


def way_in_use(client: Restconf) -> str:
    """The way that all nodes use, or all of them; nothing while one has not reported since it was told to cut."""
    nodes = client.get(INTENT, content="all")["weft:weft"]["node"]
    ways = {node["state"].get("oversize", {}).get("way", "unknown") for node in nodes}
    return "" if ways & {"off", "unknown"} else " and ".join(sorted(ways))


def summary(pairs: list[dict]) -> dict:
    return {"small_mbps": round(statistics.median(p["small_mbps"] for p in pairs), 1),
            "oversize_mbps": round(statistics.median(p["oversize_mbps"] for p in pairs), 1),
            "ratio": round(statistics.median(p["ratio"] for p in pairs), 3), "pairs": len(pairs)}


def main() -> None:
    parser = argparse.ArgumentParser(prog="weft bench oversize", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
    parser.add_argument("--pairs", type=int, default=8, help="at least 6 (default %(default)s)")
    parser.add_argument("--seconds", type=float, default=6, help="of each run (default %(default)s)")
    args = parser.parse_args()
    if args.pairs < 6:
        parser.error("--pairs should be at least 6")
    small, oversize = Case("small", 1, ONE_PIECE), Case("oversize", 2, UNDERLAY_MTU)
    with bed(2) as there, Restconf() as client:
        for case in (small, oversize):
            case.make(there)
        intent = {"node": [n for n in samples.load("sample")["node"] if n["name"] in ("host1", "host2")],
                  "appliance": [], "link": []}
        for case in (small, oversize):
            for key, entries in case.intent(there).items():
                intent[key] += entries
        client.put(INTENT, {"weft:weft": intent})
        for case in (small, oversize):
            netns.until(lambda: crosses(there, case), READY_S, f"packets of {case.mtu} bytes to cross '{case.name}'")
        way = netns.until(lambda: way_in_use(client), READY_S, "both nodes to report how they cut")
        pairs = measure(there, small, oversize, args.pairs, args.seconds)
    quiet = [pair for pair in pairs if pair["quiet"]]
    result = summary(pairs) | {"ways": {way: summary(pairs) | {"quiet": summary(quiet), "runs": pairs}}}
    if args.json:
        print(json.dumps(result))
        return
    print(f"way {way}: small {result['small_mbps']} Mbit/s, oversize {result['oversize_mbps']} Mbit/s, ratio of pairs "
          f"{result['ratio']} (medians of {len(pairs)} pairs; the {len(quiet)} quiet ones: {summary(quiet)['ratio']})")


if __name__ == "__main__":
    main()
