"""How fast one TCP connection between two guests is, by iperf3."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass

from lab import netns
from lab.shell import LabError
from lab.state import State

_PORT = 5201
_LATE_S = 30


@dataclass(frozen=True)
class Throughput:
    """Payload that the receiver got, in megabits per second, and retransmissions of the sender."""

    mbps: float
    retransmits: int


def tcp(state: State, source: str, target: str, address: str, seconds: float) -> Throughput:
    """From one guest to another, which has the address, for so long."""
    server = subprocess.Popen(netns.inside(state.netns_of(target), "iperf3", "-s", "-1", "-p", str(_PORT),
                                           "--forceflush"), stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True)
    try:
        for line in server.stdout or ():
            if "listening" in line:
                break
        done = subprocess.run(netns.inside(state.netns_of(source), "iperf3", "-c", address, "-p", str(_PORT), "-t",
                                           f"{seconds:g}", "-J"), capture_output=True, text=True, check=False,
                              timeout=seconds + _LATE_S)
        result = json.loads(done.stdout)
        if "error" in result:
            raise LabError(f"iperf3 from {source} to {address}: {result['error']}")
        return Throughput(result["end"]["sum_received"]["bits_per_second"] / 1e6,
                          result["end"]["sum_sent"].get("retransmits", 0))
    finally:
        server.kill()
        server.wait()
