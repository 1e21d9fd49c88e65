"""Proofs of the virtual links of the sample intent (lab/samples/sample.json)."""

from __future__ import annotations

import contextlib
import dataclasses
from typing import Any, Iterator, Sequence

from lab import banner, capture, frames, packets, ping
from lab.capture import Capture
from lab.checks import Bed, ProofFailed, expect, proof
from lab.frames import Geneve
from lab.packets import Forgery

GENEVE = "udp port 6081"
RED_MAC_A, RED_MAC_B = "02:00:00:00:00:01", "02:00:00:00:00:02"
RED_A, RED_B = "10.0.0.1", "10.0.0.2"
PING = ping.Options(count=3, interval=0.05)
_MARK = b"weft-proof-"
# in ICMP and in ICMPv6
_ECHO = (0, 8, 128, 129)


def reach(bed: Bed, guest: str, address: str, options: ping.Options = PING) -> dict[str, Any]:
    """A ping without any loss or duplicate. One unrecorded try before it lets addresses be resolved."""
    namespace = bed.state.netns_of(guest)
    ping.ping(namespace, address, ping.Options(count=1, wait=2.0))
    result = ping.ping(namespace, address, options)
    expect(result["lost"] == 0 and result["duplicates"] == 0,
           f"ping {guest} to {address}: {result['lost']} of {result['sent']} lost, {result['duplicates']} duplicates")
    return result


@contextlib.contextmanager
def listening(bed: Bed, guests: Sequence[str], bpf: str = "") -> Iterator[dict[str, Capture]]:
    """Captures of what comes in at several guests: their frames are there when the block is over. All of them begin
    together, and end together."""
    with capture.together(bed.state, guests, bpf) as captures:
        yield captures


def marked(frame: dict[str, Any], mark: bytes) -> bool:
    """Whether a frame, or what it encapsulates, carries a payload with the mark."""
    payloads = [frame.get("payload", ""), frame.get("icmp", {}).get("payload", ""), frame.get("geneve_payload", ""),
                frame.get("nsh_payload", "")]
    return any(mark.hex() in (p or "") for p in payloads) or ("inner" in frame and marked(frame["inner"], mark))


def is_ping(frame: dict[str, Any]) -> bool:
    """Whether a frame encapsulates an echo request or an answer. (Neighbour discovery comes by itself.)"""
    return frame.get("inner", {}).get("icmp", {}).get("type") in _ECHO


def carried(seen: Capture, segment: int) -> list[dict[str, Any]]:
    """The frames of user data of a segment in a capture."""
    return [f for f in seen.frames if f.get("geneve", {}).get("vni") == segment
            and not f["geneve"].get("control_word", {}).get("control")]


def tunnelled(bed: Bed, host: str, link: str, guest: str, address: str,
              options: ping.Options = PING) -> list[dict[str, Any]]:
    """Pings over a link and returns what a host's underlay NIC carried of it."""
    reach(bed, guest, address)
    with Capture(bed.state, host, bpf="udp or ip6") as seen:
        reach(bed, guest, address, options)
    found = carried(seen, bed.segment(link))
    expect(bool(found), f"no frame of link '{link}' was seen on the NIC of {host}")
    return found


@proof("VL-1", "a third interface cannot send into a link")
def third_interface(bed: Bed) -> str:
    reach(bed, "fw-red", RED_B)
    mark = _MARK + b"third"
    guests = [g for g in bed.state.guests if g != "spare-red"]
    frame = packets.inner_echo(RED_MAC_A, RED_MAC_B, RED_A, RED_B, mark)
    with listening(bed, guests) as captures:
        for destination in (RED_MAC_B, "ff:ff:ff:ff:ff:ff"):
            packets.send_raw(bed.state, "spare-red",
                             bytes.fromhex(destination.replace(":", "")) + frame[6:], count=5)
        reach(bed, "fw-red", RED_B)
    hit = [g for g, c in captures.items() if any(marked(f, mark) for f in c.frames)]
    expect(not hit, f"frames of spare-red arrived at {', '.join(hit)}")
    expect(any("icmp" in f for f in captures["lb-red"].frames), "the capture at lb-red saw nothing at all")
    return f"10 frames with red's own addresses, 0 arrived at {len(guests)} guests"


@proof("VL-1", "nothing of a link leaks to a third interface")
def no_leak(bed: Bed) -> str:
    with listening(bed, ["spare-red"], "icmp or icmp6 or arp") as captures:
        for guest, address in (("fw-red", RED_B), ("fw-red", "fd10::2"), ("fw-blue", RED_B)):
            reach(bed, guest, address)
    seen = captures["spare-red"].frames
    expect(not seen, f"spare-red received {len(seen)} frames of others")
    return "pings of red and blue, 0 frames at spare-red"


@proof("VL-1", "forged frames from the underlay do not arrive")
def forged(bed: Bed) -> str:
    segment, host3, guests = bed.segment("red"), bed.state.host("host3"), list(bed.state.guests)
    cases = {
        "an honest frame": ("host1", Forgery("host2", Geneve(segment))),
        "an unknown sender": ("router", Forgery("host2", Geneve(segment))),
        "a node that is not the link's": ("host3", Forgery("host2", Geneve(segment))),
        "the same through the router": ("router", Forgery("host2", Geneve(segment), outer_src=host3.ip4)),
        "an unknown key": ("host1", Forgery("host2", Geneve(0xabcdef))),
        "no option": ("host1", Forgery("host2", Geneve(segment, None))),
        "version 2": ("host1", Forgery("host2", Geneve(segment, 0x20400000))),
        "another kind": ("host1", Forgery("host2", Geneve(segment, 0x10800000))),
        "another link's key": ("host1", Forgery("host2", Geneve(bed.segment("far-v6")))),
    }
    marks = {name: _MARK + f"case-{n:02}".encode() for n, name in enumerate(cases)}
    with listening(bed, guests, "icmp[0] == 8") as captures:
        for name, (where, forgery) in cases.items():
            inner = packets.inner_echo(RED_MAC_A, RED_MAC_B, RED_A, RED_B, marks[name])
            packets.forge(bed.state, where, dataclasses.replace(forgery, inner=inner), count=3)
    for name, mark in marks.items():
        hit = [g for g, c in captures.items() if any(marked(f, mark) for f in c.frames)]
        wanted = ["lb-red"] if name == "an honest frame" else []
        expect(hit == wanted, f"{name}: arrived at {', '.join(hit) or 'no guest'}, want {', '.join(wanted) or 'none'}")
    return f"{len(cases) - 1} kinds of forgery, 0 frames at {len(guests)} guests (an honest one arrives)"


def reach_only(bed: Bed, source: str, address: str, peer: str) -> dict[str, Any]:
    """Pings an address and proves that it is the peer, and nobody else, who answers there."""
    result = reach(bed, source, address)
    with banner.servers(bed.state, [peer]):
        answers = banner.ask(bed.state, source, address)
    expect(answers == {peer}, f"{address} answers as {sorted(answers) or 'nobody'}, not as {peer}")
    return result


@proof("VL-1", "a virtual and a physical appliance are linked")
def physical(bed: Bed) -> str:
    result = reach_only(bed, "gw-green", "10.0.2.2", "box-green")
    return f"gw-green reaches box-green behind NIC ens1 of host2, {result['received']} of {result['sent']} pings"


@proof("VL-1", "two physical appliances are linked")
def both_physical(bed: Bed) -> str:
    result = reach_only(bed, "rack-green", "10.0.4.2", "shelf-green")
    return f"rack-green (NIC ens2 of host1) reaches shelf-green (NIC ens1 of host3): {result['received']} pings"


@proof("VL-2", "two tenants, same addresses, same hosts")
def same_addresses(bed: Bed) -> str:
    four = ["fw-red", "lb-red", "fw-blue", "lb-blue"]
    with banner.servers(bed.state, four):
        for guest, peer in (("fw-red", "lb-red"), ("lb-red", "fw-red"), ("fw-blue", "lb-blue"), ("lb-blue", "fw-blue")):
            number = "2" if peer.startswith("lb") else "1"
            for address in (f"10.0.0.{number}", f"fd10::{number}"):
                answers = banner.ask(bed.state, guest, address)
                expect(answers == {peer}, f"{guest} asks {address}: {sorted(answers) or 'nobody'}, not {peer}")
    with listening(bed, ["lb-red", "lb-blue"], "icmp[0] == 8") as captures:
        reach(bed, "fw-red", RED_B)
    red, blue = len(captures["lb-red"].frames), len(captures["lb-blue"].frames)
    expect(red >= 3 and blue == 0, f"red's pings: {red} at lb-red, {blue} at lb-blue")
    return f"each reaches only its own peer; of red's pings {red} at lb-red, {blue} at lb-blue"


@proof("VL-2", "inner addresses that are the underlay's own")
def overlapping_underlay(bed: Bed) -> str:
    with banner.servers(bed.state, ["vpn-blue"]):
        for address in ("10.77.1.2", "fd00:77:1::2"):
            answers = banner.ask(bed.state, "rt-blue", address)
            expect(answers == {"vpn-blue"}, f"{address} answers as {sorted(answers) or 'nobody'}, not as vpn-blue")
    reach(bed, "rt-blue", "10.77.1.2")
    return "rt-blue on host2 uses host1's address and reaches vpn-blue at host2's"


@proof("VL-3", "IPv4 and IPv6 inside IPv4 and IPv6")
def families(bed: Bed) -> str:
    for guest, link, address, version in (
            ("fw-red", "red", RED_B, 4), ("fw-red", "red", "fd10::2", 4),
            ("vpn-red", "far-v6", "10.0.1.2", 6), ("vpn-red", "far-v6", "fd10:1::2", 6),
            ("gw-green", "box", "10.0.2.2", 6), ("gw-green", "box", "fd10:2::2", 6)):
        for frame in tunnelled(bed, "host1", link, guest, address):
            expect(frame["ip_version"] == version, f"link '{link}' travels in IPv{frame['ip_version']}")
    return "all four combinations, across the LAN and across the router"


@proof("VL-4", "wire format: UDP, control-plane header, inner frame")
def wire_format(bed: Bed) -> str:
    found = tunnelled(bed, "host1", "red", "fw-red", RED_B)
    for frame in found:
        header = frame["geneve"]
        word = header.get("control_word", {})
        expect(frame["dport"] == frames.GENEVE_PORT, f"UDP port {frame['dport']}")
        expect(word.get("version") == 1 and word.get("kind") == 1 and not word.get("control")
               and not word.get("fragment") and word.get("reserved") == 0, f"control word {word}")
        expect(header.get("policy_word") == 0 and "inner" in frame, f"Geneve header {header}")
    return f"{len(found)} frames: control word {found[0]['geneve']['control_word']['word']:#010x}"


@proof("VL-5", "UDP source ports within the node's range")
def source_ports(bed: Bed) -> str:
    ports = bed.node("host1").get("udp-source-ports", {})
    first, count = int(ports.get("first", 49152)), int(ports.get("count", 16))
    reach(bed, "fw-red", RED_B)
    source = bed.state.host("host1").ip4
    with Capture(bed.state, "host1", bpf=f"{GENEVE} and src host {source}") as seen:
        packets.udp_flows(bed.state, "fw-red", RED_B, flows=200)
    used = {f["sport"] for f in carried(seen, bed.segment("red"))}
    outside = sorted(p for p in used if not first <= p < first + count)
    expect(not outside, f"ports {outside[:5]} are outside {first} to {first + count - 1}")
    expect(len(used) >= max(1, count // 2), f"200 flows use only {len(used)} of {count} ports")
    return f"200 flows use {len(used)} ports of {first} to {first + count - 1}"


@proof("VL-6", "DSCP copied from the inner packet")
def dscp_inherited(bed: Bed) -> str:
    for inner, address in ((10, RED_B), (34, "fd10::2"), (0, RED_B)):
        _dscp(bed, "red", "fw-red", address, inner, inner)
    return "inner 10, 34, 0 gives outer 10, 34, 0 on link 'red'"


@proof("VL-6", "DSCP fixed by the provider")
def dscp_fixed(bed: Bed) -> str:
    for inner in (0, 10):
        _dscp(bed, "far-v6", "vpn-red", "10.0.1.2", inner, 46)
    return "inner 0, 10 gives outer 46 on link 'far-v6'"


def _dscp(bed: Bed, link: str, guest: str, address: str, inner: int, outer: int) -> None:
    options = ping.Options(count=3, interval=0.05, dscp=inner)
    found = [f for f in tunnelled(bed, "host1", link, guest, address, options)
             if f.get("inner", {}).get("icmp", {}).get("type") in (8, 128) and f["inner"]["dscp"] == inner]
    expect(bool(found), f"no echo request with inner DSCP {inner} was seen on link '{link}'")
    wrong = {f["dscp"] for f in found} - {outer}
    expect(not wrong, f"link '{link}': inner DSCP {inner} gives outer {sorted(wrong)}, not {outer}")


@proof("VL-7", "through the gateway to another subnet, directly on one LAN")
def gateway(bed: Bed) -> str:
    host1, host2, host3 = (bed.state.host(f"host{n}") for n in (1, 2, 3))
    for frame in tunnelled(bed, "host1", "far-v6", "vpn-red", "10.0.1.2"):
        other = frame["eth_dst"] if frame["src"] == host1.ip6 else frame["eth_src"]
        expect(other == host1.lan.router_mac, f"a frame for host3 goes to {other}, not to the router")
    for frame in tunnelled(bed, "host3", "far-v4", "vpn-blue", "10.77.1.1"):
        expect(frame["ttl"] < 64 or frame["src"] == host3.ip4, f"TTL {frame['ttl']} at host3: it came past no router")
    for frame in tunnelled(bed, "host1", "red", "fw-red", RED_B):
        other = frame["eth_dst"] if frame["src"] == host1.ip4 else frame["eth_src"]
        expect(other == host2.mac, f"a frame for host2 goes to {other}, not to host2 itself")
    return "host3 by the router's MAC in IPv4 and IPv6, host2 by its own"


@proof("VL-14", "a link-enabled interface without a link is silent")
def silent(bed: Bed) -> str:
    mark = _MARK + b"silent"
    broadcast = packets.inner_echo("02:00:00:00:00:51", "ff:ff:ff:ff:ff:ff", "10.0.0.3", "10.0.0.255", mark)
    with Capture(bed.state, "host1") as underlay, listening(bed, ["spare-red"]) as captures:
        packets.send_raw(bed.state, "spare-red", broadcast, count=5)
        packets.send_raw(bed.state, "fw-red", broadcast, count=5)
    sent = [f for f in underlay.frames if marked(f, mark)]
    segments = {f.get("geneve", {}).get("vni") for f in sent}
    expect(segments == {bed.segment("red")} and len(sent) == 5,
           f"{len(sent)} of the frames are on the underlay in segments {segments}: want the 5 of fw-red only")
    expect(not captures["spare-red"].frames, f"spare-red received {len(captures['spare-red'].frames)} frames")
    return "spare-red: 5 broadcasts sent, 0 on the underlay, 0 received"


@proof("VL-18", "a link that ends at another controller's node")
def external_end(bed: Bed) -> str:
    segment, mark = bed.segment("abroad"), _MARK + b"abroad"
    there = frames.echo_request("02:00:00:00:00:41", "02:00:00:00:00:42", "10.0.3.1", "10.0.3.2", mark)
    packets.send_raw(bed.state, "edge-green", bytes(there))
    with Capture(bed.state, "router", device="lan-a", bpf=GENEVE) as foreign:
        packets.send_raw(bed.state, "edge-green", bytes(there), count=3)
    out = [f for f in carried(foreign, segment) if marked(f, mark)]
    expect(len(out) == 3, f"{len(out)} of 3 frames reached the external end")
    expect({(f["src"], f["dst"]) for f in out} == {("10.77.1.2", "10.77.1.254")}, "they bear wrong outer addresses")
    back = bytes(frames.echo_request("02:00:00:00:00:42", "02:00:00:00:00:41", "10.0.3.2", "10.0.3.1", mark))
    with listening(bed, ["edge-green"], "icmp") as captures:
        packets.forge(bed.state, "router", Forgery("host2", Geneve(segment), inner=back), count=3)
    received = [f for f in captures["edge-green"].frames if marked(f, mark)]
    expect(len(received) == 3, f"{len(received)} of 3 frames from the external end reached edge-green")
    return "3 frames out to 10.77.1.254, 3 frames in"


@proof("VL-19", "no third node and no controller forwards user packets")
def no_detour(bed: Bed) -> str:
    reach(bed, "fw-red", RED_B)
    options = ping.Options(count=50, interval=0.01)
    with Capture(bed.state, "host1", device="mgmt0") as management, Capture(bed.state, "host3") as third:
        reach(bed, "fw-red", RED_B, options)
    expect(not carried(third, bed.segment("red")), "host3 saw packets of a link between host1 and host2")
    to_controller = [f for f in management.frames if f.get("dport") in (6653, 6633)]
    if len(to_controller) >= 50:
        raise ProofFailed(f"{len(to_controller)} packets to the controller while 51 pings crossed the link")
    return f"51 pings: 0 frames at host3, {len(to_controller)} packets to the controller"


@proof("VL-20", "link ids beyond VLANs")
def large_ids(bed: Bed) -> str:
    segment = bed.segment("abroad")
    expect(segment == 16_000_000, f"link 'abroad' has key {segment}, not 16000000")
    frame = bytes(frames.echo_request("02:00:00:00:00:41", "02:00:00:00:00:42", "10.0.3.1", "10.0.3.2", _MARK))
    with Capture(bed.state, "host2", bpf=GENEVE) as seen:
        packets.send_raw(bed.state, "edge-green", frame, count=2)
    expect(len(carried(seen, segment)) >= 2, f"no frames with key {segment} on the underlay")
    return f"frames with key {segment} on the wire"
