"""N virtual links between two hosts: one request with all of them, then one more and one less, many times."""

from __future__ import annotations

import argparse
import json
import statistics
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from _bed import Bed, bed, say  # noqa: E402
from _flows import FlowWatch  # noqa: E402
from lab import patchports, samples  # noqa: E402
from lab.ovs import Ovs  # noqa: E402
from weftctl.restconf import Restconf  # noqa: E402

INTENT = "data/weft:weft"
LINK_COOKIE = 0x5703
FLOWS_PER_LINK_AND_HOST = 2
TIMEOUT_S = 300
FLOOR_BRIDGE = "br-floor"


def appliances(host: str, prefix: str, count: int) -> list[dict]:
    return [{"name": name, "node": host, "interface": [{"name": "eth0", "link-enabled": True}]}
            for name in patchports.names(count, prefix)]


def link(number: int, count: int) -> dict:
    a, b = (patchports.names(count, prefix)[number] for prefix in ("a", "b"))
    return {"name": f"l{number}", "a": {"appliance": a, "interface": "eth0"},
            "b": {"appliance": b, "interface": "eth0"}}


def run(there: Bed, client: Restconf, watches: list[FlowWatch], n: int, repeats: int) -> dict:
    """One size. The last appliances on each host stay free for the one more link."""
    ports = n + 1
    say(f"links: {n}: ports and appliances")
    for host, prefix in zip(there.hosts, ("a", "b")):
        patchports.add(host, ports, prefix)
        client.patch(INTENT, {"weft:weft": {"appliance": appliances(host.name, prefix, ports)}})
    links = [link(number, ports) for number in range(n)]
    say(f"links: {n}: one request with all of them")
    begun = time.monotonic()
    client.patch(INTENT, {"weft:weft": {"link": links}})
    answered = time.monotonic() - begun
    bulk = wait(watches, n * FLOWS_PER_LINK_AND_HOST) - begun
    floor = floor_of(there)
    say(f"links: {n}: {bulk:.2f} s (answer after {answered:.2f} s), floor {floor:.2f} s; now one more and one less")
    added, one_answered, deleted = one_more(client, watches, n, ports, repeats)
    result = {"n": n, "bulk_s": round(bulk, 3), "floor_s": round(floor, 3), "ratio": round(bulk / floor, 1),
              "answer_s": round(answered, 3), "add_one_ms": round(statistics.median(added), 1),
              "add_one_answer_ms": round(statistics.median(one_answered), 1),
              "delete_one_ms": round(statistics.median(deleted), 1),
              "flows_per_link_per_host": watches[0].count / n, **there.memory()}
    say(f"links: {n}: removing them")
    client.delete(INTENT + "/appliance=" + patchports.names(ports, "a")[0])  # the cascade works, too
    intent = client.get(INTENT, content="config")["weft:weft"]
    client.put(INTENT, {"weft:weft": {"node": intent["node"]}})
    wait(watches, 0)
    return result


def one_more(client: Restconf, watches: list[FlowWatch], n: int, ports: int, repeats: int
             ) -> tuple[list[float], list[float], list[float]]:
    """Milliseconds until the flows of one more are there, until its request is answered, until those of one less are
    gone."""
    added, answered, deleted = [], [], []
    for _ in range(repeats):
        begun = time.monotonic()
        client.post(INTENT, {"weft:link": [link(n, ports)]})
        answered.append((time.monotonic() - begun) * 1000)
        added.append((wait(watches, (n + 1) * FLOWS_PER_LINK_AND_HOST) - begun) * 1000)
        begun = time.monotonic()
        client.delete(f"{INTENT}/link=l{n}")
        deleted.append((wait(watches, n * FLOWS_PER_LINK_AND_HOST) - begun) * 1000)
    return added, answered, deleted


def wait(watches: list[FlowWatch], count: int) -> float:
    with ThreadPoolExecutor(len(watches)) as pool:
        return max(pool.map(lambda watch: watch.wait_for(count, TIMEOUT_S), watches))


def floor_of(there: Bed) -> float:
    """How long ovs-ofctl takes to put the same flows into another bridge of each host, on both at once."""
    texts = []
    for host in there.hosts:
        ovs = Ovs(host)
        ovs.vsctl("--may-exist", "add-br", FLOOR_BRIDGE, "--", "set", "bridge", FLOOR_BRIDGE, "datapath_type=netdev",
                  "fail_mode=secure", "protocols=OpenFlow13")
        text = ovs.ofctl("--no-stats", "--no-names", "dump-flows", "br-int")
        texts.append("\n".join(line.strip() for line in text.splitlines() if "cookie=" in line))
        ovs.ofctl("add-tlv-map", FLOOR_BRIDGE, "{class=0x0108,type=0x80,len=8}->tun_metadata0,"
                  "{class=0x0108,type=0x81,len=4}->tun_metadata1")
    with tempfile.TemporaryDirectory() as directory:
        files = [Path(directory, host.name) for host in there.hosts]
        for file, text in zip(files, texts):
            file.write_text(text + "\n", encoding="ascii")
        begun = time.monotonic()
        with ThreadPoolExecutor(len(files)) as pool:
            list(pool.map(lambda pair: Ovs(pair[0]).ofctl("--bundle", "add-flows", FLOOR_BRIDGE, str(pair[1])),
                          zip(there.hosts, files)))
        took = time.monotonic() - begun
    for host in there.hosts:
        Ovs(host).vsctl("del-br", FLOOR_BRIDGE)
    return took


def node(entry: dict) -> dict:
    return {key: value for key, value in entry.items() if key != "udp-source-ports"}


def main() -> None:
    parser = argparse.ArgumentParser(prog="weft bench links", description=__doc__)
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
    parser.add_argument("--n", type=int, nargs="+", default=[100, 1000, 4000], help="sizes (default %(default)s)")
    parser.add_argument("--repeats", type=int, default=20, help="one more, one less: how often (default %(default)s)")
    args = parser.parse_args()
    runs = []
    with bed(2) as there, Restconf(timeout=TIMEOUT_S) as client:
        nodes = [node(entry) for entry in samples.load("sample")["node"] if entry["name"] in ("host1", "host2")]
        client.put(INTENT, {"weft:weft": {"node": nodes}})
        for host in there.hosts:
            Ovs(host).vsctl_now("wait-until", "Bridge", "br-int", "datapath_id!=[]", timeout=60)
        with FlowWatch(there.bridge_socket(there.hosts[0]), LINK_COOKIE) as first, \
                FlowWatch(there.bridge_socket(there.hosts[1]), LINK_COOKIE) as second:
            for n in args.n:
                runs.append(run(there, client, [first, second], n, args.repeats))
    if args.json:
        print(json.dumps({"runs": runs}))
        return
    print(f"{'links':>6} {'all, s':>8} {'floor, s':>9} {'ratio':>6} {'one more, ms':>13} {'one less, ms':>13}"
          f" {'flows/link/host':>16} {'heap, MiB':>10} {'RSS, MiB':>9}")
    for each in runs:
        print(f"{each['n']:>6} {each['bulk_s']:>8.2f} {each['floor_s']:>9.3f} {each['ratio']:>6.1f}"
              f" {each['add_one_ms']:>13.1f} {each['delete_one_ms']:>13.1f} {each['flows_per_link_per_host']:>16.1f}"
              f" {each['heap_mib']:>10} {each['rss_mib']:>9}")


if __name__ == "__main__":
    main()
