"""A router, a firewall and a load balancer joined by a chain (samples/edge.json), and a client on a network before the
router. Another machine, which only passes on and counts, is there to be inserted.

The router routes, the firewall is a bridge that drops one port and counts, and the load balancer gives connections to
its two web servers in turn: appliances that know nothing of Weft.
"""

from __future__ import annotations

import json
from typing import Any

from lab import netns, samples, services
from lab.shell import run
from lab.state import State

CHAIN, CLIENT, ROUTER, FIREWALL, IDS, BALANCER = "edge", "client-edge", "rt-edge", "fw-edge", "ids-edge", "lb-edge"
CLIENT_ADDRESS, SERVICE_ADDRESS = "10.6.1.10", "10.6.3.1"
PORT, SERVERS = 80, (8001, 8002)
_RULES = f"""
table ip balancer {{
  counter server_0 {{}}
  counter server_1 {{}}
  chain server_0 {{ meta l4proto tcp counter name server_0 redirect to :{SERVERS[0]}; }}
  chain server_1 {{ meta l4proto tcp counter name server_1 redirect to :{SERVERS[1]}; }}
  chain pre {{
    type nat hook prerouting priority -100;
    ip daddr {SERVICE_ADDRESS} tcp dport {PORT} numgen inc mod 2 vmap {{ 0 : jump server_0, 1 : jump server_1 }}
  }}
}}
"""


def intent() -> dict[str, Any]:
    return samples.load("edge")


def settle(state: State) -> None:
    """Routes, the firewall's and the load balancer's rules."""
    netns.sysctl(state.netns_of(ROUTER), {"net.ipv4.ip_forward": 1})
    netns.ip(state.netns_of(CLIENT), "route", "replace", "default", "via", "10.6.1.1")
    netns.ip(state.netns_of(ROUTER), "route", "replace", SERVICE_ADDRESS, "via", "10.6.2.2")
    inside = state.netns_of(BALANCER)
    netns.batch(inside, ["link set lo up", f"addr replace {SERVICE_ADDRESS}/32 dev lo",
                         "route replace default via 10.6.2.1"])
    run(netns.inside(inside, "nft", "-f", "-"), stdin="flush ruleset\n" + _RULES)
    services.settle(state, FIREWALL, "firewall")
    services.settle(state, IDS, "bridge")


def balanced(state: State) -> list[int]:
    """How many connections each web server has been given."""
    done = run(netns.inside(state.netns_of(BALANCER), "nft", "-j", "list", "counters"))
    counters = [entry["counter"] for entry in json.loads(done.stdout)["nftables"] if "counter" in entry]
    return [counter["packets"] for counter in sorted(counters, key=lambda counter: counter["name"])]
