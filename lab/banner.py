"""Who is at the other end? UDP servers in guests that answer with their guest's name, and the question to them."""

from __future__ import annotations

import contextlib
import selectors
import socket
import threading
from typing import Iterator, Sequence

from lab import netns
from lab.state import State

PORT = 7777
_TRIES, _WAIT_S = 8, 0.3


@contextlib.contextmanager
def servers(state: State, guests: Sequence[str]) -> Iterator[None]:
    """Each of the guests answers any datagram on PORT, IPv4 and IPv6, with its own name, meanwhile."""
    selector = selectors.DefaultSelector()
    stop_reading, stop_writing = socket.socketpair()
    selector.register(stop_reading, selectors.EVENT_READ, None)
    for guest in guests:
        s = netns.socket_in(state.netns_of(guest), socket.AF_INET6, socket.SOCK_DGRAM)
        s.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        s.bind(("::", PORT))
        s.setblocking(False)
        selector.register(s, selectors.EVENT_READ, guest)
    thread = threading.Thread(target=_serve, args=(selector,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop_writing.close()
        thread.join()
        for key in list(selector.get_map().values()):
            key.fileobj.close()
        selector.close()


def _serve(selector: selectors.BaseSelector) -> None:
    while True:
        for key, _ in selector.select():
            if key.data is None:
                return
            with contextlib.suppress(OSError):
                question, client = key.fileobj.recvfrom(2048)
                key.fileobj.sendto(question + b" " + key.data.encode(), client)


def ask(state: State, guest: str, address: str) -> set[str]:
    """The names that answer at an address, seen from a guest: all answers within the waiting time after the first
    one count, so that a second answerer is found out. Empty when nobody answers."""
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with netns.socket_in(state.netns_of(guest), family, socket.SOCK_DGRAM) as s:
        for attempt in range(_TRIES):
            question = f"{guest}-{attempt}"
            with contextlib.suppress(ConnectionError):
                s.sendto(question.encode(), (address, PORT))
            if names := _answers(s, question):
                return names
    return set()


def _answers(s: socket.socket, question: str) -> set[str]:
    names = set()
    s.settimeout(_WAIT_S)
    with contextlib.suppress(TimeoutError, ConnectionError):
        while True:
            asked, _, name = s.recv(2048).decode().partition(" ")
            if asked == question:
                names.add(name)
    return names
