"""Frames as dictionaries and back: reading what was captured, forging what should be refused (scapy).

Geneve's header and Weft's two words (control word, policy word) are handled here, as scapy does not know them.
"""

from __future__ import annotations

import logging
import struct
from dataclasses import dataclass
from typing import Any

logging.getLogger("scapy.runtime").setLevel(logging.ERROR)

# pylint: disable=wrong-import-position
from scapy.layers.inet import ICMP, IP, TCP, UDP  # noqa: E402
from scapy.layers.inet6 import ICMPv6EchoReply, ICMPv6EchoRequest, IPv6  # noqa: E402
from scapy.layers.l2 import ARP, Dot1Q, Ether  # noqa: E402
from scapy.packet import Packet, Raw  # noqa: E402

GENEVE_PORT = 6081
HALVES_PORT = 6089  # halves of frames that were too large
OPTION_CLASS = 0x0108
OPTION_TYPE = 0x80
VNET_OPTION_TYPE = 0x81  # the whole 32-bit id of a vnet; the VNI has its low 24 bits
ETHERNET = 0x6558
NSH_TYPE = 0x894f
NSH_PATH = 0x5d  # the service path id of all our NSH frames
NSH_HEADER = 0x0fc60103  # version 0, TTL 63, 6 words, MD type 1, Ethernet follows
NODE_OUI = "02:5d:c0"
ALL_NODES_OUI = "03:5d:c0"
LINK_CONTROL_WORD = 0x10400000  # version 1, kind link, nothing else
FENCE_CONTROL_WORD = 0x10800000
VNET_CONTROL_WORD = 0x10c00000


@dataclass(frozen=True)
class Geneve:
    """A Geneve header with Weft's option; ``control`` None leaves the option out."""

    vni: int
    control: int | None = LINK_CONTROL_WORD
    policy: int = 0
    option_class: int = OPTION_CLASS
    option_type: int = OPTION_TYPE
    vnet: int | None = None

    def encode(self) -> bytes:
        option = b""
        if self.control is not None:
            option = struct.pack("!HBBII", self.option_class, self.option_type, 2, self.control, self.policy)
        if self.vnet is not None:
            option += struct.pack("!HBBI", self.option_class, VNET_OPTION_TYPE, 1, self.vnet)
        critical = 0x40 if option and self.option_type & 0x80 else 0
        return struct.pack("!BBHI", len(option) // 4, critical, ETHERNET, self.vni << 8) + option


@dataclass(frozen=True)
class Nsh:
    """A frame between two nodes on one LAN segment (FN-3); ``host`` is the sending node's number."""

    segment: int
    host: int
    control: int = FENCE_CONTROL_WORD
    policy: int = 0
    path: int = NSH_PATH

    def encode(self) -> bytes:
        return struct.pack("!IIIIII", NSH_HEADER, self.path << 8 | 0xff, self.segment, self.host, self.control,
                           self.policy)


def node_mac(installation: int, host: int | None) -> str:
    """The address of a node on its LAN segment; without a host that of all nodes of the installation."""
    number = 0xffff if host is None else host
    return f"{ALL_NODES_OUI if host is None else NODE_OUI}:{installation:02x}:{number >> 8:02x}:{number & 0xff:02x}"


def in_ethernet(eth_src: str, eth_dst: str, nsh: Nsh, inner: bytes, vlan: int | None = None) -> bytes:
    """A frame of a node to others on its LAN segment."""
    envelope = Ether(src=eth_src, dst=eth_dst, type=NSH_TYPE) if vlan is None \
        else Ether(src=eth_src, dst=eth_dst) / Dot1Q(vlan=vlan, type=NSH_TYPE)
    return bytes(envelope / Raw(nsh.encode() + inner))


def control_word(word: int) -> dict[str, Any]:
    """Version, fragment and control flags, kind of segment, fragment id."""
    return {"word": word, "version": word >> 28, "fragment": bool(word >> 27 & 1), "second_half": bool(word >> 26 & 1),
            "control": bool(word >> 25 & 1), "kind": word >> 22 & 7, "reserved": word >> 16 & 0x3f,
            "fragment_id": word & 0xffff}


def outer(eth_src: str, eth_dst: str, ip_src: str, ip_dst: str, sport: int, dport: int, dscp: int = 0) -> Packet:
    """Ethernet + IP (version by the addresses) + UDP."""
    ip = IPv6(src=ip_src, dst=ip_dst, tc=dscp << 2) if ":" in ip_src else IP(src=ip_src, dst=ip_dst, tos=dscp << 2)
    return Ether(src=eth_src, dst=eth_dst) / ip / UDP(sport=sport, dport=dport)


def echo_request(eth_src: str, eth_dst: str, ip_src: str, ip_dst: str, payload: bytes, seq: int = 1) -> Packet:
    """An ICMP or ICMPv6 echo request whose payload can be found again."""
    if ":" in ip_src:
        return (Ether(src=eth_src, dst=eth_dst) / IPv6(src=ip_src, dst=ip_dst)
                / ICMPv6EchoRequest(id=0x5745, seq=seq, data=payload))
    return Ether(src=eth_src, dst=eth_dst) / IP(src=ip_src, dst=ip_dst) / ICMP(id=0x5745, seq=seq) / Raw(payload)


def announcement(mac: str, address: str) -> bytes:
    """A gratuitous ARP: the station is here."""
    return bytes(Ether(src=mac, dst="ff:ff:ff:ff:ff:ff") / ARP(op=1, hwsrc=mac, psrc=address, pdst=address))


def udp_frame(eth_src: str, eth_dst: str, ip_src: str, ip_dst: str, sport: int, dport: int, payload: bytes) -> bytes:
    return bytes(outer(eth_src, eth_dst, ip_src, ip_dst, sport, dport) / Raw(payload))


def encapsulated(envelope: Packet, geneve: Geneve, inner: bytes) -> bytes:
    return bytes(envelope / Raw(geneve.encode() + inner))


# -- reading

def parse(frame: bytes, geneve_ports: tuple[int, ...] = (GENEVE_PORT, HALVES_PORT)) -> dict[str, Any]:
    """One frame as nested dictionaries; what is inside is under ``geneve`` or ``nsh``, and ``inner``."""
    packet = Ether(frame)
    result: dict[str, Any] = {"length": len(frame), "eth_src": packet.src, "eth_dst": packet.dst,
                              "eth_type": packet.type}
    if Dot1Q in packet:
        result["vlan"] = packet[Dot1Q].vlan
        result["eth_type"] = packet[Dot1Q].type
    if result["eth_type"] == NSH_TYPE:
        result |= _parse_nsh(frame[18 if "vlan" in result else 14:], geneve_ports)
    elif ARP in packet:
        arp = packet[ARP]
        result["arp"] = {"op": arp.op, "src": arp.psrc, "dst": arp.pdst, "src_mac": arp.hwsrc}
    elif IP in packet or IPv6 in packet:
        _parse_ip(packet, result, geneve_ports)
    return result


def _parse_ip(packet: Packet, result: dict[str, Any], geneve_ports: tuple[int, ...]) -> None:
    if IP in packet and not (IPv6 in packet and packet.type == 0x86dd):
        ip = packet[IP]
        result |= {"ip_version": 4, "src": ip.src, "dst": ip.dst, "dscp": ip.tos >> 2, "ecn": ip.tos & 3, "ttl": ip.ttl,
                   "proto": ip.proto, "df": bool(ip.flags.DF), "fragment_offset": ip.frag,
                   "more_fragments": bool(ip.flags.MF)}
    else:
        ip = packet[IPv6]
        result |= {"ip_version": 6, "src": ip.src, "dst": ip.dst, "dscp": ip.tc >> 2, "ecn": ip.tc & 3,
                   "ttl": ip.hlim, "proto": ip.nh}
    for layer in (UDP, TCP):
        if isinstance(ip.payload, layer):
            result |= {"sport": ip.payload.sport, "dport": ip.payload.dport}
    if isinstance(ip.payload, UDP):
        payload = bytes(ip.payload.payload)
        result["udp_checksum"] = ip.payload.chksum
        if ip.payload.dport in geneve_ports:
            result |= _parse_geneve(payload, geneve_ports)
        else:
            result["payload"] = payload.hex()
    _parse_icmp(ip, result)


def _parse_icmp(ip: Packet, result: dict[str, Any]) -> None:
    icmp = ip.payload
    if isinstance(icmp, ICMP):
        result["icmp"] = {"type": icmp.type, "code": icmp.code, "id": icmp.id, "seq": icmp.seq,
                          "payload": bytes(icmp.payload).hex()}
    elif isinstance(icmp, (ICMPv6EchoRequest, ICMPv6EchoReply)):
        result["icmp"] = {"type": icmp.type, "code": icmp.code, "id": icmp.id, "seq": icmp.seq,
                          "payload": bytes(icmp.data).hex()}
    elif result.get("proto") == 58:
        result["icmp"] = {"type": getattr(icmp, "type", None), "code": getattr(icmp, "code", None)}


def _parse_geneve(data: bytes, geneve_ports: tuple[int, ...]) -> dict[str, Any]:
    if len(data) < 8:
        return {"geneve": {"error": f"{len(data)} bytes are no Geneve header"}}
    lengths, flags, protocol, vni = struct.unpack("!BBHI", data[:8])
    end = 8 + (lengths & 0x3f) * 4
    header: dict[str, Any] = {"version": lengths >> 6, "vni": vni >> 8, "protocol": protocol,
                              "oam": bool(flags & 0x80), "critical": bool(flags & 0x40),
                              "options": _options(data[8:end])}
    for option in header["options"]:
        if (option["class"], option["type"]) == (OPTION_CLASS, OPTION_TYPE) and len(option["data"]) == 16:
            header["control_word"] = control_word(int(option["data"][:8], 16))
            header["policy_word"] = int(option["data"][8:], 16)
        elif (option["class"], option["type"]) == (OPTION_CLASS, VNET_OPTION_TYPE) and len(option["data"]) == 8:
            header["vnet"] = int(option["data"], 16)
    result: dict[str, Any] = {"geneve": header}
    fragment = header.get("control_word", {}).get("fragment", False)
    if protocol == ETHERNET and len(data) - end >= 14 and not fragment:
        result["inner"] = parse(data[end:], geneve_ports)
    else:
        result["geneve_payload"] = data[end:].hex()
    return result


def _parse_nsh(data: bytes, geneve_ports: tuple[int, ...]) -> dict[str, Any]:
    if len(data) < 24:
        return {"nsh": {"error": f"{len(data)} bytes are no NSH header with context"}}
    base, path, segment, host, control, policy = struct.unpack("!IIIIII", data[:24])
    header = {"base": base, "path": path >> 8, "index": path & 0xff, "segment": segment, "host": host,
              "control_word": control_word(control), "policy_word": policy}
    if len(data) >= 38 and not header["control_word"]["fragment"]:
        return {"nsh": header, "inner": parse(data[24:], geneve_ports)}
    return {"nsh": header, "nsh_payload": data[24:].hex()}


def _options(data: bytes) -> list[dict[str, Any]]:
    found, at = [], 0
    while at + 4 <= len(data):
        option_class, kind, length = struct.unpack("!HBB", data[at:at + 4])
        size = (length & 0x1f) * 4
        found.append({"class": option_class, "type": kind, "data": data[at + 4:at + 4 + size].hex()})
        at += 4 + size
    return found
