"""What a lab consists of, as a JSON file written before anything is created, so that a crash leaves a complete list."""

from __future__ import annotations

import contextlib
import dataclasses
import fcntl
import json
import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Iterator

from lab import plan
from lab.shell import LabError

STATE_VERSION = 1


@dataclass(frozen=True)
class Tunnel:
    """A guest's end of a tunnel of its own to a host: ``vxlan`` or ``gre``, its outer address, the key."""

    kind: str
    address: str
    key: int


@dataclass
class Interface:
    """One interface of a guest. ``port`` is the name of the cable's other end on the host; a physical one stays a
    plain NIC there and is not put into Open vSwitch; one with a tunnel has no cable to the host. Addresses carry their
    prefix length."""

    name: str
    mac: str
    port: str
    ip4: list[str] = field(default_factory=list)
    ip6: list[str] = field(default_factory=list)
    physical: bool = False
    mtu: int = 1500
    tunnel: Tunnel | None = None


@dataclass
class Guest:
    """An appliance: a namespace with cables to one host."""

    name: str
    host: str
    interfaces: list[Interface]


@dataclass
class State:
    """All that a lab has made or is about to make."""

    name: str
    mgmt_subnet: int
    host_count: int
    managers: list[str]
    guests: dict[str, Guest] = field(default_factory=dict)

    @property
    def hosts(self) -> list[plan.Host]:
        return [plan.Host(self.name, n, self.mgmt_subnet) for n in range(1, self.host_count + 1)]

    @property
    def lans(self) -> list[plan.Lan]:
        return [plan.Lan(self.name, "a"), plan.Lan(self.name, "b")]

    @property
    def router(self) -> str:
        return plan.router_netns(self.name)

    def host(self, name: str) -> plan.Host:
        for host in self.hosts:
            if host.name == name:
                return host
        raise LabError(f"no host '{name}' in lab '{self.name}': it has host1 to host{self.host_count}")

    def guest(self, name: str) -> Guest:
        if name not in self.guests:
            known = ", ".join(sorted(self.guests)) or "none"
            raise LabError(f"no guest '{name}' in lab '{self.name}' (guests: {known})")
        return self.guests[name]

    def netns_of(self, name: str) -> str:
        """The namespace of a guest, a host, the router or a LAN, by the name users say."""
        if name in self.guests:
            return plan.guest_netns(self.name, name)
        if name == "router":
            return self.router
        for lan in self.lans:
            if name == f"lan-{lan.key}":
                return lan.netns
        for host in self.hosts:
            if host.name == name:
                return host.netns
        raise LabError(f"'{name}' is no guest, host, router or LAN of lab '{self.name}' (see: weft lab list)")

    def namespaces(self) -> list[str]:
        """Every namespace that this lab may own: guests first, as they hang on hosts."""
        return ([plan.guest_netns(self.name, g) for g in self.guests] + [h.netns for h in self.hosts]
                + [self.router] + [lan.netns for lan in self.lans])

    def ports_at(self, host: str) -> set[str]:
        return {i.port for g in self.guests.values() if g.host == host for i in g.interfaces}

    def save(self) -> None:
        document = {"version": STATE_VERSION, **dataclasses.asdict(self)}
        write_atomically(state_file(self.name), json.dumps(document, indent=1) + "\n")


def state_file(lab: str) -> Path:
    return plan.lab_directory(lab) / "state.json"


def write_atomically(path: Path, text: str) -> None:
    """Readers see the old or the new text, never half of it, also after a crash."""
    fresh = path.with_name(path.name + ".new")
    with open(fresh, "w", encoding="utf-8") as f:
        f.write(text)
        f.flush()
        os.fsync(f.fileno())
    os.replace(fresh, path)


def load(lab: str) -> State | None:
    """The state of a lab, or None when there is no such lab."""
    try:
        document = json.loads(state_file(lab).read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except ValueError as e:
        raise LabError(f"{state_file(lab)} is not readable ({e}): weft lab --name {lab} down --force") from e
    version = document.pop("version", None)
    if version != STATE_VERSION:
        raise LabError(f"{state_file(lab)} is of version {version}, this program of {STATE_VERSION}:"
                       f" weft lab --name {lab} down --force")
    guests = {name: Guest(g["name"], g["host"], [interface(i) for i in g["interfaces"]])
              for name, g in document.pop("guests").items()}
    return State(guests=guests, **document)


def interface(document: dict[str, Any]) -> Interface:
    """An interface as it was written down."""
    tunnel = document.pop("tunnel", None)
    return Interface(**document, tunnel=Tunnel(**tunnel) if tunnel else None)


def require(lab: str) -> State:
    state = load(lab)
    if state is None:
        raise LabError(f"lab '{lab}' is not up: start it with 'weft lab up'"
                       + ("" if lab == plan.DEFAULT_NAME else f" --name {lab}"))
    return state


def all_states() -> list[State]:
    """The states of all labs of this project (unreadable ones are skipped: they hold no claim that can be known)."""
    found = []
    for file in sorted((plan.run_directory() / "lab").glob("*/state.json")):
        with contextlib.suppress(LabError):
            state = load(file.parent.name)
            if state is not None:
                found.append(state)
    return found


@contextlib.contextmanager
def locked(lab: str) -> Iterator[None]:
    """One change of a lab at a time. The lock is the lab's directory itself, so that nothing is left after down."""
    directory = plan.lab_directory(lab)
    while True:
        directory.mkdir(parents=True, exist_ok=True)
        fd = os.open(directory, os.O_RDONLY | os.O_DIRECTORY)
        try:
            fcntl.flock(fd, fcntl.LOCK_EX)
            try:
                same = os.stat(directory).st_ino == os.fstat(fd).st_ino
            except FileNotFoundError:
                same = False
            if same:
                yield
                return
        finally:
            os.close(fd)
