"""Who can talk to whom: every guest sends a frame to every other one's address and one to all, and every guest tells
what came in. Plain Ethernet, no IP: nothing is asked and nothing cached."""

from __future__ import annotations

import contextlib
import selectors
import socket
import struct
from collections import Counter
from typing import Sequence

from lab import netns
from lab.state import State

_TYPE = 0x88b6  # IEEE 802, for local experiments
_MARK = b"weft-matrix"
_BODY = struct.Struct("!HH")
_TO_ALL = 0xffff
_QUIET_S = 0.5
_GAP_FRAMES = 64


def measure(state: State, names: Sequence[str]) -> list[dict[str, object]]:
    """What arrived: ``from``, ``to`` ("*" for the broadcast), ``at`` and ``count``, without what nobody got."""
    guests = [state.guest(name) for name in names]
    macs = [bytes.fromhex(g.interfaces[0].mac.replace(":", "")) for g in guests]
    arrived: Counter[tuple[int, int, int]] = Counter()
    with contextlib.ExitStack() as opened, selectors.DefaultSelector() as selector:
        sockets = []
        for index, guest in enumerate(guests):
            s = opened.enter_context(netns.socket_in(state.netns_of(guest.name), socket.AF_PACKET, socket.SOCK_RAW,
                                                     socket.htons(_TYPE)))
            s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
            s.bind((guest.interfaces[0].name, _TYPE))
            s.setblocking(False)
            selector.register(s, selectors.EVENT_READ, index)
            sockets.append(s)
        sent = 0
        for source, s in enumerate(sockets):
            for target in [*range(len(guests)), _TO_ALL]:
                if target == source:
                    continue
                destination = b"\xff" * 6 if target == _TO_ALL else macs[target]
                s.send(destination + macs[source] + struct.pack("!H", _TYPE) + _MARK + _BODY.pack(source, target)
                       + bytes(30))
                sent += 1
                # the switches shall not drop what nobody has looked at yet
                if sent % _GAP_FRAMES == 0:
                    _collect(selector, arrived, 0.02)
        _collect(selector, arrived, _QUIET_S)
    return [{"from": names[source], "to": "*" if target == _TO_ALL else names[target], "at": names[at], "count": count}
            for (source, target, at), count in sorted(arrived.items())]


def _collect(selector: selectors.BaseSelector, arrived: Counter, quiet: float) -> None:
    """Reads until nothing came for so long."""
    while ready := selector.select(quiet):
        for key, _ in ready:
            with contextlib.suppress(BlockingIOError):
                frame, sender = key.fileobj.recvfrom(2048)
                body = frame[14:]
                if sender[2] != socket.PACKET_OUTGOING and body.startswith(_MARK):
                    source, target = _BODY.unpack_from(body, len(_MARK))
                    arrived[source, target, key.data] += 1
