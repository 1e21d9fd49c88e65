"""Proofs of liveness: control messages, active and inactive ends, alarms, standby (lab/samples/sample.json). The links
'blue' and 'gold' ask every second, so that nobody has to wait long."""

from __future__ import annotations

import contextlib
import time
from typing import Any, Callable, Iterator

from lab import faults, helpers, netns, ping
from lab.capture import Capture
from lab.checks import AT_ONCE_MS, Bed, ProofFailed, expect, proof
from lab.checks.links import RED_B, listening, reach

ALARMS = "data/weft-alarm:alarms"
PATIENCE_S = 15.0
_CONTROL_TYPE = 0x88b5
_PROBES = "02:57:50:"
_PAIR = ("fw-gold", "fw-gold2")


def state_of(bed: Bed, link: str) -> dict[str, Any]:
    """The state of a link as it is now."""
    found = bed.controller.get(f"data/weft:weft/link={link}/state", content="nonconfig") or {}
    return next(iter(found.values()), {})


def until(bed: Bed, link: str, what: str, condition: Callable[[dict[str, Any]], bool],
          seconds: float = PATIENCE_S) -> dict[str, Any]:
    """Waits for a state of a link; returns it."""
    deadline = time.monotonic() + seconds
    while True:
        state = state_of(bed, link)
        if condition(state):
            return state
        if time.monotonic() > deadline:
            raise ProofFailed(f"link {link} is not {what} after {seconds:g} s, but {state.get('status')}"
                              f" ({state.get('reason', 'no reason')}), liveness {state.get('liveness')}")
        time.sleep(0.1)


def is_active(state: dict[str, Any]) -> bool:
    return state.get("status") == "up" and state.get("liveness") == "active"


def is_inactive(state: dict[str, Any]) -> bool:
    return state.get("status") == "inactive" and state.get("liveness") == "inactive"


def raised(bed: Bed, link: str) -> bool:
    """Whether there is an alarm about a link now."""
    found = bed.controller.get(ALARMS, content="nonconfig") or {}
    alarms = next(iter(found.values()), {}).get("alarm", [])
    return any(a["resource"] == f"link/{link}" and not a["is-cleared"] for a in alarms)


@contextlib.contextmanager
def healed(begin: Callable[[], None], end: Callable[[], None]) -> Iterator[None]:
    begin()
    try:
        yield
    finally:
        end()


def controls(seen: Capture, segment: int) -> list[dict[str, Any]]:
    return [f for f in seen.frames if f.get("geneve", {}).get("vni") == segment
            and f["geneve"].get("control_word", {}).get("control")]


@proof("VL-10", "control messages cross the link's own tunnel and reach no guest")
def control_messages(bed: Bed) -> str:
    until(bed, "blue", "active", is_active)
    guests = [g for g in bed.state.guests if g != "box-green"]
    segment = bed.segment("blue")
    with Capture(bed.state, "host1", bpf="udp port 6081") as wire, listening(bed, guests) as captures:
        deadline = time.monotonic() + 3.0
        while time.monotonic() < deadline:
            time.sleep(0.2)
    found = controls(wire, segment)
    both = {f["src"] for f in found}
    expect(len(found) >= 2 and len(both) == 2, f"{len(found)} control frames of blue on the wire, from {sorted(both)}")
    # probes through services are of the same type, from addresses of their own
    hit = [g for g, c in captures.items() if any(f["eth_type"] == _CONTROL_TYPE and not f["eth_src"].startswith(_PROBES)
                                                 for f in c.frames)]
    expect(not hit, f"control frames arrived at {', '.join(hit)}")
    return f"{len(found)} control frames of blue in 3 s, both ways; 0 at {len(guests)} guests"


@proof("VL-11", "an end that is not heard is inactive, and active when it is heard again")
def silence(bed: Bed) -> str:
    until(bed, "blue", "active", is_active)
    host2 = bed.state.host("host2")
    begun = time.monotonic()
    with healed(lambda: helpers.pause(bed.state, host2), lambda: helpers.resume(bed.state, host2)):
        state = until(bed, "blue", "inactive", is_inactive)
        took = time.monotonic() - begun
        expect(state["a"].get("cause") == "silent", f"end a: {state['a']}")
    until(bed, "blue", "active again", is_active)
    return f"inactive {took:.1f} s after the other end's helper stood still (3 s are set), then active again"


@proof("VL-11", "user traffic counts as life")
def traffic_is_life(bed: Bed) -> str:
    until(bed, "blue", "active", is_active)
    host2 = bed.state.host("host2")
    options = ping.Options(count=None, interval=0.1)
    job = ping.start(bed.state, "fw-blue", RED_B, options)
    try:
        with healed(lambda: helpers.pause(bed.state, host2), lambda: helpers.resume(bed.state, host2)):
            deadline = time.monotonic() + 6.0
            while time.monotonic() < deadline:
                state = state_of(bed, "blue")
                expect(state["a"].get("liveness") == "active", f"end a in spite of user traffic: {state['a']}")
                time.sleep(0.3)
    finally:
        result = ping.stop(job)
    expect(result["lost"] == 0, f"{result['lost']} of {result['sent']} pings lost")
    return f"6 s without a control message and with {result['sent']} pings: end a stays active"


@proof("VL-12", "a cut cable: both ends inactive, alarm; healed: active, alarm cleared")
def cable(bed: Bed) -> str:
    until(bed, "blue", "active", is_active)
    host2 = bed.state.host("host2")
    with healed(lambda: faults.cut(host2), lambda: faults.heal(host2)):
        state = until(bed, "blue", "inactive", lambda s: is_inactive(s) and all(
            s[end].get("liveness") == "inactive" for end in "ab"))
        expect("reason" in state, f"no reason in {state}")
        expect(netns.until(lambda: raised(bed, "blue"), 5, "an alarm about link blue"), "no alarm")
    until(bed, "blue", "active again", is_active, 30)
    netns.until(lambda: not raised(bed, "blue"), 5, "the alarm about link blue to be cleared")
    history = state_of(bed, "blue").get("history", [])
    expect(len(history) >= 2, f"history of blue: {history}")
    return f"inactive because: {state['reason']}"


@proof("VL-12", "one-way loss makes both ends inactive")
def one_way(bed: Bed) -> str:
    until(bed, "blue", "active", is_active)
    host2 = bed.state.host("host2")
    with healed(lambda: faults.deafen(host2), lambda: faults.undeafen(host2)):
        state = until(bed, "blue", "inactive at both ends", lambda s: is_inactive(s) and all(
            s[end].get("liveness") == "inactive" for end in "ab"))
        causes = {end: state[end].get("cause") for end in "ab"}
        expect(causes == {"a": "peer-inactive", "b": "silent"}, f"causes {causes}")
    until(bed, "blue", "active again", is_active, 30)
    return "host2 hears nothing: end b silent, end a told so"


@proof("VL-17", "the standby takes over, and the far end notices nothing")
def failover(bed: Bed) -> str:
    until(bed, "gold", "active", is_active)
    reach(bed, "core-gold", "10.0.5.1")
    before = max((int(h["number"]) for h in state_of(bed, "gold").get("history", [])), default=0)
    for name in _PAIR:
        netns.until(lambda: _port(bed, name) == "up", 10, f"the port of {name} to be up")
    first = _one_active(bed)

    def down() -> None:
        netns.ip(bed.state.netns_of(first), "link", "set", "eth0", "down")
        netns.until(lambda: _active(bed) not in (None, first), 10, f"the other one than {first} to take over")

    try:
        gaps = [_gap(bed, down)]
    finally:
        netns.ip(bed.state.netns_of(first), "link", "set", "eth0", "up")
    netns.until(lambda: _port(bed, first) == "up", 10, f"the port of {first} to be up")
    gaps.append(_gap(bed, lambda: bed.controller.post(
        "operations/weft:switch-over", {"weft:input": {"appliance": "fw-gold"}})))
    now = _one_active(bed)
    expect(now == first, f"{now} is active after the switch back")
    expect(max(gaps) < AT_ONCE_MS, f"{gaps} ms without an answer")
    inactive = [h for h in state_of(bed, "gold").get("history", [])
                if int(h["number"]) > before and h["status"] == "inactive"]
    expect(not inactive, f"the link was inactive meanwhile: {inactive}")
    return f"link down: {gaps[0]:.0f} ms without an answer; switched back by hand: {gaps[1]:.0f} ms"


def _gap(bed: Bed, action: Callable[[], object]) -> float:
    """The longest time without an answer, in milliseconds, while something is done to the pair."""
    job = ping.start(bed.state, "core-gold", "10.0.5.1", ping.Options(count=None, interval=0.01))
    try:
        time.sleep(0.5)
        action()
        time.sleep(1.0)
    finally:
        result = ping.stop(job)
    until(bed, "gold", "active", is_active)
    return result["longest_gap_ms"]


def _appliance(bed: Bed, name: str) -> dict[str, Any]:
    found = bed.controller.get(f"data/weft:weft/appliance={name}", content="nonconfig") or {}
    return next(iter(found.values()), [{}])[0]


def _active(bed: Bed) -> str | None:
    """The one of the pair that is active; None while none says so, or both."""
    active = [n for n in _PAIR if _appliance(bed, n).get("state", {}).get("role") == "active"]
    return active[0] if len(active) == 1 else None


def _one_active(bed: Bed) -> str:
    return netns.until(lambda: _active(bed), 10, "one of the pair to be active") or ""


def _port(bed: Bed, name: str) -> str | None:
    interfaces = _appliance(bed, name).get("interface", [{}])
    return interfaces[0].get("state", {}).get("port")
