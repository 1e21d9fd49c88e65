"""Appliances that are not on a host: machines with a cable to the router, which routes their outer addresses, and their
own ends of tunnels to a host (SI-11)."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from lab import jobs, netns
from lab.plan import Host
from lab.state import Guest, Interface, State, Tunnel

UPLINK = "uplink"
VXLAN_PORT = 4789
# the router's end of every such cable, of which nobody else hears
_ROUTER4, _ROUTER6 = "169.254.77.1", "fe80::77"
_GRE = Path(__file__).resolve().parent / "gretap.py"


def ensure(state: State, guest: Guest, interface: Interface, host: Host) -> None:
    """Creates what is missing of an interface that is the end of a tunnel to a host."""
    tunnel = interface.tunnel
    assert tunnel is not None
    inside = state.netns_of(guest.name)
    _uplink(state, guest, tunnel.address)
    if interface.name not in netns.links(inside):
        if tunnel.kind == "vxlan":
            netns.ip(inside, "link", "add", interface.name, "address", interface.mac, "mtu", str(interface.mtu),
                     "type", "vxlan", "id", str(tunnel.key), "local", tunnel.address, "remote",
                     host.ip6 if ":" in tunnel.address else host.ip4,
                     "dstport", str(VXLAN_PORT), "dev", UPLINK)
        else:
            netns.ip(inside, "tuntap", "add", "dev", interface.name, "mode", "tap")
            netns.ip(inside, "link", "set", interface.name, "address", interface.mac, "mtu", str(interface.mtu))
        netns.offloads_off(inside, interface.name)
        netns.batch(inside, [f"link set {interface.name} up"]
                    + [f"addr add {a} dev {interface.name}" for a in interface.ip4]
                    + [f"addr add {a} dev {interface.name} nodad" for a in interface.ip6])
    if tunnel.kind == "gre":
        _gre(state, guest, interface.name, tunnel, host)


def _uplink(state: State, guest: Guest, address: str) -> None:
    inside = state.netns_of(guest.name)
    if UPLINK not in netns.links(inside):
        cable = "m" + hashlib.sha256(guest.name.encode()).hexdigest()[:12]
        netns.delete_link(state.router, cable)
        netns.ip(None, "link", "add", UPLINK, "netns", inside, "type", "veth", "peer", "name", cable, "netns",
                 state.router)
        netns.offloads_off(inside, UPLINK)
        netns.offloads_off(state.router, cable)
        netns.batch(state.router, [f"link set {cable} up", f"addr add {_ROUTER4}/32 dev {cable}",
                                   f"addr add {_ROUTER6}/64 dev {cable} nodad",
                                   f"route replace {address} dev {cable}"])
    if ":" in address:
        lines = [f"addr replace {address}/128 dev {UPLINK} nodad", f"route replace default via {_ROUTER6} dev {UPLINK}"]
    else:
        lines = [f"addr replace {address}/32 dev {UPLINK}", f"route replace {_ROUTER4}/32 dev {UPLINK}",
                 f"route replace default via {_ROUTER4}"]
    netns.batch(inside, [f"link set {UPLINK} up", *lines])


def _gre(state: State, guest: Guest, device: str, tunnel: Tunnel, host: Host) -> None:
    name = f"gre-{guest.name}-{device}"
    same = [job for job in jobs.every(state.name) if job.name == name]
    if any(job.alive() for job in same):
        return
    for job in same:
        jobs.forget(job)
    job = jobs.start(state.name, "gre", state.netns_of(guest.name),
                     lambda _: [sys.executable, str(_GRE), device, tunnel.address, host.ip4, str(tunnel.key)],
                     mark=_GRE.name, name=name)
    netns.until(lambda: "ready" in job.output.read_text(encoding="utf-8"), 10, f"{name} to listen", 0.01)


def forget(state: State, guest: Guest) -> None:
    """Ends the programs of a machine that is removed."""
    names = {f"gre-{guest.name}-{interface.name}" for interface in guest.interfaces}
    for job in jobs.every(state.name):
        if job.name in names:
            jobs.finish(job)
            jobs.forget(job)
