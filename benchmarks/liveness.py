"""What it costs to watch N idle links between two hosts: processor time of each host's helper and switch, beside the
same processes without any link."""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from _bed import Bed, bed, say  # noqa: E402
from lab import helpers, jobs, netns, patchports, samples  # noqa: E402
from lab.ovs import Ovs  # noqa: E402
from links import INTENT, TIMEOUT_S, appliances, link, node  # noqa: E402
from weftctl.restconf import Restconf  # noqa: E402

_TICKS = os.sysconf("SC_CLK_TCK")
BATCH = 2000
# how `weft-helper status` ends when nobody answers
NO_HELPER = 3


def processes(there: Bed) -> dict[str, list[int]]:
    """The helpers and switches of both hosts."""
    found: dict[str, list[int]] = {"helper": [], "vswitchd": []}
    for host in there.hosts:
        found["helper"].append(jobs.pid(jobs.find(there.state.name, f"helper-{host.name}")) or 0)
        found["vswitchd"].append(Ovs(host).vswitchd_pid() or 0)
    return found


def used(pid: int) -> float:
    """Seconds of processor time so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def percent(pids: dict[str, list[int]], seconds: float) -> dict[str, float]:
    """Percent of one core, the mean of both hosts, over so many seconds."""
    before = {name: [used(pid) for pid in each] for name, each in pids.items()}
    begun = time.monotonic()
    time.sleep(seconds)
    took = time.monotonic() - begun
    return {name: round(statistics.mean(used(pid) - was for pid, was in zip(each, before[name])) / took * 100, 2)
            for name, each in pids.items()}


def ends(there: Bed) -> list[dict]:
    """What the first host's helper says of its ends; none while it does not answer."""
    code, text = helpers.status(there.hosts[0], True)
    return json.loads(text).get("end", []) if code != NO_HELPER else []


def active(there: Bed) -> int:
    found = ends(there)
    alive = sum(end["liveness"] == "active" for end in found)
    say(f"liveness: {alive} of {len(found)} ends are active")
    return alive


def queries(there: Bed) -> int:
    return sum(int(end["counters"]["queries-sent"]) + int(end["counters"]["replies-sent"]) for end in ends(there))


def make(there: Bed, client: Restconf, count: int) -> None:
    for host, prefix in zip(there.hosts, "ab"):
        patchports.add(host, count, prefix)
        client.patch(INTENT, {"weft:weft": {"appliance": appliances(host.name, prefix, count)}})
    for first in range(0, count, BATCH):
        client.patch(INTENT, {"weft:weft": {"link": [link(n, count) for n in range(first, min(count, first + BATCH))]}})
        say(f"liveness: {min(count, first + BATCH)} links written")


def main() -> None:
    parser = argparse.ArgumentParser(prog="weft bench liveness", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
    parser.add_argument("--n", type=int, default=10_000, help="links, so ends on each host (default %(default)s)")
    parser.add_argument("--seconds", type=float, default=60, help="how long to watch (default %(default)s)")
    args = parser.parse_args()
    with bed(2) as there, Restconf(timeout=TIMEOUT_S) as client:
        nodes = [node(entry) for entry in samples.load("sample")["node"] if entry["name"] in ("host1", "host2")]
        client.put(INTENT, {"weft:weft": {"node": nodes}})
        for host in there.hosts:
            Ovs(host).vsctl_now("wait-until", "Bridge", "br-int", "datapath_id!=[]", timeout=60)
        time.sleep(5)
        floor = percent(processes(there), args.seconds / 2)
        make(there, client, args.n)
        netns.until(lambda: active(there) >= args.n, TIMEOUT_S, f"{args.n} ends to be active", 5)
        # What comes with being new, such as upcalls and just-in-time compilation, is over by then.
        time.sleep(30)
        before = queries(there)
        cost = percent(processes(there), args.seconds)
        rate = (queries(there) - before) / args.seconds
        result = {"ends": args.n, "seconds": args.seconds, "messages_per_s": round(rate, 1), "percent_of_a_core": cost,
                  "floor_percent": floor, "active": active(there)}
    if args.json:
        print(json.dumps(result))
        return
    print(f"{args.n} idle ends on a host, {rate:.0f} control messages/s: helper {cost['helper']} % of a core (without "
          f"links {floor['helper']}), ovs-vswitchd {cost['vswitchd']} % (without links {floor['vswitchd']})")


if __name__ == "__main__":
    main()
