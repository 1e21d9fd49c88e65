"""Namespaces, cables and addresses through iproute2, and sockets opened inside a namespace."""

from __future__ import annotations

import contextlib
import ctypes
import json
import os
import signal
import socket
import threading
import time
from typing import Callable, Iterable, Iterator, Mapping, Sequence, TypeVar

from lab.shell import CommandFailed, LabError, output, run

T = TypeVar("T")

_CLONE_NEWNET = 0x40000000
_NO_NOISE = {
    "net.ipv6.conf.all.accept_dad": 0, "net.ipv6.conf.default.accept_dad": 0,
    "net.ipv6.conf.all.accept_ra": 0, "net.ipv6.conf.default.accept_ra": 0,
    "net.ipv6.conf.default.router_solicitations": 0,
}


def ip(netns: str | None, *args: str) -> str:
    """``ip ARGS`` in a namespace (None: the root namespace)."""
    return output(["ip", *(("-n", netns) if netns else ()), *args])


def tc(netns: str, *args: str) -> str:
    return output(inside(netns, "tc", *args))


def batch(netns: str | None, lines: Iterable[str]) -> None:
    """Several ip commands in one process."""
    text = "".join(line + "\n" for line in lines)
    run(["ip", *(("-n", netns) if netns else ()), "-batch", "-"], stdin=text)


def inside(netns: str, *command: str) -> list[str]:
    """The argument list that runs a command in a namespace."""
    return ["ip", "netns", "exec", netns, *command]


def names() -> set[str]:
    return {line.split()[0] for line in output(["ip", "netns", "list"]).splitlines() if line.strip()}


def ensure(netns: str, *, ipv6: bool = True) -> None:
    """A namespace without address checks and router solicitations, so that addresses work at once."""
    if netns not in names():
        run(["ip", "netns", "add", netns])
    settings = dict(_NO_NOISE)
    if not ipv6:
        settings |= {"net.ipv6.conf.all.disable_ipv6": 1, "net.ipv6.conf.default.disable_ipv6": 1}
    sysctl(netns, settings)
    ip(netns, "link", "set", "lo", "up")


def sysctl(netns: str, settings: Mapping[str, int]) -> None:
    run(inside(netns, "sysctl", "-q", "-w", *(f"{k}={v}" for k, v in settings.items())))


def links(netns: str | None) -> dict[str, dict]:
    """The network devices of a namespace by name."""
    found = json.loads(ip(netns, "-j", "link", "show") or "[]")
    return {entry["ifname"]: entry for entry in found}


def offloads_off(netns: str, *devices: str) -> None:
    """The userspace datapath neither fills in checksums nor cuts segments: guests must send finished packets."""
    for device in devices:
        run(inside(netns, "ethtool", "-K", device, "tx", "off", "gso", "off", "tso", "off", "gro", "off"))


def pids(netns: str) -> list[int]:
    done = run(["ip", "netns", "pids", netns], check=False)
    return [int(p) for p in done.stdout.split()]


def kill_all(netns: str, grace: float = 5.0) -> None:
    """Ends every process inside a namespace that belongs to the lab."""
    deadline = time.monotonic() + grace
    while found := pids(netns):
        for pid in found:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        if time.monotonic() > deadline:
            raise LabError(f"processes {found} in namespace {netns} do not end")
        time.sleep(0.01)


def delete(netns: str) -> None:
    if netns in names():
        kill_all(netns)
        run(["ip", "netns", "del", netns])


def delete_link(netns: str | None, device: str) -> None:
    """Removes a device if it is there."""
    done = run(["ip", *(("-n", netns) if netns else ()), "link", "del", device], check=False)
    # the other end may go between the look and the deed, as its namespace is deleted
    gone = ("Cannot find device", "No such device")
    if done.returncode != 0 and not any(text in done.stderr for text in gone):
        raise CommandFailed(["ip", "link", "del", device], done.stderr.strip())


@contextlib.contextmanager
def entered(netns: str) -> Iterator[None]:
    """Switches the calling thread into a namespace. Sockets made meanwhile stay there after the return."""
    libc = ctypes.CDLL(None, use_errno=True)
    with open(f"/proc/self/task/{threading.get_native_id()}/ns/net", "rb") as home:
        try:
            there = open(f"/run/netns/{netns}", "rb")
        except FileNotFoundError as e:
            raise LabError(f"namespace {netns} does not exist: weft lab up") from e
        with there:
            _setns(libc, there.fileno())
        try:
            yield
        finally:
            _setns(libc, home.fileno())


def _setns(libc: ctypes.CDLL, fd: int) -> None:
    if libc.setns(fd, _CLONE_NEWNET) != 0:
        raise LabError(f"cannot enter the namespace: {os.strerror(ctypes.get_errno())} (root is needed)")


def socket_in(netns: str, family: int, kind: int, protocol: int = 0) -> socket.socket:
    """A socket that belongs to a namespace, usable from anywhere in this process."""
    with entered(netns):
        return socket.socket(family, kind, protocol)


def send_frames(netns: str, device: str, frames: Sequence[bytes]) -> None:
    """Sends ready Ethernet frames out of a device, unseen by the namespace's own IP stack."""
    with socket_in(netns, socket.AF_PACKET, socket.SOCK_RAW) as s:
        s.bind((device, 0))
        for frame in frames:
            s.send(frame)


def until(condition: Callable[[], T], seconds: float, what: str, step: float = 0.05) -> T:
    """Waits for a condition to be true; LabError with ``what`` when it does not become so in time."""
    deadline = time.monotonic() + seconds
    while True:
        value = condition()
        if value:
            return value
        if time.monotonic() > deadline:
            raise LabError(f"waited {seconds:g} s in vain for {what}")
        time.sleep(step)
