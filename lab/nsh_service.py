"""A service that knows service headers (RFC 8300): it gets frames with NSH in Ethernet, lowers the service index by
one, and gives them back at its other interface. Runs alone inside a guest: nsh_service.py IN [OUT]."""

from __future__ import annotations

import selectors
import signal
import socket
import struct
import sys

_ALL = 0x0003
_NSH = b"\x89\x4f"
_SOL_PACKET, _IGNORE_OUTGOING = 263, 23
_INDEX = 14 + 7
_ETHERNET_AND_BASE = 14 + 8
_LONGEST = 65536


def opened(device: str) -> socket.socket:
    """A socket for all frames that come in at a device."""
    s = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(_ALL))
    s.setsockopt(_SOL_PACKET, _IGNORE_OUTGOING, 1)
    s.bind((device, _ALL))
    return s


def served(frame: bytes) -> bytes | None:
    """The frame as it is given back; None for one that may go no further."""
    if frame[12:14] != _NSH:
        return frame
    if len(frame) < _ETHERNET_AND_BASE or struct.unpack_from("!H", frame, 14)[0] >> 14 != 0 or frame[_INDEX] == 0:
        return None
    return frame[:_INDEX] + bytes((frame[_INDEX] - 1,)) + frame[_INDEX + 1:]


def main(devices: list[str]) -> None:
    signal.signal(signal.SIGINT, lambda *_: sys.exit(0))
    sockets = [opened(device) for device in devices]
    selector = selectors.DefaultSelector()
    for s, other in zip(sockets, reversed(sockets)):
        selector.register(s, selectors.EVENT_READ, other)
    print("ready", flush=True)
    while True:
        for key, _ in selector.select():
            frame = served(key.fileobj.recv(_LONGEST))
            if frame is not None:
                key.data.send(frame)


if __name__ == "__main__":
    main(sys.argv[1:])
