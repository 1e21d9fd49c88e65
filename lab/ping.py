"""Pings: loss, round trip times and gaps, at once or in the background while something else happens."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from lab import jobs, netns
from lab.jobs import Job
from lab.shell import LabError, run
from lab.state import State

_REPLY = re.compile(r"^\[(\d+\.\d+)\] \d+ bytes from \S+ icmp_seq=(\d+) .*?time=([\d.]+) ms(.*)$", re.MULTILINE)
_SENT = re.compile(r"(\d+) packets transmitted, (\d+) received")
# requests that can be unanswered when a ping is ended: so many, and all that were sent in so short a time
_UNDER_WAY, _UNDER_WAY_S = 3, 0.1
_ERRORS = re.compile(r"\+(\d+) errors")


@dataclass(frozen=True)
class Options:
    """``interval`` and ``wait`` (for the last answers) in seconds, ``size`` in bytes of payload, ``dscp`` 0 to 63;
    ``do_not_fragment`` also forbids the guest itself to send fragments."""

    count: int | None = 3
    interval: float = 0.1
    size: int = 56
    wait: float = 1.0
    dscp: int | None = None
    do_not_fragment: bool = False
    interface: str | None = None

    def arguments(self, destination: str) -> list[str]:
        args = ["ping", "-n", "-D", "-i", f"{self.interval:g}", "-s", str(self.size), "-W", f"{self.wait:g}"]
        if self.count is not None:
            args += ["-c", str(self.count)]
        if self.dscp is not None:
            args += ["-Q", str(self.dscp << 2)]
        if self.do_not_fragment:
            args += ["-M", "do"]
        if self.interface is not None:
            args += ["-I", self.interface]
        return [*args, destination]


def ping(namespace: str, destination: str, options: Options = Options()) -> dict[str, Any]:
    """Pings from a namespace and waits for the end. If only the last answers are missing, as many requests are sent once
    more: when these are answered, the others are taken as late and not as lost. All requests are in ``sent``."""
    result = _once(namespace, destination, options)
    missing = result["sent"] - result["last_seq"]
    if result["last_seq"] > 0 and 0 < missing == result["lost"] <= _UNDER_WAY:
        # ping waits for its last answer only twice as long as the others took, which is too short on a busy machine
        again = _once(namespace, destination, replace(options, count=missing))
        result["sent"] += again["sent"]
        result["lost"] = result["lost"] + again["lost"] if again["lost"] else 0
        result["received"] = result["sent"] - result["lost"]
    return result


def _once(namespace: str, destination: str, options: Options) -> dict[str, Any]:
    count = options.count or 3
    done = run(netns.inside(namespace, *options.arguments(destination)), check=False,
               timeout=count * (options.interval + options.wait) + 10)
    return summary(done.stdout, done.stderr)


def start(state: State, name: str, destination: str, options: Options, job: str | None = None) -> Job:
    """Starts a ping that goes on until it is stopped."""
    arguments = options.arguments(destination)
    return jobs.start(state.name, "ping", state.netns_of(name), lambda _: arguments, mark=destination, name=job)


def stop(job: Job) -> dict[str, Any]:
    """Ends a background ping. Answers to the very last requests may still be under way then: those few are neither in
    ``sent`` nor in ``lost``, but told as ``under_way``."""
    jobs.finish(job)
    text = job.output.read_text(encoding="utf-8", errors="replace")
    result = summary(text, job.errors.read_text(encoding="utf-8", errors="replace"))
    jobs.forget(job)
    return _without_last(result, max(_UNDER_WAY, int(_UNDER_WAY_S * _rate(text))))


def _rate(text: str) -> float:
    """Requests in a second, by the answers."""
    answered = [(float(m[1]), int(m[2])) for m in _REPLY.finditer(text)]
    if len(answered) < 2 or answered[-1][0] <= answered[0][0]:
        return 0.0
    return (answered[-1][1] - answered[0][1]) / (answered[-1][0] - answered[0][0])


def _without_last(result: dict[str, Any], most: int) -> dict[str, Any]:
    under_way = result["sent"] - result["last_seq"]
    result["under_way"] = under_way if 0 < under_way <= most else 0
    for what in ("sent", "lost"):
        result[what] -= result["under_way"]
    return result


def summary(text: str, errors: str = "") -> dict[str, Any]:
    """sent, received, lost, duplicates, errors; rtt_ms min/avg/max; longest_gap_ms between two answers."""
    totals = _SENT.search(text)
    if totals is None:
        raise LabError(f"ping said nothing of use: {(errors or text).strip()[:300]}")
    replies = [(float(m[1]), int(m[2]), float(m[3]), "DUP" in m[4]) for m in _REPLY.finditer(text)]
    first = [r for r in replies if not r[3]]
    rtts = [r[2] for r in first]
    times = [r[0] for r in first]
    sent, received = int(totals[1]), int(totals[2])
    error = _ERRORS.search(text)
    return {
        "sent": sent, "received": received, "lost": sent - received, "duplicates": len(replies) - len(first),
        "errors": int(error[1]) if error else 0, "last_seq": max((r[1] for r in first), default=0),
        "rtt_ms": {"min": min(rtts), "avg": round(sum(rtts) / len(rtts), 3), "max": max(rtts)} if rtts else None,
        "longest_gap_ms": round(max((b - a for a, b in zip(times, times[1:])), default=0.0) * 1000, 1)}
