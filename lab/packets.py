"""Sending crafted frames from anywhere in the lab: forged Geneve, raw frames of a guest, many UDP flows."""

from __future__ import annotations

import ipaddress
import json
import socket
from dataclasses import dataclass, field

from lab import capture, frames, netns, plan
from lab.frames import Geneve
from lab.plan import Host
from lab.shell import LabError
from lab.state import State

_PAYLOAD = b"weft-lab-forged-frame"


@dataclass(frozen=True)
class Forgery:
    """A Geneve frame to a host. Unset outer fields are those of an honest neighbour at the sending place; unset inner
    ones are harmless defaults."""

    to: str
    geneve: Geneve
    outer_src: str | None = None
    outer_dst: str | None = None
    src_mac: str | None = None
    dst_mac: str | None = None
    sport: int = 50000
    dport: int = frames.GENEVE_PORT
    dscp: int = 0
    ipv6: bool = False
    inner: bytes = field(default=b"")


def inner_echo(src_mac: str, dst_mac: str, src: str, dst: str, payload: bytes = _PAYLOAD) -> bytes:
    if ipaddress.ip_address(src).version != ipaddress.ip_address(dst).version:
        raise LabError(f"{src} and {dst} are of different IP versions")
    return bytes(frames.echo_request(src_mac, dst_mac, src, dst, payload))


def forge(state: State, where: str, forgery: Forgery, count: int = 1) -> bytes:
    """Sends a forged frame from a host's NIC or from the router; returns the frame. It is the receiver's side of the
    router that counts: from the router the NIC on the target's LAN is taken."""
    target = state.host(forgery.to)
    device, own_mac, own_ip = _sender(state, where, target, forgery.ipv6)
    destination = forgery.outer_dst or (target.ip6 if forgery.ipv6 else target.ip4)
    envelope = frames.outer(forgery.src_mac or own_mac, forgery.dst_mac or _next_hop(state, where, target),
                            forgery.outer_src or own_ip, destination, forgery.sport, forgery.dport, forgery.dscp)
    frame = frames.encapsulated(envelope, forgery.geneve, forgery.inner)
    netns.send_frames(state.netns_of(where), device, [frame] * count)
    return frame


def _sender(state: State, where: str, target: Host, ipv6: bool) -> tuple[str, str, str]:
    if where == "router":
        lan = target.lan
        return lan.router_nic, lan.router_mac, lan.gateway6 if ipv6 else lan.gateway4
    host = state.host(where)
    return plan.UNDERLAY_NIC, host.mac, host.ip6 if ipv6 else host.ip4


def _next_hop(state: State, where: str, target: Host) -> str:
    if where == "router" or state.host(where).lan == target.lan:
        return target.mac
    return state.host(where).lan.router_mac


def send_raw(state: State, name: str, frame: bytes, *, device: str | None = None, count: int = 1) -> None:
    """Sends a frame as it is from a guest (or anything else)."""
    if not 14 <= len(frame) <= 9018:
        raise LabError(f"a frame of {len(frame)} bytes: want 14 to 9018")
    netns.send_frames(state.netns_of(name), device or capture.default_device(state, name), [frame] * count)


def udp_flows(state: State, guest: str, destination: str, *, flows: int = 200, dport: int = 7,
              first_sport: int = 20000, dscp: int = 0) -> None:
    """One datagram from each of ``flows`` source ports, through the guest's own IP stack."""
    if not 1 <= flows <= 40_000 or first_sport + flows > 65_536:
        raise LabError(f"{flows} flows from port {first_sport}: ports end at 65535")
    family = socket.AF_INET6 if ":" in destination else socket.AF_INET
    option = ((socket.IPPROTO_IPV6, socket.IPV6_TCLASS) if family == socket.AF_INET6
              else (socket.IPPROTO_IP, socket.IP_TOS))
    with netns.entered(state.netns_of(guest)):
        for number in range(flows):
            with socket.socket(family, socket.SOCK_DGRAM) as s:
                s.setsockopt(*option, dscp << 2)
                s.bind(("", first_sport + number))
                try:
                    s.sendto(b"weft-lab-flow", (destination, dport))
                except ConnectionRefusedError:
                    continue


def device_mac(state: State, name: str, device: str) -> str:
    """The MAC of a device by asking the kernel."""
    return json.loads(netns.ip(state.netns_of(name), "-j", "link", "show", "dev", device))[0]["address"]
