"""``weft up``, ``down`` and ``status``: everything together, with the sample intent."""

from __future__ import annotations

import time
from typing import Any

from lab import bed, samples, state as states
from lab.cli import table
from lab.netns import until
from lab.ovs import Ovs, installed_version
from lab.shell import LabError, require_root
from weftctl import build, check, controller, prerequisites
from weftctl.restconf import DEFAULT_URL, Restconf

_UP_S = 120
_PLURAL = {"policy": "policies"}


def up(lab: str, hosts: int | None, proofs: bool = True, sample: str = "sample") -> int:
    """Everything from nothing to proven packets; what is there already is left as it is."""
    require_root("./weft up")
    prerequisites.ensure()
    build.ensure()
    controller.start()
    intent = samples.load(sample)
    needed = sum(1 for _ in intent.get("node", []))
    state = bed.up(lab, hosts=max(hosts or needed, needed), progress=_say)
    with states.locked(lab):
        samples.make_guests(state, intent)
    _say(f"guests: {len(state.guests)} on {state.host_count} hosts with Open vSwitch {installed_version()}")
    with Restconf() as client:
        client.patch(check.INTENT, {"weft:weft": intent})
        _say(f"intent: {len(intent['link'])} links and {len(intent['network'])} networks of {len(intent['appliance'])}"
             f" appliances, {len(intent['policy'])} policies with {len(intent['service'])} services written")
        for kind in ("link", "network", "service", "policy"):
            _wait_for(client, kind, [entry["name"] for entry in intent[kind]])
    result = check.run(lab) if proofs else 0
    print(f"""
Everything stays up. Where to look:
  ./weft status                     nodes, links, networks
  ./weft lab list                   guests and their addresses
  ./weft lab exec fw-red -- ping 10.0.0.2
  ./weft lab exec host1 -- ovs-ofctl -O OpenFlow13 dump-flows br-int
  ./weft console weft:link-list     the controller's console
  curl -u admin:admin '{DEFAULT_URL}/rests/{check.INTENT}?content=all'
  ./weft check                      the proofs again
  ./weft down                       stop and remove all of it""")
    return result


def _say(text: str) -> None:
    print(text, flush=True)


def _wait_for(client: Restconf, kind: str, names: list[str]) -> None:
    said = time.monotonic()

    def look() -> bool:
        nonlocal said
        waiting = _not_up(client, kind, names)
        if waiting and time.monotonic() - said > 5:
            said = time.monotonic()
            _say(f"{kind}: waiting for " + "; ".join(f"{n} ({why})" for n, why in waiting.items()))
        return not waiting

    try:
        until(look, _UP_S, f"every {kind} to be up", 0.25)
    except LabError as e:
        reasons = "; ".join(f"{n}: {why}" for n, why in _not_up(client, kind, names).items())
        raise LabError(f"{e}: {reasons} (./weft status, ./weft logs)") from e
    _say(f"{_PLURAL.get(kind, kind + 's')}: {len(names)} up")


def _not_up(client: Restconf, kind: str, names: list[str]) -> dict[str, str]:
    states_by_name = {entry["name"]: entry.get("state", {}) for entry in check.intent(client).get(kind, [])}
    waiting = {}
    for name in names:
        state = states_by_name.get(name, {})
        if state.get("status") != "up":
            reason = f": {state['reason']}" if state.get("reason") else ""
            waiting[name] = state.get("status", "no state") + reason
    return waiting


def down(lab: str, purge: bool = False) -> int:
    """Stops the controller and removes the lab. The controller's data stays, as it may hold more than the sample,
    unless ``purge``."""
    if controller.processes():
        _say("controller: stopping")
        controller.stop()
    bed.down(lab, progress=_say)
    if purge:
        controller.purge()
    _say("everything is down")
    return 0


def status(lab: str) -> int:
    """0 when controller and lab are up and everything in the intent is."""
    running = bool(controller.processes())
    waiting = controller.readiness() if running else []
    memory = f", {controller.memory_mib():.0f} MiB" if running else ""
    print("controller: " + ("not running" if not running else f"waiting for {', '.join(waiting)}" if waiting
                            else f"ready at {DEFAULT_URL}/rests{memory}"))
    well = running and not waiting
    state = states.load(lab)
    print(f"lab: {'not up' if state is None else _lab_line(state)}")
    if well:
        with Restconf() as client:
            well = _print_intent(check.intent(client))
    return 0 if well and state is not None else 1


def _lab_line(state: states.State) -> str:
    down_hosts = [h.name for h in state.hosts if not (Ovs(h).ovsdb_pid() and Ovs(h).vswitchd_pid())]
    return (f"'{state.name}' with {state.host_count} hosts and {len(state.guests)} guests"
            + (f"; Open vSwitch is DOWN on {', '.join(down_hosts)}" if down_hosts else ""))


def _print_intent(intent: dict[str, Any]) -> bool:
    rows = [[n["name"], _status(n), n.get("state", {}).get("flows-present", "-"),
             n.get("state", {}).get("flows-wanted", "-"), n.get("state", {}).get("reason", "")]
            for n in intent.get("node", [])]
    print("\n" + table(["NODE", "STATUS", "FLOWS", "WANTED", "REASON"], rows))
    links = intent.get("link", [])
    rows = [[link["name"], _status(link), link.get("state", {}).get("segment-id", "-"), _end(link, "a"),
             _end(link, "b"), link.get("state", {}).get("reason", "")] for link in links]
    print("\n" + table(["LINK", "STATUS", "SEGMENT", "A", "B", "REASON"], rows))
    chains = intent.get("chain", [])
    rows = [[c["name"], _status(c), " ".join(_stages(c)), c.get("state", {}).get("reason", "")] for c in chains]
    print("\n" + table(["CHAIN", "STATUS", "APPLIANCES", "REASON"], rows))
    networks = intent.get("network", [])
    rows = [[n["name"], n.get("kind", "fence"), _status(n), n.get("state", {}).get("id", "-"), len(n.get("member", [])),
             n.get("state", {}).get("reason", "")] for n in networks]
    print("\n" + table(["NETWORK", "KIND", "STATUS", "ID", "MEMBERS", "REASON"], rows))
    policies = _print_policies(intent)
    return all(_status(entry) == "up" for entry in links + chains + networks + policies + intent.get("node", []))


def _print_policies(intent: dict[str, Any]) -> list[dict[str, Any]]:
    """Services and policies; returns them."""
    services, policies = intent.get("service", []), intent.get("policy", [])
    rows = [[s["name"], s["network"], _status(s), ", ".join(
        f"{i['name']} {i.get('status', 'unknown')}" for i in s.get("state", {}).get("instance", [])),
             s.get("state", {}).get("reason", "")] for s in services]
    print("\n" + table(["SERVICE", "NETWORK", "STATUS", "INSTANCES", "REASON"], rows))
    rows = [[p["name"], _status(p), p.get("state", {}).get("id", "-"), p.get("state", {}).get("generation", "-"),
             " ".join(p.get("service", [])) or "-", " ".join(p.get("state", {}).get("workload", [])) or "-",
             p.get("state", {}).get("reason", "")] for p in policies]
    print("\n" + table(["POLICY", "STATUS", "ID", "GENERATION", "CHAIN", "WORKLOADS", "REASON"], rows))
    return services + policies


def _status(entry: dict[str, Any]) -> str:
    return entry.get("state", {}).get("status", "unknown")


def _end(link: dict[str, Any], side: str) -> str:
    """An end of a link; those of a chain's link are known from its state only."""
    end = link.get(side, {})
    if "appliance" in end:
        return f"{end['appliance']}/{end['interface']}"
    return end.get("external", {}).get("address") or link.get("state", {}).get(side, {}).get("interface", "?")


def _stages(chain: dict[str, Any]) -> list[str]:
    return [stage["appliance"] for stage in sorted(chain.get("stage", []), key=lambda stage: stage["order"])]
