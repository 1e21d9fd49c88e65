"""The peer: OVN on the hosts of a lab, after Weft has left them. A logical switch with the same ports."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import Iterator, Sequence

from lab import netns, plan
from lab.ovs import Ovs
from lab.plan import Host
from lab.shell import run
from lab.state import State

SWITCH = "net"
BRIDGE = "br-int"
NEEDED = ("ovn-nbctl", "ovn-sbctl", "ovn-northd", "ovn-controller", "ovsdb-tool")
_NB, _SB = 6641, 6642
_SCHEMAS = Path("/usr/share/ovn")


def installed() -> bool:
    return all(shutil.which(tool) for tool in NEEDED)


class Ovn:
    """Databases and northd beside the lab, a controller on every host. Everything is kept in ``directory``."""

    def __init__(self, state: State, directory: Path) -> None:
        self._state, self._directory = state, directory
        self._remote = plan.controller_ip(state.mgmt_subnet)
        self._running: list[subprocess.Popen] = []

    def nbctl(self, *words: str, timeout: float = 600) -> str:
        return run(["ovn-nbctl", f"--db=tcp:{self._remote}:{_NB}", *words], timeout=timeout).stdout

    @contextlib.contextmanager
    def running(self) -> Iterator["Ovn"]:
        self._directory.mkdir(parents=True, exist_ok=True)
        try:
            for name, port in (("nb", _NB), ("sb", _SB)):
                self._database(name, port)
            self._routes()
            self._start(None, {}, "ovn-northd", f"--ovnnb-db=tcp:{self._remote}:{_NB}",
                        f"--ovnsb-db=tcp:{self._remote}:{_SB}", f"--unixctl={self._directory}/northd.ctl",
                        "-vconsole:off")
            for host in self._state.hosts:
                self._host(host)
            netns.until(lambda: self._chassis() == len(self._state.hosts), 30, "all controllers of OVN", 0.1)
            self.nbctl("ls-add", SWITCH)
            self.nbctl("--wait=hv", "sync")
            yield self
        finally:
            for process in reversed(self._running):
                process.terminate()
            for process in self._running:
                process.wait()

    def _database(self, name: str, port: int) -> None:
        file = self._directory / f"{name}.db"
        file.unlink(missing_ok=True)
        run(["ovsdb-tool", "create", str(file), str(_SCHEMAS / f"ovn-{name}.ovsschema")])
        self._start(None, {}, "ovsdb-server", str(file), f"--remote=ptcp:{port}:{self._remote}",
                    f"--unixctl={self._directory}/{name}.ctl", "-vconsole:off")
        netns.until(lambda: "listen" in _listening(port), 10, f"the {name} database of OVN", 0.05)

    def _host(self, host: Host) -> None:
        Ovs(host).vsctl_now(
            "set", "Open_vSwitch", ".", f"external_ids:ovn-remote=tcp:{self._remote}:{_SB}",
            "external_ids:ovn-encap-type=geneve", f"external_ids:ovn-encap-ip={host.ip4}",
            "external_ids:ovn-monitor-all=true")
        self._start(host.netns, host.ovs_env | {"OVN_RUNDIR": str(host.directory)}, "ovn-controller",
                    f"unix:{host.directory}/db.sock", "-vconsole:off")

    def _routes(self) -> None:
        """What an administrator would have set: the way to hosts behind the router."""
        for host in self._state.hosts:
            for other in self._state.hosts:
                if other.lan != host.lan:
                    Ovs(host).appctl("ovs/route/add", f"{other.ip4}/32", plan.UNDERLAY_BRIDGE, host.lan.gateway4)

    def _chassis(self) -> int:
        return len(run(["ovn-sbctl", f"--db=tcp:{self._remote}:{_SB}", "--bare", "--columns=name", "find",
                        "Chassis"]).stdout.split())

    def _start(self, where: str | None, environment: dict[str, str], *command: str) -> None:
        words = list(command) if where is None else netns.inside(where, *command)
        self._running.append(subprocess.Popen(words, env=os.environ | environment, stdout=subprocess.DEVNULL,
                                              stderr=subprocess.DEVNULL, cwd=self._directory))

    # -- what is measured

    def add(self, ports: Sequence[tuple[str, str]]) -> None:
        """Adds ports (name with interface, MAC) in one transaction."""
        words: list[str] = []
        for port, mac in ports:
            words += ["--", "lsp-add", SWITCH, port, "--", "lsp-set-addresses", port, mac]
        self.nbctl(*words[1:])

    def remove(self, port: str) -> None:
        self.nbctl("lsp-del", port)

    def bind(self, port: str, host: str) -> None:
        """Says which host shall have a port that is plugged in at two."""
        self.nbctl("lsp-set-options", port, f"requested-chassis={host}")

    def flows(self, host: Host) -> int:
        return sum("cookie=" in line for line in Ovs(host).ofctl("dump-flows", BRIDGE).splitlines())


def _listening(port: int) -> str:
    return "listen" if f":{port}" in run(["ss", "-Hltn"]).stdout else ""
