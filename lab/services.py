"""Guests that are services: machines that know nothing of Weft, and one that knows service headers (NSH).

A bridge passes everything on, a firewall all but one TCP port, an IDS has one interface and gives back what it gets.
All of them count what comes in, by interface, addresses and protocol, before they do anything with it.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Callable, Iterable, Mapping

from lab import jobs, netns
from lab.shell import LabError, run
from lab.state import State

BLOCKED_PORT = 8081
IN, OUT = "eth0", "eth1"
ECHO_TYPES = ("icmp", "ipv6-icmp")
_BRIDGE = "br0"
_AWARE = Path(__file__).resolve().parent / "nsh_service.py"
_TABLE = "weft_seen"


@dataclass(frozen=True)
class Seen:
    """What came in at an interface of a service: packets from one address to another one; ``sport`` and ``dport`` are
    0 for what has none. Each packet with ports is in two entries: with them and, as all the others, without."""

    device: str
    source: str
    target: str
    protocol: str
    sport: int
    dport: int
    packets: int


def settle(state: State, guest: str, kind: str, count: bool = True) -> None:
    """Makes a guest such a service; harmless when it is one already. Counting costs time: benchmarks do without."""
    if kind not in KINDS:
        raise LabError(f"'{kind}' is no kind of service (there are {', '.join(KINDS)})")
    inside = state.netns_of(guest)
    devices = [interface.name for interface in state.guest(guest).interfaces]
    netns.sysctl(inside, {"net.ipv6.conf.all.disable_ipv6": 1})
    if count:
        _count(inside, devices)
    KINDS[kind](state, guest, devices)


def _load(inside: str, table: str, rules: str) -> None:
    """Loads a table of nftables in place of what it was."""
    run(netns.inside(inside, "nft", "-f", "-"), stdin=f"table {table} {{}}\ndelete table {table}\n{rules}")


def _count(inside: str, devices: list[str]) -> None:
    _load(inside, f"netdev {_TABLE}", f"table netdev {_TABLE} {{\n" + "\n".join(map(_counting, devices)) + "\n}\n")


def _counting(device: str) -> str:
    """Sets and rules that count what comes in at one interface."""
    sets = [f"counter {device}_{what} {{}}" for what in ("resolution", "nsh")]
    rules = ["meta protocol arp counter name {0}_resolution", "icmpv6 type 133-137 counter name {0}_resolution",
             "meta protocol 0x894f counter name {0}_nsh"]
    for family, key, protocol in (("ip", "ipv4_addr", "ip protocol"), ("ip6", "ipv6_addr", "ip6 nexthdr")):
        ends, types = f"{family} saddr . {family} daddr . {protocol}", f"{key} . {key} . inet_proto"
        sets.append(f"set {device}_{family}_all {{ type {types}; flags dynamic; size 65535; counter; }}")
        sets.append(f"set {device}_{family}_ports {{ type {types} . inet_service . inet_service; flags dynamic;"
                    f" size 65535; counter; }}")
        rules.append(f"add @{{0}}_{family}_all {{{{ {ends} }}}}")
        rules.append(f"{protocol} {{{{ tcp, udp }}}} add @{{0}}_{family}_ports {{{{ {ends} . th sport . th dport }}}}")
    hook = f"type filter hook ingress device {device} priority -100;"
    return "\n".join([*sets, f"chain {device} {{ {hook}", *(rule.format(device) for rule in rules), "}"])


def _bridge(state: State, guest: str, devices: list[str]) -> None:
    inside = state.netns_of(guest)
    if len(devices) != 2:
        raise LabError(f"{guest} has {len(devices)} interfaces: a bridge needs two")
    if _BRIDGE not in netns.links(inside):
        netns.ip(inside, "link", "add", _BRIDGE, "type", "bridge", "mcast_snooping", "0")
    # A station can be on either side: whoever is guarded talks with others that are guarded, too.
    netns.batch(inside, [line for device in devices for line in (
        f"link set {device} master {_BRIDGE}", f"link set {device} type bridge_slave learning off flood on")]
                + [f"link set {_BRIDGE} up"])
    # the kernel tells a bridge up to a second late that a port has a carrier; until then the port gives nothing on
    netns.until(lambda: _forwards(inside, devices), 10, f"both sides of {guest} to give on what they get", 0.02)


def _forwards(inside: str, devices: list[str]) -> bool:
    ports = json.loads(run(["bridge", "-n", inside, "-j", "link"]).stdout or "[]")
    return {port["ifname"] for port in ports if port["state"] == "forwarding"} >= set(devices)


def _firewall(state: State, guest: str, devices: list[str]) -> None:
    _bridge(state, guest, devices)
    _load(state.netns_of(guest), "bridge weft_firewall", f"""table bridge weft_firewall {{
        chain forward {{ type filter hook forward priority 0; tcp dport {BLOCKED_PORT} counter drop; }}
        }}""")


def _ids(state: State, guest: str, devices: list[str]) -> None:
    _load(state.netns_of(guest), "netdev weft_ids", f"""table netdev weft_ids {{
        chain come {{ type filter hook ingress device {devices[0]} priority 0; fwd to {devices[0]}; }}
        }}""")


def _aware(state: State, guest: str, devices: list[str]) -> None:
    name = f"nsh-{guest}"
    if any(job.name == name and job.alive() for job in jobs.every(state.name)):
        return
    forget(state, guest)
    job = jobs.start(state.name, "service", state.netns_of(guest),
                     lambda _: [sys.executable, str(_AWARE), *devices], mark=_AWARE.name, name=name)
    netns.until(lambda: "ready" in job.output.read_text(encoding="utf-8"), 10, f"{name} to listen", 0.01)


KINDS: Mapping[str, Callable[[State, str, list[str]], None]] = {
    "bridge": _bridge, "firewall": _firewall, "ids": _ids, "nsh": _aware}


def forget(state: State, guest: str) -> None:
    """Ends the program that a service of kind nsh is."""
    for job in jobs.every(state.name):
        if job.name == f"nsh-{guest}":
            jobs.finish(job)
            jobs.forget(job)


def stop(state: State, guest: str) -> None:
    """The service gives nothing back any more, while its interfaces stay up."""
    inside = state.netns_of(guest)
    forget(state, guest)
    if _BRIDGE in netns.links(inside):
        netns.ip(inside, "link", "set", _BRIDGE, "down")
    else:
        _load(inside, "netdev weft_ids", "")


def begin(state: State, guest: str, kind: str) -> None:
    """The service works again after ``stop``."""
    KINDS[kind](state, guest, [interface.name for interface in state.guest(guest).interfaces])


# -- what they counted

def seen(state: State, guest: str) -> list[Seen]:
    """What a service has counted since it was settled, or reset."""
    found = []
    for entry in _listed(state, guest):
        device = entry.get("set", {}).get("name", "").partition("_")[0]
        for element in entry.get("set", {}).get("elem", []):
            source, target, protocol, *ports = map(str, element["elem"]["val"]["concat"])
            sport, dport = map(int, ports or (0, 0))
            found.append(Seen(device, source, target, protocol, sport, dport, element["elem"]["counter"]["packets"]))
    return found


def resolutions(state: State, guest: str) -> int:
    """How many ARP frames and IPv6 neighbour discovery messages a service has got."""
    return _counter(state, guest, "resolution")


def headers(state: State, guest: str) -> int:
    """How many frames with NSH a service has got."""
    return _counter(state, guest, "nsh")


def _counter(state: State, guest: str, what: str) -> int:
    named = [entry["counter"] for entry in _listed(state, guest) if "counter" in entry]
    return sum(counter["packets"] for counter in named if counter["name"].endswith(f"_{what}"))


def packets(state: State, guest: str, source: str, target: str, device: str | None = None,
            protocol: str | None = None) -> int:
    """How many packets from one address to another one a service has got."""
    return total(seen(state, guest), source, target, device, protocol)


def total(counted: Iterable[Seen], source: str, target: str, device: str | None = None,
          protocol: str | None = None) -> int:
    """How many packets from one address to another one are among what was counted."""
    return sum(s.packets for s in counted if not (s.sport or s.dport) and s.source == source
               and s.target == target and device in (None, s.device) and protocol in (None, s.protocol))


def flows(state: State, guest: str) -> set[tuple[str, int, str, int]]:
    """The directed flows with ports that a service has got packets of."""
    return {(s.source, s.sport, s.target, s.dport) for s in seen(state, guest) if s.sport or s.dport}


def reset(state: State, guest: str) -> None:
    """Begins to count anew."""
    _count(state.netns_of(guest), [interface.name for interface in state.guest(guest).interfaces])


def _listed(state: State, guest: str) -> list[dict[str, Any]]:
    done = run(netns.inside(state.netns_of(guest), "nft", "-j", "-n", "list", "table", "netdev", _TABLE))
    return json.loads(done.stdout)["nftables"]
