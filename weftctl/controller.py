"""The controller as a background process: a copy of the built distribution under run/controller."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from lab.netns import until
from lab.plan import run_directory
from lab.shell import LabError, command_line
from lab.state import write_atomically
from weftctl import build
from weftctl.prerequisites import java_environment
from weftctl.restconf import DEFAULT_URL, Restconf

HEAP = "-Xmx2g"
HTTP_PORT, HTTPS_PORT, OPENFLOW_PORT, OVSDB_PORT = 8181, 8443, 6653, 6640
READY_S = 180
STALLED_S = 75
_GRACE_S = 40
# What a new build must not throw away: the datastore, users, the SSH host key, and the keys and passwords of HTTPS.
_KEPT = ("journal", "segmented-journal", "snapshots", "data/idmlight.db.mv.db", "etc/host.key", "etc/weft")


def home() -> Path:
    return run_directory() / "controller"


def log_file() -> Path:
    return home() / "data" / "log" / "karaf.log"


def _pid_file() -> Path:
    return run_directory() / "controller.pid"


def _console_log() -> Path:
    return run_directory() / "controller.out"


def processes() -> list[int]:
    """The living processes of our controller: the members of the group that its start script leads."""
    try:
        group = int(_pid_file().read_text(encoding="ascii"))
    except (FileNotFoundError, ValueError):
        return []
    return [pid for pid in map(int, filter(str.isdecimal, os.listdir("/proc"))) if _is_ours(pid, group)]


def _is_ours(pid: int, group: int) -> bool:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(errors="replace").rpartition(")")[2].split()
        return int(fields[2]) == group and str(home()) in command_line(pid)
    except OSError:
        return False


def deploy() -> None:
    """Takes over a new build; datastore and users stay."""
    stamp, built = home() / ".build", str(build.ASSEMBLY.stat().st_mtime_ns)
    if stamp.exists() and stamp.read_text(encoding="ascii") == built:
        return
    print("controller: taking over the new build (datastore and users stay)", flush=True)
    fresh = home().with_name("controller.new")
    shutil.rmtree(fresh, ignore_errors=True)
    shutil.copytree(build.ASSEMBLY, fresh, symlinks=True, copy_function=_copy)
    for kept in _KEPT:
        if (home() / kept).exists():
            (fresh / kept).parent.mkdir(parents=True, exist_ok=True)
            os.replace(home() / kept, fresh / kept)
    (fresh / ".build").write_text(built, encoding="ascii")
    shutil.rmtree(home(), ignore_errors=True)
    os.replace(fresh, home())


def _copy(source: str, target: str) -> None:
    """Jars are hundreds of megabytes that nobody writes to: a second name is enough where the file system allows."""
    if source.endswith(".jar"):
        try:
            os.link(source, target)
            return
        except OSError:
            pass
    shutil.copy2(source, target)


def start() -> None:
    """Starts the controller and waits until it serves; harmless when it runs."""
    if processes():
        _wait_ready(READY_S)
        return
    if not (build.ASSEMBLY / "bin" / "karaf").exists():
        raise LabError("there is no distribution to start: ./weft build")
    for port, use in ((HTTP_PORT, "RESTCONF"), (HTTPS_PORT, "RESTCONF over TLS"), (OPENFLOW_PORT, "OpenFlow"),
                      (OVSDB_PORT, "OVSDB")):
        if _open(port):
            raise LabError(f"port {port} ({use}) is taken by another program: stop that first")
    deploy()
    try:
        _launch()
        _wait_ready(STALLED_S)
    except NotReady as e:
        # OpenDaylight is started by many bundles that wait for each other; the module platform mends the one stall
        # that is known, and this is for others.
        print(f"controller: {e}; starting it again", flush=True)
        stop()
        _launch()
        _wait_ready(READY_S)


def _launch() -> None:
    run_directory().mkdir(parents=True, exist_ok=True)
    env = java_environment() | {"EXTRA_JAVA_OPTS": HEAP, "KARAF_HOME": str(home())}
    for inherited in ("KARAF_BASE", "KARAF_DATA", "KARAF_ETC"):
        env.pop(inherited, None)
    with open(_console_log(), "wb") as out:
        process = subprocess.Popen([str(home() / "bin" / "karaf"), "server"], cwd=home(), env=env, stdout=out,
                                   stderr=out, stdin=subprocess.DEVNULL, start_new_session=True)
    write_atomically(_pid_file(), f"{process.pid}\n")


class NotReady(LabError):
    """The controller runs and does not serve."""


def _wait_ready(seconds: float) -> None:
    begun = said = time.monotonic()

    def look() -> bool:
        nonlocal said
        state = readiness()
        if not processes():
            raise LabError(f"the controller ended while it started: {_tail(_console_log())}\n(weft logs)")
        if state and time.monotonic() - said > 5:
            said = time.monotonic()
            print(f"controller: {said - begun:.0f} s, waiting for {', '.join(state)}", flush=True)
        return not state

    try:
        until(look, seconds, f"the controller ({', '.join(readiness())}); see {log_file()}", 0.25)
    except LabError as e:
        raise NotReady(str(e)) if processes() else e
    print(f"controller: ready ({DEFAULT_URL}/rests, console on port 8101)", flush=True)


def readiness() -> list[str]:
    """What does not serve yet; empty when the controller is ready."""
    waiting = []
    if not _restconf_answers():
        waiting.append("RESTCONF")
    if not _open(HTTPS_PORT):
        waiting.append(f"RESTCONF over TLS (port {HTTPS_PORT})")
    if not _open(OPENFLOW_PORT):
        waiting.append(f"OpenFlow (port {OPENFLOW_PORT})")
    if not _open(OVSDB_PORT):
        waiting.append(f"OVSDB (port {OVSDB_PORT})")
    return waiting


def _restconf_answers() -> bool:
    if not _open(HTTP_PORT):
        return False
    try:
        with Restconf(timeout=5) as client:
            client.get("data/network-topology:network-topology")
        return True
    except (LabError, http.client.HTTPException):
        return False


def _open(port: int) -> bool:
    with socket.socket() as s:
        s.settimeout(1)
        return s.connect_ex(("127.0.0.1", port)) == 0


def _tail(path: Path, lines: int = 15) -> str:
    try:
        return "\n".join(path.read_text(errors="replace").splitlines()[-lines:])
    except OSError:
        return ""


def stop() -> bool:
    """Ends the controller in good order, or after a time of grace at once; False when it did not run."""
    found = processes()
    if not found:
        _pid_file().unlink(missing_ok=True)
        return False
    _signal(signal.SIGTERM)
    try:
        until(lambda: not processes(), _GRACE_S, "the controller's orderly end", 0.1)
    except LabError:
        _signal(signal.SIGKILL)
        until(lambda: not processes(), 10, "the controller's end", 0.1)
    _pid_file().unlink(missing_ok=True)
    return True


def purge() -> None:
    """Removes the controller's copy with all its data; it must not run."""
    shutil.rmtree(home(), ignore_errors=True)
    _console_log().unlink(missing_ok=True)


def kill() -> bool:
    """Ends the controller at once, as a power failure would."""
    found = processes()
    _signal(signal.SIGKILL)
    until(lambda: not processes(), 10, "the controller's end", 0.05)
    _pid_file().unlink(missing_ok=True)
    return bool(found)


def _signal(number: signal.Signals) -> None:
    for pid in processes():
        try:
            os.kill(pid, number)
        except ProcessLookupError:
            continue


def memory_mib() -> float | None:
    """Resident memory of the controller's JVM."""
    sizes = []
    for pid in processes():
        for line in Path(f"/proc/{pid}/status").read_text(errors="replace").splitlines():
            if line.startswith("VmRSS:"):
                sizes.append(int(line.split()[1]) / 1024)
    return round(max(sizes), 1) if sizes else None


def console(command: str | None) -> int:
    """A command on the Karaf console, or the console itself."""
    if not processes():
        raise LabError("the controller is not running: ./weft controller start")
    client = [str(home() / "bin" / "client"), "-u", "karaf", "-p", "karaf"]
    if command is None:
        return subprocess.run(client, env=java_environment(), check=False).returncode
    done = subprocess.run([*client, "-b"], env=java_environment(), input=command + "\n", text=True,
                          stderr=subprocess.PIPE, check=False)
    # The client's own logging library complains about its configuration at every start.
    errors = [line for line in done.stderr.splitlines() if not line.startswith("SLF4J")]
    print("\n".join(errors), file=sys.stderr, end="\n" if errors else "")
    return done.returncode
