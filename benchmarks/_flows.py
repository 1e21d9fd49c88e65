"""Watches the flows of a bridge as they change, through Open vSwitch's flow monitor: nothing is polled."""

from __future__ import annotations

import socket
import struct
import time
from pathlib import Path

from lab.shell import LabError

_VERSION = 4
_HELLO, _ECHO_REQUEST, _ECHO_REPLY, _MULTIPART_REQUEST, _MULTIPART_REPLY = 0, 2, 3, 18, 19
_ONF, _FLOW_MONITOR = 0x4F4E4600, 1870
_EVERYTHING = 0x1F
_GONE, _FULL_EVENTS = 1, (0, 1, 2)


class FlowWatch:
    """Counts the flows whose cookie begins with some bits. ``bridge`` is the bridge's management socket."""

    def __init__(self, bridge: Path, prefix: int, prefix_bits: int = 16) -> None:
        self._prefix, self._shift = prefix, 64 - prefix_bits
        self._keys: set[bytes] = set()
        self._changed = time.monotonic()
        self._buffer = b""
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.connect(str(bridge))
        self._send(_HELLO, b"")
        match = struct.pack("!HH4x", 1, 4)
        request = struct.pack("!IHHIB3x", 1, _EVERYTHING, 4, 0xFFFFFFFF, 0xFF) + match
        self._send(_MULTIPART_REQUEST, struct.pack("!HH4xII", 0xFFFF, 0, _ONF, _FLOW_MONITOR) + request)
        self._listed = False
        self.wait(lambda _: self._listed, 30, "the list of flows")

    def __enter__(self) -> "FlowWatch":
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    @property
    def count(self) -> int:
        return len(self._keys)

    def wait_for(self, count: int, seconds: float) -> float:
        """Waits until exactly so many flows are there; the time at which that was so."""
        return self.wait(lambda now: now == count, seconds, f"{count} flows (there are {{}})")

    def settle(self, quiet: float, seconds: float) -> float:
        """Waits until nothing of these flows was added, changed or removed for so long; when the last of that was."""
        deadline = time.monotonic() + seconds
        while time.monotonic() - self._changed < quiet:
            if time.monotonic() > deadline:
                raise LabError(f"flows were still changing after {seconds:.0f} s")
            self._socket.settimeout(max(0.001, self._changed + quiet - time.monotonic()))
            try:
                self._read()
            except socket.timeout:
                continue
        return self._changed

    def begin(self) -> float:
        """From now on ``settle`` waits for something new; the time."""
        self._changed = time.monotonic()
        return self._changed

    def wait(self, done, seconds: float, what: str) -> float:
        deadline = time.monotonic() + seconds
        while not done(self.count):
            left = deadline - time.monotonic()
            if left <= 0:
                raise LabError(f"waited {seconds:.0f} s for {what.format(self.count)}")
            self._socket.settimeout(left)
            try:
                self._read()
            except socket.timeout:
                continue
        return time.monotonic()

    def _send(self, kind: int, body: bytes, xid: int = 1) -> None:
        self._socket.sendall(struct.pack("!BBHI", _VERSION, kind, 8 + len(body), xid) + body)

    def _read(self) -> None:
        data = self._socket.recv(1 << 20)
        if not data:
            raise LabError("the switch closed the connection")
        self._buffer += data
        while len(self._buffer) >= 8:
            _, kind, length, xid = struct.unpack_from("!BBHI", self._buffer)
            if len(self._buffer) < length:
                return
            body, self._buffer = self._buffer[8:length], self._buffer[length:]
            if kind == _ECHO_REQUEST:
                self._send(_ECHO_REPLY, body, xid)
            elif kind == _MULTIPART_REPLY:
                self._report(body, xid)

    def _report(self, body: bytes, xid: int) -> None:
        at = 16
        while at + 8 <= len(body):
            length, event = struct.unpack_from("!HH", body, at)
            if event in _FULL_EVENTS:
                self._update(body[at:at + length], event)
            at += length
        if xid != 0 and not struct.unpack_from("!H", body, 2)[0] & 1:
            self._listed = True

    def _update(self, update: bytes, event: int) -> None:
        priority, match_length, table, cookie = struct.unpack_from("!6xH4xHBxQ", update)
        if cookie >> self._shift != self._prefix:
            return
        self._changed = time.monotonic()
        key = bytes((table,)) + struct.pack("!H", priority) + update[24:24 + match_length]
        if event == _GONE:
            self._keys.discard(key)
        else:
            self._keys.add(key)
