"""Weft's datapath helper on every host of a lab, as a systemd unit would run it on a real one."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Callable

from lab import jobs, netns
from lab.plan import PROJECT, Host
from lab.shell import LabError, run
from lab.state import State

_MODULE = PROJECT / "datapath-helper"
_MARK = "weft-datapath-helper"
_LAUNCHER = str(_MODULE / "src" / "main" / "dist" / "weft-helper")


def jar() -> Path | None:
    """The built helper; None when it is not built."""
    return next(iter(sorted((_MODULE / "target").glob(f"{_MARK}-*-all.jar"))), None)


def ensure(state: State, progress: Callable[[str], None] = lambda _: None) -> None:
    """Starts the helper where it does not run."""
    built = jar()
    if built is None:
        progress(f"lab '{state.name}': no helpers, as {_MARK} is not built (./weft build)")
        return
    for host in state.hosts:
        if not _running(state, host):
            _start(state, host, built)


def stop(state: State, host: Host) -> None:
    """Stops the helper of a host; what it has set stays in force."""
    job = _job(state, host)
    if job is not None:
        jobs.finish(job)
        jobs.forget(job)


def start(state: State, host: Host) -> None:
    """Starts the helper of a host; harmless when it runs."""
    built = jar()
    if built is None:
        raise LabError(f"{_MARK} is not built: ./weft build")
    if not _running(state, host):
        _start(state, host, built)


def status(host: Host, as_json: bool) -> tuple[int, str]:
    """What the helper of a host says of itself and its ends: the exit code and the text of ``weft-helper status``."""
    built = jar()
    if built is None:
        raise LabError(f"{_MARK} is not built: ./weft build")
    command = netns.inside(host.netns, "sh", _LAUNCHER, "status", "--rundir", str(host.directory),
                           *(["--json"] if as_json else []))
    done = run(command, env=_environment(host, built), check=False)
    return done.returncode, done.stdout or done.stderr


def kill(state: State, host: Host) -> None:
    """Ends it at once: what it did in person stops, what it has set stays."""
    job = _job(state, host)
    pid = None if job is None else jobs.pid(job)
    if job is None or pid is None:
        raise LabError(f"the helper of {host.name} is not running")
    os.kill(pid, signal.SIGKILL)
    jobs.finish(job)


def pause(state: State, host: Host) -> None:
    _signal(state, host, signal.SIGSTOP)


def resume(state: State, host: Host) -> None:
    _signal(state, host, signal.SIGCONT)


def _signal(state: State, host: Host, number: signal.Signals) -> None:
    job = _job(state, host)
    pid = None if job is None else jobs.pid(job)
    if pid is None:
        raise LabError(f"the helper of {host.name} is not running")
    os.kill(pid, number)


def _start(state: State, host: Host, built: Path) -> None:
    stop(state, host)
    jobs.start(state.name, "helper", host.netns, lambda _: ["sh", _LAUNCHER, "--rundir", str(host.directory)],
               mark=_MARK, name=_name(host), env=_environment(host, built))


def _environment(host: Host, built: Path) -> dict[str, str]:
    java = str(Path(os.environ["JAVA_HOME"], "bin", "java")) if os.environ.get("JAVA_HOME") else "java"
    return {**host.ovs_env, "WEFT_HELPER_JAR": str(built), "JAVA": java}


def _running(state: State, host: Host) -> bool:
    job = _job(state, host)
    return job is not None and job.alive()


def _job(state: State, host: Host) -> jobs.Job | None:
    try:
        return jobs.find(state.name, _name(host))
    except LabError:
        return None


def _name(host: Host) -> str:
    return f"helper-{host.name}"
