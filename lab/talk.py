"""TCP between guests: connections that go on saying something, so that one that is lost is noticed; web servers."""

from __future__ import annotations

import contextlib
import http.client
import http.server
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Callable, Iterator, Sequence

from lab import netns
from lab.shell import LabError
from lab.state import State

PORT = 7780
_CONNECT_S, _ANSWER_S, _PAUSE_S = 5.0, 10.0, 0.005
_WORDS = b"weft-lab"


@dataclass
class Spoken:
    """What came of connections: ``exchanges`` are questions with their answers; ``lost`` connections were closed by
    somebody else, or got no answer any more; ``longest_gap_ms`` is that between two answers on a connection; ``ports``
    are the clients' ports; ``opened`` and ``refused`` are connections that were tried while others were open."""

    exchanges: int = 0
    lost: int = 0
    longest_gap_ms: float = 0.0
    ports: list[int] = field(default_factory=list)
    opened: int = 0
    refused: int = 0


class Talk:
    """``with Talk(state, client, server, address) as talk: ...`` and then ``talk.spoken``. Every connection asks again
    soon after it was answered. With ``fresh`` further ones are opened, used once and closed meanwhile. With
    ``keepalive`` the client's TCP says every second that it waits for an answer."""

    def __init__(self, state: State, client: str, server: str, address: str, *, count: int = 10, port: int = PORT,
                 fresh: bool = False, keepalive: bool = False) -> None:
        self._inside, self._there = state.netns_of(client), state.netns_of(server)
        self._family = socket.AF_INET6 if ":" in address else socket.AF_INET
        self._address, self._count, self._fresh, self._keepalive = (address, port), count, fresh, keepalive
        self._stop, self._lock = threading.Event(), threading.Lock()
        self._threads: list[threading.Thread] = []
        self.spoken = Spoken()

    def __enter__(self) -> "Talk":
        self._listener = _listener(self._there, self._family, self._address[1])
        threading.Thread(target=_serve, args=(self._listener,), daemon=True).start()
        connections: list[socket.socket] = []
        try:
            for _ in range(self._count):
                connections.append(self._connect())
        except OSError as e:
            for connection in connections:
                connection.close()
            self._listener.close()
            raise LabError(f"no connection to {self._address[0]}: {e}") from e
        self.spoken.ports = [connection.getsockname()[1] for connection in connections]
        for connection in connections:
            self._start(self._converse, connection)
        if self._fresh:
            self._start(self._open_others)
        return self

    def __exit__(self, *exc: object) -> None:
        self._stop.set()
        for thread in self._threads:
            thread.join()
        with contextlib.suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def until(self, exchanges: int, seconds: float = 20.0) -> None:
        """Waits for so many more exchanges."""
        wanted = self.spoken.exchanges + exchanges
        netns.until(lambda: self.spoken.exchanges >= wanted, seconds, f"{exchanges} exchanges on TCP connections")

    def _start(self, what: Callable[..., None], *arguments: object) -> None:
        self._threads.append(threading.Thread(target=what, args=arguments, daemon=True))
        self._threads[-1].start()

    def _connect(self) -> socket.socket:
        connection = netns.socket_in(self._inside, self._family, socket.SOCK_STREAM)
        try:
            connection.settimeout(_CONNECT_S)
            connection.connect(self._address)
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self._keepalive:
                for option in (socket.TCP_KEEPIDLE, socket.TCP_KEEPINTVL):
                    connection.setsockopt(socket.IPPROTO_TCP, option, 1)
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
            connection.settimeout(_ANSWER_S)
        except OSError:
            connection.close()
            raise
        return connection

    def _converse(self, connection: socket.socket) -> None:
        heard = time.monotonic()
        with connection:
            while not self._stop.wait(_PAUSE_S):
                alive = _exchange(connection)
                now = time.monotonic()
                with self._lock:
                    self.spoken.exchanges += alive
                    self.spoken.lost += not alive
                    self.spoken.longest_gap_ms = max(self.spoken.longest_gap_ms, round((now - heard) * 1000, 1))
                if not alive:
                    return
                heard = now

    def _open_others(self) -> None:
        while not self._stop.wait(_PAUSE_S):
            try:
                with self._connect() as connection:
                    well = _exchange(connection)
            except OSError:
                well = False
            self.spoken.opened += well
            self.spoken.refused += not well


def _listener(inside: str, family: int, port: int) -> socket.socket:
    listener = netns.socket_in(inside, family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("", port))
    listener.listen(256)
    return listener


def _serve(listener: socket.socket) -> None:
    """Gives back what comes, on all connections, until the listener is closed."""
    with contextlib.suppress(OSError):
        while True:
            threading.Thread(target=_echo, args=(listener.accept()[0],), daemon=True).start()


def _echo(connection: socket.socket) -> None:
    with connection, contextlib.suppress(OSError):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        while said := connection.recv(2048):
            connection.sendall(said)


def _exchange(connection: socket.socket) -> bool:
    try:
        connection.sendall(_WORDS)
        got = b""
        while len(got) < len(_WORDS):
            part = connection.recv(len(_WORDS) - len(got))
            if not part:
                return False
            got += part
        return got == _WORDS
    except OSError:
        return False


# -- the web

class _Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:  # pylint: disable=invalid-name
        body = f"{self.server.title} {self.path}".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nobody reads it."""


@contextlib.contextmanager
def web(state: State, guest: str, *ports: int) -> Iterator[None]:
    """The guest is a web server on these ports meanwhile, IPv4 and IPv6; each page says its name and the path."""
    servers = []
    for port in ports:
        server = http.server.ThreadingHTTPServer(("", port), _Page, bind_and_activate=False)
        server.socket.close()
        server.socket = netns.socket_in(state.netns_of(guest), socket.AF_INET6, socket.SOCK_STREAM)
        server.socket.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
        server.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.socket.bind(("::", port))
        server.title = guest
        server.server_activate()
        threading.Thread(target=server.serve_forever, daemon=True).start()
        servers.append(server)
    try:
        yield
    finally:
        for server in servers:
            server.shutdown()
            server.server_close()


def page(state: State, guest: str, address: str, port: int, path: str = "/", seconds: float = 5.0) -> str | None:
    """What a guest reads there; None when nobody answers in time."""
    connection = http.client.HTTPConnection(address, port)
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with netns.socket_in(state.netns_of(guest), family, socket.SOCK_STREAM) as s:
        s.settimeout(seconds)
        try:
            s.connect((address, port))
            connection.sock = s
            connection.request("GET", path)
            return connection.getresponse().read().decode()
        except (OSError, http.client.HTTPException):
            return None


def readable(state: State, ways: Sequence[tuple[str, str, int]], seconds: float) -> list[tuple[str, str, int]]:
    """By which of these ways, each of a guest to an address and port, something is read. That nobody answers is waited
    for once for all of them."""
    with ThreadPoolExecutor(len(ways)) as asking:
        said = list(asking.map(lambda way: page(state, *way, seconds=seconds), ways))
    return [way for way, text in zip(ways, said) if text is not None]
