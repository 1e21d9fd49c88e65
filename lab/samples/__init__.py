"""Sample intents: RESTCONF documents of the container weft:weft, and the guests that belong to them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from lab import guests, plan, services
from lab.shell import LabError
from lab.state import Interface, State, Tunnel

_MTU = 1500
_HERE = Path(__file__).resolve().parent


def load(name: str = "sample") -> dict[str, Any]:
    """The content of the container weft:weft of a sample."""
    try:
        return json.loads((_HERE / f"{name}.json").read_text(encoding="utf-8"))["weft:weft"]
    except FileNotFoundError as e:
        known = ", ".join(sorted(f.stem for f in _HERE.glob("*.json")))
        raise LabError(f"no sample '{name}' (samples: {known})") from e


def make_guests(state: State, intent: dict[str, Any]) -> None:
    """A guest for each appliance of an intent, with the inner addresses that the intent says. Those that services are
    made of do their work."""
    for appliance in intent.get("appliance", []):
        guests.add(state, appliance["name"], appliance["node"],
                   [_interface(appliance["name"], i) for i in appliance["interface"]])
    types = {appliance["name"]: appliance.get("service-type") for appliance in intent.get("appliance", [])}
    for service in intent.get("service", []):
        # those that are built in have nodes instead, or a gateway
        for instance in (each for each in service.get("instance", []) if "appliance" in each):
            services.settle(state, instance["appliance"], _kind(service, instance, types[instance["appliance"]]))


def make_missing(state: State, intent: dict[str, Any]) -> list[str]:
    """A guest for each appliance that has none yet. Which were made."""
    missing = [each for each in intent.get("appliance", []) if each["name"] not in state.guests and "node" in each]
    make_guests(state, {"appliance": missing})
    return [appliance["name"] for appliance in missing]


def _kind(service: dict[str, Any], instance: dict[str, Any], service_type: str | None) -> str:
    if service.get("header") == "nsh":
        return "nsh"
    if "out" not in instance:
        return "ids"
    return "firewall" if service_type == "firewall" else "bridge"


def _interface(guest: str, wanted: dict[str, Any]) -> Interface:
    inner = wanted.get("inner", {})
    addresses = inner.get("address", [])
    device = wanted.get("device")
    tunnel = wanted.get("tunnel")
    return Interface(plan.check_interface_name(wanted["name"]),
                     inner.get("mac-address", plan.guest_mac(guest, wanted["name"])), device or "",
                     [a for a in addresses if ":" not in a], [a for a in addresses if ":" in a], device is not None,
                     inner.get("mtu", _MTU),
                     Tunnel(tunnel["encapsulation"], tunnel["remote-address"], tunnel["key"]) if tunnel else None)
