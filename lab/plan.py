"""Names and addresses of everything in a lab, as a pure function of its name, its number of hosts and its subnet."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from lab.shell import LabError

PROJECT = Path(__file__).resolve().parent.parent
DEFAULT_NAME = "weft"
DEFAULT_HOSTS = 3
MAX_HOSTS = 200
FIRST_MGMT_SUBNET = 77
MGMT_SUBNETS = 100
MANAGER_PORT = 6640

UNDERLAY_BRIDGE = "br-ex"
INTEGRATION_BRIDGE = "br-int"
UNDERLAY_NIC = "nic0"
MGMT_NIC = "mgmt0"

_LAB_NAME = re.compile(r"[a-z][a-z0-9]{0,6}")
_GUEST_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,62}")
_HOST_NAME = re.compile(r"host([0-9]+)")
_INTERFACE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,14}")


def run_directory() -> Path:
    """Where all run-time files go: ``run`` in the project (git-ignored), or what the environment variable WEFT_RUN
    says, so that tests and benchmarks leave a user's controller alone."""
    return Path(os.environ.get("WEFT_RUN") or PROJECT / "run").absolute()


@dataclass(frozen=True)
class Lan:
    """An underlay segment: a Linux bridge in a namespace of its own; ``key`` is 'a' or 'b'."""

    lab: str
    key: str

    @property
    def number(self) -> int:
        return 1 if self.key == "a" else 3

    @property
    def netns(self) -> str:
        return f"{self.lab}-lan-{self.key}"

    @property
    def gateway4(self) -> str:
        return f"10.77.{self.number}.254"

    @property
    def gateway6(self) -> str:
        return f"fd00:77:{self.number}::fe"

    @property
    def router_nic(self) -> str:
        return f"lan-{self.key}"

    @property
    def router_mac(self) -> str:
        return f"02:77:{self.number:02x}:00:00:fe"


@dataclass(frozen=True)
class Host:
    """An Open vSwitch host; ``number`` counts from 1, every third host is behind the router."""

    lab: str
    number: int
    mgmt_subnet: int

    @property
    def name(self) -> str:
        return f"host{self.number}"

    @property
    def netns(self) -> str:
        return f"{self.lab}-{self.name}"

    @property
    def lan(self) -> Lan:
        return Lan(self.lab, "b" if self.number % 3 == 0 else "a")

    @property
    def ip4(self) -> str:
        return f"10.77.{self.lan.number}.{self.number}"

    @property
    def ip6(self) -> str:
        return f"fd00:77:{self.lan.number}::{self.number:x}"

    @property
    def mgmt_ip(self) -> str:
        return f"172.31.{self.mgmt_subnet}.{self.number + 10}"

    @property
    def mgmt_root_nic(self) -> str:
        """The end of the management cable in the root namespace."""
        return f"{self.lab}-m{self.number}"

    @property
    def mac(self) -> str:
        """The fixed MAC of br-ex, which the underlay sees."""
        return f"02:77:{self.lan.number:02x}:00:00:{self.number:02x}"

    @property
    def directory(self) -> Path:
        """Database, sockets, pid files and logs of this host's Open vSwitch."""
        return lab_directory(self.lab) / self.name

    @property
    def ovs_env(self) -> dict[str, str]:
        d = str(self.directory)
        return {"OVS_RUNDIR": d, "OVS_DBDIR": d, "OVS_LOGDIR": d, "OVS_SYSCONFDIR": d}


def lab_directory(lab: str) -> Path:
    return run_directory() / "lab" / lab


def router_netns(lab: str) -> str:
    return f"{lab}-router"


def mgmt_bridge(lab: str) -> str:
    return f"{lab}-mgmt"


def guest_netns(lab: str, guest: str) -> str:
    return f"{lab}-{guest}"


def controller_ip(mgmt_subnet: int) -> str:
    """The address of the root namespace on the management network, where the controller listens."""
    return f"172.31.{mgmt_subnet}.1"


def check_lab_name(name: str) -> str:
    if not _LAB_NAME.fullmatch(name):
        raise LabError(f"lab name '{name}': want 1 to 7 lower case letters or digits, starting with a letter")
    return name


def check_guest_name(name: str) -> str:
    if not _GUEST_NAME.fullmatch(name):
        raise LabError(f"guest name '{name}': want 1 to 63 letters, digits, '.', '_' or '-'")
    if _HOST_NAME.fullmatch(name) or name in ("router", "lan-a", "lan-b"):
        raise LabError(f"guest name '{name}' is taken by the lab itself")
    return name


def check_interface_name(name: str) -> str:
    if not _INTERFACE_NAME.fullmatch(name):
        raise LabError(f"interface name '{name}': want 1 to 15 letters, digits, '.', '_' or '-'")
    return name


def check_host_count(count: int) -> int:
    if not 1 <= count <= MAX_HOSTS:
        raise LabError(f"{count} hosts: want 1 to {MAX_HOSTS}")
    return count


def port_name(guest: str, interface: str, taken: set[str]) -> str:
    """A free name of at most 15 characters for the host end of a guest's cable: readable where that fits."""
    readable = f"{guest}-{interface}"
    if len(readable) <= 15 and readable not in taken:
        return readable
    return "v" + hashlib.sha256(f"{guest}/{interface}".encode()).hexdigest()[:12]


def guest_mac(guest: str, interface: str) -> str:
    """A stable, locally administered MAC for an interface that was given none."""
    digest = hashlib.sha256(f"{guest}/{interface}".encode()).digest()
    return "0a:" + ":".join(f"{b:02x}" for b in digest[:5])
