"""A two-tier farm behind a firewall (samples/farm.json): clients outside reach the shop in the DMZ and nothing else;
the shop reaches the database inside.

The firewall is a plain Linux router with nftables: an appliance that knows nothing of Weft.
"""

from __future__ import annotations

from lab import netns, samples
from lab.shell import run
from lab.state import State

FIREWALL, CLIENT, SHOP, DATABASE = "fw-farm", "client-farm", "shop-farm", "db-farm"
SHOP_ADDRESS, DATABASE_ADDRESS = "10.4.2.10", "10.4.3.10"
_GATEWAYS = {CLIENT: "10.4.1.1", SHOP: "10.4.2.1", DATABASE: "10.4.3.1"}
_RULES = """
table ip farm {
  chain forward {
    type filter hook forward priority 0; policy drop;
    ct state established,related accept
    iifname "eth0" oifname "eth1" accept
    iifname "eth1" oifname "eth2" accept
  }
}
"""


def intent() -> dict:
    return samples.load("farm")


def settle(state: State) -> None:
    """The guests' routes and the firewall's rules."""
    for guest, gateway in _GATEWAYS.items():
        netns.ip(state.netns_of(guest), "route", "replace", "default", "via", gateway)
    inside = state.netns_of(FIREWALL)
    netns.sysctl(inside, {"net.ipv4.ip_forward": 1})
    run(netns.inside(inside, "nft", "-f", "-"), stdin="flush ruleset\n" + _RULES)
