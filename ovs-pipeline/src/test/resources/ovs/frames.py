# Copyright (c) 2026 The Weft Authors.  All rights reserved.
#
# This program and the accompanying materials are made available under the
# terms of the Eclipse Public License v1.0 which accompanies this distribution,
# and is available at http://www.eclipse.org/legal/epl-v10.html
"""Sends and receives whole frames on devices: the guests of a test.

Usage: frames.py DEVICE...
A line "DEVICE HEX" on standard input sends a frame; each frame that a device
receives is such a line on standard output. "ready" is the first line.
"""

import selectors
import socket
import struct
import sys

ETH_P_ALL = 3
LARGEST = 65536
ADDRESSES = 12
SOL_PACKET = 263
PACKET_AUXDATA = 8
TP_STATUS_VLAN_VALID = 1 << 4
# status, two lengths, two offsets, the tag and its EtherType
AUXDATA = struct.Struct("=IIIHHHH")


def open_device(name: str) -> socket.socket:
    """Opens a device for all frames."""
    device = socket.socket(socket.AF_PACKET, socket.SOCK_RAW,
                           socket.htons(ETH_P_ALL))
    device.setsockopt(SOL_PACKET, PACKET_AUXDATA, 1)
    device.bind((name, ETH_P_ALL))
    return device


def receive(name: str, device: socket.socket) -> None:
    """Tells of one frame, unless it is one that this device sent."""
    frame, auxiliary, _, address = device.recvmsg(
        LARGEST, socket.CMSG_SPACE(AUXDATA.size))
    if address[2] != socket.PACKET_OUTGOING:
        for _, _, data in auxiliary:
            frame = with_tag(frame, data)
        print(name, frame.hex(), flush=True)


def with_tag(frame: bytes, auxiliary: bytes) -> bytes:
    """Puts the first VLAN tag back, which Linux takes off."""
    status, *_, tag, kind = AUXDATA.unpack(auxiliary)
    if not status & TP_STATUS_VLAN_VALID:
        return frame
    return frame[:ADDRESSES] + struct.pack("!HH", kind, tag) + frame[ADDRESSES:]


def main(names: list[str]) -> None:
    """Serves until standard input ends."""
    devices = {name: open_device(name) for name in names}
    selector = selectors.DefaultSelector()
    for name, device in devices.items():
        selector.register(device, selectors.EVENT_READ, name)
    selector.register(sys.stdin.buffer.raw, selectors.EVENT_READ)
    print("ready", flush=True)
    pending = b""
    while True:
        for key, _ in selector.select():
            if key.data:
                receive(key.data, devices[key.data])
                continue
            octets = sys.stdin.buffer.raw.read(LARGEST)
            if not octets:
                return
            *lines, pending = (pending + octets).split(b"\n")
            for line in lines:
                name, frame = line.decode().split()
                devices[name].send(bytes.fromhex(frame))


if __name__ == "__main__":
    main(sys.argv[1:])
