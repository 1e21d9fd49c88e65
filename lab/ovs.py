"""The Open vSwitch of one host: its two daemons with files of their own, and its underlay bridge."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
from pathlib import Path
from typing import Any, Iterator, Sequence

from lab import netns
from lab.plan import INTEGRATION_BRIDGE, UNDERLAY_BRIDGE, UNDERLAY_NIC, Host
from lab.shell import LabError, command_line, output, run

SCHEMA = "/usr/share/openvswitch/vswitch.ovsschema"
_RECONNECT_MS = 1000
_TLS = [f"--{option}=db:Open_vSwitch,SSL,{column}"
        for option, column in (("private-key", "private_key"), ("certificate", "certificate"),
                               ("bootstrap-ca-cert", "ca_cert"))]

# What Weft itself sets on br-int: whoever comes first makes the same bridge.
INTEGRATION_BRIDGE_COMMAND = ["--may-exist", "add-br", INTEGRATION_BRIDGE, "--", "set", "bridge", INTEGRATION_BRIDGE,
                              "datapath_type=netdev", "fail_mode=secure", "protocols=OpenFlow13"]


class Ovs:
    """One host's Open vSwitch daemons. The daemons' control sockets have their usual names, so that ovs-appctl and
    ovs-ofctl find them with nothing but the host's environment."""

    def __init__(self, host: Host) -> None:
        self.host = host

    def command(self, *args: str) -> list[str]:
        return netns.inside(self.host.netns, *args)

    def run(self, *args: str, timeout: float = 30.0, check: bool = True, stdin: str | None = None):
        return run(self.command(*args), env=self.host.ovs_env, timeout=timeout, check=check, stdin=stdin)

    def vsctl(self, *args: str, timeout: int = 10) -> str:
        """ovs-vsctl; does not wait for a vswitchd that is not there."""
        wait = [] if self.vswitchd_pid() else ["--no-wait"]
        return self.run("ovs-vsctl", f"--timeout={timeout}", *wait, *args, timeout=timeout + 5).stdout

    def ofctl(self, *args: str) -> str:
        return self.run("ovs-ofctl", "-O", "OpenFlow13", *args).stdout

    def appctl(self, *args: str) -> str:
        return self.run("ovs-appctl", *args).stdout

    def catch_up(self) -> None:
        """Waits until the switch has gone through all the flows that it had cached by now: their counters are told, and
        what they do is what the flows say."""
        for _ in range(2):  # the first round may have begun before
            self.appctl("revalidator/wait")

    # -- daemons

    def ensure(self, managers: Sequence[str]) -> None:
        """Starts what does not run and configures the host as its administrator would have."""
        self.host.directory.mkdir(parents=True, exist_ok=True)
        self.ensure_ovsdb()
        self.vsctl_now("init", "--", "set", "Open_vSwitch", ".", f"external_ids:system-id={self.host.name}",
                       f"external_ids:hostname={self.host.name}")
        self.ensure_vswitchd()
        self._underlay_bridge()
        self._managers(managers)

    def vsctl_now(self, *args: str, timeout: int = 10) -> str:
        """ovs-vsctl on the database alone."""
        return self.run("ovs-vsctl", "--no-wait", f"--timeout={timeout}", *args, timeout=timeout + 5).stdout

    def ensure_ovsdb(self) -> None:
        if self.ovsdb_pid():
            return
        directory = self.host.directory
        database = directory / "conf.db"
        if not database.exists():
            run(["ovsdb-tool", "create", str(database), SCHEMA])
        self.run("ovsdb-server", str(database), f"--remote=punix:{directory}/db.sock",
                 "--remote=db:Open_vSwitch,Open_vSwitch,manager_options", *_TLS, "--pidfile", "--log-file",
                 "-vconsole:off", "--no-chdir", "--detach")

    def ensure_vswitchd(self) -> None:
        if self.vswitchd_pid():
            return
        self.run("ovs-vswitchd", f"unix:{self.host.directory}/db.sock", "--pidfile", "--log-file", "-vconsole:off",
                 "--no-chdir", "--detach", "--monitor")

    def ovsdb_pid(self) -> int | None:
        return self._pid("ovsdb-server")

    def vswitchd_pid(self) -> int | None:
        return self._pid("ovs-vswitchd")

    def signal(self, daemon: str, number: signal.Signals) -> int:
        pid = self._pid(daemon)
        if pid is None:
            raise LabError(f"{daemon} of {self.host.name} is not running")
        os.kill(pid, number)
        return pid

    def _pid(self, daemon: str) -> int | None:
        return pid_of(self.host.directory / f"{daemon}.pid", str(self.host.directory))

    # -- bridges and ports

    def _underlay_bridge(self) -> None:
        host = self.host
        self.vsctl("--may-exist", "add-br", UNDERLAY_BRIDGE, "--", "set", "bridge", UNDERLAY_BRIDGE,
                   "datapath_type=netdev", f'other_config:hwaddr="{host.mac}"', "--",
                   "--may-exist", "add-port", UNDERLAY_BRIDGE, UNDERLAY_NIC)
        if not self.vsctl("get-fail-mode", UNDERLAY_BRIDGE).strip():
            self.vsctl("set-fail-mode", UNDERLAY_BRIDGE, "standalone")
        self.addresses()

    def addresses(self) -> None:
        """The host's underlay addresses; the device is a persistent one, so they survive restarts of vswitchd."""
        host = self.host
        netns.sysctl(host.netns, {f"net.ipv6.conf.{UNDERLAY_BRIDGE}.disable_ipv6": 0})
        ip4, ip6 = (f"addr replace {host.ip4}/24 dev {UNDERLAY_BRIDGE}",
                    f"addr replace {host.ip6}/64 dev {UNDERLAY_BRIDGE} nodad")
        netns.batch(host.netns, [f"link set {UNDERLAY_BRIDGE} up", ip4, ip6])
        with contextlib.suppress(LabError):
            netns.offloads_off(host.netns, UNDERLAY_BRIDGE)

    def _managers(self, managers: Sequence[str]) -> None:
        if set(self.vsctl("get-manager").split()) == set(managers):
            return
        command = ["del-manager"] if not managers else ["set-manager", *managers]
        for target in managers:
            # A real host waits up to 8 s between two tries; a test bed shall not.
            command += ["--", "set", "Manager", target, f"max_backoff={_RECONNECT_MS}"]
        self.vsctl_now(*command)

    def add_guest_port(self, port: str, iface_id: str, mac: str) -> None:
        self.vsctl(*INTEGRATION_BRIDGE_COMMAND, "--", "--may-exist", "add-port", INTEGRATION_BRIDGE, port, "--",
                   "set", "Interface", port, f'external_ids:iface-id="{iface_id}"',
                   f'external_ids:attached-mac="{mac}"')

    def remove_port(self, port: str) -> None:
        self.vsctl("--if-exists", "del-port", port)

    def transact(self, *operations: dict[str, Any], timeout: float = 60.0) -> list[dict[str, Any]]:
        """One OVSDB transaction; LabError when any operation fails."""
        request = {"method": "transact", "params": ["Open_vSwitch", *operations], "id": 0}
        with socket.socket(socket.AF_UNIX) as s, open_directory(self.host.directory) as directory:
            s.settimeout(timeout)
            # Socket paths are limited to 107 bytes; the way through the directory's descriptor is always short.
            s.connect(f"/proc/self/fd/{directory}/db.sock")
            s.sendall(json.dumps(request).encode())
            results = _reply(s)
        for result in results:
            if result is not None and "error" in result:
                raise LabError(f"{self.host.name}: OVSDB says {result['error']}: {result.get('details', '')}")
        return results

    def interfaces(self) -> dict[str, dict[str, Any]]:
        """Name, port number, external ids and error of each interface in the database."""
        text = self.vsctl_now("--format=json", "--columns=name,ofport,external_ids,type,error", "list", "Interface")
        table = json.loads(text)
        rows = (dict(zip(table["headings"], row)) for row in table["data"])
        return {row["name"]: {"ofport": row["ofport"] if isinstance(row["ofport"], int) else None,
                              "type": row["type"], "external_ids": dict(row["external_ids"][1]),
                              "error": row["error"] if isinstance(row["error"], str) else None} for row in rows}


def _reply(s: socket.socket) -> list[Any]:
    text = b""
    while chunk := s.recv(1 << 20):
        text += chunk
        with contextlib.suppress(ValueError):
            return json.loads(text)["result"]
    raise LabError("ovsdb-server closed the connection without an answer")


@contextlib.contextmanager
def open_directory(path: Path) -> Iterator[int]:
    fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        yield fd
    finally:
        os.close(fd)


def pid_of(file: Path, mark: str) -> int | None:
    """The process that wrote a pid file, if it lives and its command line bears ``mark`` (pids are re-used)."""
    try:
        pid = int(file.read_text(encoding="ascii").strip())
        return pid if mark in command_line(pid) else None
    except (FileNotFoundError, ValueError, ProcessLookupError):
        return None


def installed_version() -> str:
    """The version of Open vSwitch on this machine, for reports."""
    return output(["ovs-vswitchd", "--version"]).splitlines()[0].rpartition(" ")[2]
