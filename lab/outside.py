"""Two identical copies of a network behind a router each that translates addresses (samples/outside.json). The routers'
other interfaces are in the physical network, LAN A of the underlay; what lives there is the lab's router."""

from __future__ import annotations

from lab import banner, netns
from lab.shell import run
from lab.state import State

INSIDE, GATEWAY = "10.5.0.10", "10.5.0.1"
# for each copy: its router, its inner guest, its address outside
COPIES = {"home": ("nat-home", "pc-home", "10.77.1.101"), "twin": ("nat-twin", "pc-twin", "10.77.1.102")}
SERVER, SERVER_ADDRESS = "router", "10.77.1.254"
_RULES = f"""
table ip outside {{
  chain post {{
    type nat hook postrouting priority 100;
    oifname "eth1" masquerade
  }}
  chain pre {{
    type nat hook prerouting priority -100;
    iifname "eth1" udp dport {banner.PORT} dnat to {INSIDE}
  }}
}}
"""


def settle(state: State) -> None:
    """Routes and the routers' rules: the same in both copies."""
    for router, guest, _ in COPIES.values():
        netns.ip(state.netns_of(guest), "route", "replace", "default", "via", GATEWAY)
        netns.sysctl(state.netns_of(router), {"net.ipv4.ip_forward": 1})
        run(netns.inside(state.netns_of(router), "nft", "-f", "-"), stdin="flush ruleset\n" + _RULES)
