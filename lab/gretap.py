"""The far end of a GRE tunnel of Ethernet frames, for kernels that have none: frames between a TAP device that is there
already and packets of IP protocol 47. Runs alone inside a machine: gretap.py DEVICE LOCAL REMOTE KEY."""

from __future__ import annotations

import fcntl
import os
import selectors
import signal
import socket
import struct
import sys

_TUNSETIFF, _TAP, _NO_INFORMATION = 0x400454CA, 0x0002, 0x1000
_GRE, _WITH_KEY, _ETHERNET = 47, 0x2000, 0x6558
_LONGEST = 65536


def attached(device: str) -> int:
    """The descriptor by which the frames of a TAP device come and go."""
    tap = os.open("/dev/net/tun", os.O_RDWR)
    fcntl.ioctl(tap, _TUNSETIFF, struct.pack("16sH22x", device.encode(), _TAP | _NO_INFORMATION))
    return tap


def header(key: int) -> bytes:
    """What is before a frame."""
    return struct.pack("!HHI", _WITH_KEY, _ETHERNET, key)


def carried(packet: bytes, sender: str, remote: str, before: bytes) -> bytes | None:
    """The frame in an IPv4 packet; None if it is of another sender or tunnel."""
    begin = (packet[0] & 0xF) * 4
    end = begin + len(before)
    return packet[end:] if sender == remote and packet[begin:end] == before else None


def main(device: str, local: str, remote: str, key: str) -> None:
    signal.signal(signal.SIGINT, lambda *_: sys.exit(0))
    tap, before = attached(device), header(int(key))
    raw = socket.socket(socket.AF_INET, socket.SOCK_RAW, _GRE)
    raw.bind((local, 0))
    selector = selectors.DefaultSelector()
    selector.register(tap, selectors.EVENT_READ)
    selector.register(raw, selectors.EVENT_READ)
    print("ready", flush=True)
    while True:
        for found, _ in selector.select():
            if found.fileobj == tap:
                raw.sendto(before + os.read(tap, _LONGEST), (remote, 0))
                continue
            packet, (sender, _) = raw.recvfrom(_LONGEST)
            frame = carried(packet, sender, remote, before)
            if frame:
                os.write(tap, frame)


if __name__ == "__main__":
    main(*sys.argv[1:5])
