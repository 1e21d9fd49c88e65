"""Pings of which only one is on its way at any time: the next one is sent when the last one was answered."""

from __future__ import annotations

import socket
import struct
import threading
import time

from lab import netns
from lab.state import State

_ID = 0x5745
_HEADER = struct.Struct("!BBHHH")
_REQUEST, _REPLY = 8, 0
_WAIT_S = 2.0


def request(number: int) -> bytes:
    """An ICMP echo request without payload."""
    total = (_REQUEST << 8) + _ID + number
    return _HEADER.pack(_REQUEST, 0, ~(total + (total >> 16)) & 0xffff, _ID, number)


def answers(packet: bytes, number: int) -> bool:
    """Whether an IPv4 packet is the answer to a request."""
    at = (packet[0] & 0xf) * 4
    if len(packet) < at + _HEADER.size:
        return False
    kind, _, _, own, of = _HEADER.unpack_from(packet, at)
    return (kind, own, of) == (_REPLY, _ID, number)


class Echoes:
    """``with Echoes(state, guest, address) as echoes: ...`` and then ``echoes.sent`` and ``echoes.lost``."""

    def __init__(self, state: State, guest: str, address: str) -> None:
        self._inside, self._address = state.netns_of(guest), address
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._ask, daemon=True)
        self.sent = self.lost = 0

    def __enter__(self) -> "Echoes":
        self._socket = netns.socket_in(self._inside, socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP)
        self._socket.connect((self._address, 0))
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._stop.set()
        self._thread.join()
        self._socket.close()

    def until(self, more: int) -> None:
        """Waits for so many more answers."""
        wanted = self.sent - self.lost + more
        netns.until(lambda: self.sent - self.lost >= wanted, 20, f"{more} pings of {self._address}")

    def _ask(self) -> None:
        while not self._stop.is_set():
            number = self.sent & 0xffff
            self._socket.send(request(number))
            answered = self._answered(number)
            self.sent += 1
            self.lost += not answered

    def _answered(self, number: int) -> bool:
        deadline = time.monotonic() + _WAIT_S
        while (left := deadline - time.monotonic()) > 0:
            self._socket.settimeout(left)
            try:
                if answers(self._socket.recv(2048), number):
                    return True
            except OSError:
                continue
        return False
