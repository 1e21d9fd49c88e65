"""Captures with tcpdump in a namespace, read back as dictionaries."""

from __future__ import annotations

import contextlib
import time
from pathlib import Path
from typing import Any, Iterator, Sequence

from lab import jobs, netns, plan
from lab.jobs import Job
from lab.shell import LabError
from lab.state import State

# tcpdump has no way to say that it has read all that came in before it was told to stop.
_SETTLE_S = 0.15


def default_device(state: State, name: str) -> str:
    """A guest's first interface, a host's underlay NIC, the router's NIC on LAN A."""
    if name in state.guests:
        return state.guests[name].interfaces[0].name
    if name == "router":
        return "lan-a"
    if name.startswith("host"):
        return plan.UNDERLAY_NIC
    raise LabError(f"{name} has many ports: say which with --iface (the ports have the hosts' names)")


def start(state: State, name: str, **options: Any) -> Job:
    """Starts a capture, with the options of ``launch``, and returns when it sees packets."""
    job = launch(state, name, **options)
    await_listening(job, name)
    return job


def launch(state: State, name: str, *, device: str | None = None, bpf: str = "", incoming: bool = False,
           count: int | None = None, job: str | None = None) -> Job:
    """Starts a capture that will see packets after ``await_listening``. ``bpf`` is a tcpdump filter; ``incoming``
    leaves out what the namespace itself sends."""
    device = device or default_device(state, name)

    def command(path: Path) -> list[str]:
        args = ["tcpdump", "-i", device, "-n", "-U", "--immediate-mode", "-s", "0", "-Z", "root", "-w", str(path)]
        args += ["-Q", "in"] if incoming else []
        args += ["-c", str(count)] if count is not None else []
        return [*args, bpf] if bpf else args

    return jobs.start(state.name, "capture", state.netns_of(name), command, mark="tcpdump", name=job)


def await_listening(started: Job, name: str) -> None:
    """Waits until a capture at a place of this name sees packets."""
    def listening() -> bool:
        text = started.errors.read_text(encoding="utf-8", errors="replace")
        if "listening on" in text:
            return True
        if not started.alive() and text:
            jobs.forget(started)
            raise LabError(f"tcpdump on {name}: {text.strip()}")
        return False

    netns.until(listening, 10, f"tcpdump on {name} to start", 0.01)


def wait(job: Job, seconds: float) -> None:
    """Waits until a capture with a count is complete, or the time is over."""
    deadline = time.monotonic() + seconds
    while job.alive() and time.monotonic() < deadline:
        time.sleep(0.05)


def stop(job: Job) -> list[dict[str, Any]]:
    """Ends a capture; its frames with their times, each parsed."""
    if job.alive():
        settle()
    return collect(job)


def settle() -> None:
    """Lets tcpdump read what has come in."""
    time.sleep(_SETTLE_S)


def collect(job: Job) -> list[dict[str, Any]]:
    """Ends a capture that had time to settle."""
    jobs.finish(job)
    return _taken(job)


def _taken(job: Job) -> list[dict[str, Any]]:
    frames = read(job.output)
    jobs.forget(job)
    return frames


def read(path: Path) -> list[dict[str, Any]]:
    from scapy.utils import RawPcapReader  # scapy takes half a second to load: only when it is needed
    from lab import frames
    reader = RawPcapReader(str(path))
    try:
        return [{"time": meta.sec + meta.usec / 1e6, **frames.parse(data)} for data, meta in reader]
    finally:
        reader.close()


class Capture:
    """``with Capture(state, "host1", bpf="udp") as c: ...`` and then ``c.frames``."""

    def __init__(self, state: State, name: str, **options: Any) -> None:
        self._state, self._name, self._options = state, name, options
        self.frames: list[dict[str, Any]] = []

    def launch(self) -> None:
        """Begins; it sees packets after ``await_listening``."""
        self._job = launch(self._state, self._name, **self._options)

    def await_listening(self) -> None:
        await_listening(self._job, self._name)

    def saw_any(self) -> bool:
        """Whether a frame is there already: more than the head of the file."""
        return self._job.output.stat().st_size > 24

    def interrupt(self) -> None:
        """Ends it without letting it settle; its frames are there after ``collect``."""
        jobs.interrupt(self._job)

    def abandon(self) -> None:
        """Ends it; nobody wants its frames."""
        jobs.finish(self._job)
        jobs.forget(self._job)

    def collect(self) -> None:
        jobs.ended(self._job)
        self.frames = _taken(self._job)

    def __enter__(self) -> "Capture":
        self.launch()
        self.await_listening()
        return self

    def __exit__(self, *exc: object) -> None:
        settle()
        self.interrupt()
        self.collect()


@contextlib.contextmanager
def together(state: State, names: Sequence[str], bpf: str = "") -> Iterator[dict[str, Capture]]:
    """Captures of what comes in at several places: their frames are there when the block is over. All of them begin
    together, and end together."""
    captures = {name: Capture(state, name, bpf=bpf, incoming=True) for name in names}
    begun: list[Capture] = []
    try:
        for each in captures.values():
            each.launch()
            begun.append(each)
        for each in begun:
            each.await_listening()
    except BaseException:
        for each in begun:
            each.abandon()
        raise
    try:
        yield captures
    finally:
        if begun:
            settle()
        for each in begun:
            each.interrupt()
        for each in begun:
            each.collect()
