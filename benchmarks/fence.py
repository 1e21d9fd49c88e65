"""One fence with N ports on three hosts: all in one request, one more, its flows, and the gap when a machine moves.
Beside it OVN with a logical switch of the same ports on the same hosts, if it is installed (apt-get install ovn-central
ovn-host)."""

from __future__ import annotations

import argparse
import contextlib
import json
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Callable, Iterator

sys.path.insert(0, str(Path(__file__).resolve().parent))

import _ovn  # noqa: E402
from _bed import Bed, bed, say  # noqa: E402
from _flows import FlowWatch  # noqa: E402
from lab import guests, helpers, netns, patchports, ping, samples  # noqa: E402
from lab.migrate import Migration  # noqa: E402
from lab.ovs import Ovs  # noqa: E402
from lab.shell import LabError  # noqa: E402
from links import INTENT, TIMEOUT_S, node  # noqa: E402
from weftctl.restconf import Restconf  # noqa: E402

HOSTS = 3
FENCE = "bench"
WEFT = 0x57
QUIET_S = 1.0
MOVER, PROBE = ("mover", "10.3.0.1"), ("probe", "10.3.0.2")


def mac(host: int, number: int) -> str:
    return f"02:0f:{host:02x}:00:{number >> 8:02x}:{number & 0xff:02x}"


def ports(there: Bed, count: int) -> list[tuple[str, str, str]]:
    """Appliance, node and MAC of each port."""
    share = [count // HOSTS + (1 if n < count % HOSTS else 0) for n in range(HOSTS)]
    return [(name, host.name, mac(n, i)) for n, host in enumerate(there.hosts)
            for i, name in enumerate(patchports.names(share[n], "abc"[n]))]


def appliance(name: str, where: str, address: str) -> dict:
    return {"name": name, "node": where, "interface": [{"name": "eth0", "inner": {"mac-address": address}}]}


def member(name: str) -> dict:
    return {"appliance": name, "interface": "eth0"}


def settle(watches: list[FlowWatch], change: Callable[[], object]) -> float:
    """Seconds from a request until the last of its flows was on a switch."""
    begun = max(watch.begin() for watch in watches)
    change()
    with ThreadPoolExecutor(len(watches)) as pool:
        return max(pool.map(lambda watch: watch.settle(QUIET_S, TIMEOUT_S), watches)) - begun


def make_guests(there: Bed) -> None:
    for (name, address), host in zip((MOVER, PROBE), there.hosts):
        guests.add(there.state, name, host.name, [guests.parse_interface(name, f"eth0,ip={address}/24")])


def gap(there: Bed, tell: Callable[[str], None]) -> float:
    """Milliseconds without an answer while a guest moves to another host and somebody is told; median of both ways."""
    gaps = []
    for to in (there.hosts[1].name, there.hosts[0].name):
        machine = Migration(there.state, MOVER[0], to)
        machine.prepare()
        job = ping.start(there.state, PROBE[0], MOVER[1], ping.Options(count=None, interval=0.01))
        try:
            netns.until(lambda: job.output.read_text(encoding="utf-8").count("bytes from") > 30, 30, "the ping to run")
            machine.switch()
            tell(to)
            before = job.output.read_text(encoding="utf-8").count("bytes from")
            netns.until(lambda: job.output.read_text(encoding="utf-8").count("bytes from") > before + 30, 30,
                        "answers from the new place")
        finally:
            gaps.append(ping.stop(job)["longest_gap_ms"])
            machine.finish()
    return statistics.median(gaps)


def weft(there: Bed, client: Restconf, count: int, repeats: int) -> dict:
    wanted = ports(there, count)
    macs = {g: there.state.guest(g).interfaces[0].mac for g, _ in (MOVER, PROBE)}
    patchports.add(there.hosts[1], 1, "spare")
    client.patch(INTENT, {"weft:weft": {"appliance": [appliance(*p) for p in wanted]
                                        + [appliance("spare0000", there.hosts[1].name, mac(9, 1))]
                                        + [appliance(g, there.state.guest(g).host, m) for g, m in macs.items()]}})
    with watching(there, WEFT, 8) as watches:
        members = [member(p[0]) for p in wanted] + [member(g) for g in macs]
        bulk = settle(watches, lambda: client.patch(INTENT, {"weft:weft": {"network": [
            {"name": FENCE, "member": members}]}}))
        flows = statistics.mean(watch.count for watch in watches)
        say(f"fence: weft: {count} ports after {bulk:.2f} s, {flows:.0f} flows per host")
        path = f"{INTENT}/network={FENCE}"
        added = []
        for _ in range(repeats):
            added.append(settle(watches, lambda: client.post(path, {"weft:member": [member("spare0000")]})) * 1000)
            settle(watches, lambda: client.delete(f"{path}/member=spare0000,eth0"))
    moved = gap(there, lambda to: client.patch(f"{INTENT}/appliance={MOVER[0]}", {
        "weft:appliance": [{"name": MOVER[0], "node": to}]}))
    return {"bulk_s": round(bulk, 3), "add_one_ms": round(statistics.median(added), 1),
            "flows_per_host": round(flows), "move_gap_ms": moved and round(moved, 1)}


@contextlib.contextmanager
def watching(there: Bed, prefix: int, bits: int) -> Iterator[list[FlowWatch]]:
    """Watches the flows of all hosts whose cookie begins so."""
    with contextlib.ExitStack() as stack:
        yield [stack.enter_context(FlowWatch(there.bridge_socket(host), prefix, bits)) for host in there.hosts]


def ovn(there: Bed, count: int, repeats: int) -> dict:
    """The same on the same hosts and ports, once Weft has left them."""
    for host in there.hosts:
        helpers.stop(there.state, host)
        # Weft's settings of the bridge are taken back, and its tunnel ports
        Ovs(host).vsctl("del-controller", _ovn.BRIDGE, "--", "clear", "Bridge", _ovn.BRIDGE, "flow_tables", "--",
                        "set", "Bridge", _ovn.BRIDGE, "protocols=[]", "--", "--if-exists", "del-port", "weft6081", "--",
                        "--if-exists", "del-port", "weft-underlay")
        Ovs(host).ofctl("del-flows", _ovn.BRIDGE)
    wanted = [(f"{name}/eth0", address) for name, _, address in ports(there, count)]
    real = {f"{g}/eth0": (there.state.guest(g).interfaces[0].mac, there.state.guest(g).host) for g, _ in (MOVER, PROBE)}
    with _ovn.Ovn(there.state, Path(there.hosts[0].directory).parent / "ovn").running() as peer:
        with watching(there, 0, 0) as watches:
            bulk = settle(watches, lambda: peer.add(wanted + [(port, address) for port, (address, _) in real.items()]))
            for port, (_, host) in real.items():
                peer.bind(port, host)
            flows = statistics.mean(peer.flows(host) for host in there.hosts)
            say(f"fence: ovn: {count} ports after {bulk:.2f} s, {flows:.0f} flows per host")
            added = []
            for _ in range(repeats):
                added.append(settle(watches, lambda: peer.add([("spare0000/eth0", mac(9, 1))])) * 1000)
                settle(watches, lambda: peer.remove("spare0000/eth0"))
        try:
            moved: float | None = gap(there, lambda to: peer.bind(f"{MOVER[0]}/eth0", to))
        except LabError as e:
            say(f"fence: ovn: the guest was not found at its new place: {e}")
            moved = None
    return {"bulk_s": round(bulk, 3), "add_one_ms": round(statistics.median(added), 1),
            "flows_per_host": round(flows), "move_gap_ms": moved and round(moved, 1)}


def main() -> None:
    parser = argparse.ArgumentParser(prog="weft bench fence", description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
    parser.add_argument("--n", type=int, default=500, help="ports (default %(default)s)")
    parser.add_argument("--repeats", type=int, default=10, help="one more: how often (default %(default)s)")
    args = parser.parse_args()
    with bed(HOSTS) as there, Restconf(timeout=TIMEOUT_S) as client:
        client.put(INTENT, {"weft:weft": {"node": [node(entry) for entry in samples.load("sample")["node"]]}})
        for host in there.hosts:
            Ovs(host).vsctl_now("wait-until", "Bridge", "br-int", "datapath_id!=[]", timeout=60)
        say("fence: ports and guests")
        for n, host in enumerate(there.hosts):
            patchports.add(host, args.n // HOSTS + (1 if n < args.n % HOSTS else 0), "abc"[n])
        make_guests(there)
        result = {"ports": args.n} | weft(there, client, args.n, args.repeats)
        if _ovn.installed():
            there.stop_controller()
            result["ovn"] = ovn(there, args.n, args.repeats)
        else:
            say("fence: OVN is not installed (apt-get install ovn-central ovn-host): no peer")
    if args.json:
        print(json.dumps(result))
        return
    for name, each in (("weft", result), *([("ovn", result["ovn"])] if "ovn" in result else [])):
        print(f"{name}: {args.n} ports on {HOSTS} hosts {each['bulk_s']} s, one more {each['add_one_ms']} ms, "
              f"{each['flows_per_host']} flows per host, gap of a move {each['move_gap_ms']} ms")


if __name__ == "__main__":
    main()
