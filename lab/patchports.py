"""Thousands of OpenFlow ports without kernel devices: pairs of patch ports between br-int and a bridge that drops."""

from __future__ import annotations

from typing import Any

from lab.ovs import INTEGRATION_BRIDGE_COMMAND, Ovs
from lab.plan import INTEGRATION_BRIDGE, Host
from lab.shell import LabError

STUB_BRIDGE = "br-stub"
_MAX = 20_000


def names(count: int, prefix: str) -> list[str]:
    """PREFIX0000, PREFIX0001, ..."""
    if not 1 <= count <= _MAX:
        raise LabError(f"{count} ports: want 1 to {_MAX}")
    width = max(4, len(str(count - 1)))
    if not (prefix.isalnum() and prefix.isascii()) or len(prefix) + width > 14:
        raise LabError(f"prefix '{prefix}': want letters and digits, at most {14 - width} of them")
    return [f"{prefix}{n:0{width}}" for n in range(count)]


def add(host: Host, count: int, prefix: str) -> None:
    """COUNT ports with iface-id PREFIX0000/eth0 ..., those that are not there yet, in one transaction; returns when
    they have port numbers. Not ovs-vsctl: its time grows with the square of the number of ports."""
    wanted, ovs = names(count, prefix), Ovs(host)
    ovs.vsctl(*INTEGRATION_BRIDGE_COMMAND, "--", "--may-exist", "add-br", STUB_BRIDGE, "--",
              "set", "bridge", STUB_BRIDGE, "datapath_type=netdev", "fail_mode=secure")
    there = ovs.interfaces()
    missing = [name for name in wanted if name not in there]
    if not missing:
        return
    operations = _pairs(missing)
    operations.append({"op": "mutate", "table": "Open_vSwitch", "where": [], "mutations": [["next_cfg", "+=", 1]]})
    operations.append({"op": "select", "table": "Open_vSwitch", "where": [], "columns": ["next_cfg"]})
    generation = ovs.transact(*operations)[-1]["rows"][0]["next_cfg"]
    ovs.vsctl_now("wait-until", "Open_vSwitch", ".", f"cur_cfg>={generation}", timeout=300)


def _pairs(ports: list[str]) -> list[dict[str, Any]]:
    operations: list[dict[str, Any]] = []
    for bridge, suffix, far in ((INTEGRATION_BRIDGE, "", "x"), (STUB_BRIDGE, "x", "")):
        rows = []
        for port in ports:
            ids = [["iface-id", f"{port}/eth0"]] if bridge == INTEGRATION_BRIDGE else []
            operations.append(_insert("Interface", f"i_{port}{suffix}", {
                "name": port + suffix, "type": "patch", "options": ["map", [["peer", port + far]]],
                "external_ids": ["map", ids]}))
            operations.append(_insert("Port", f"p_{port}{suffix}", {
                "name": port + suffix, "interfaces": ["named-uuid", f"i_{port}{suffix}"]}))
            rows.append(["named-uuid", f"p_{port}{suffix}"])
        operations.append({"op": "mutate", "table": "Bridge", "where": [["name", "==", bridge]],
                           "mutations": [["ports", "insert", ["set", rows]]]})
    return operations


def _insert(table: str, name: str, row: dict[str, Any]) -> dict[str, Any]:
    return {"op": "insert", "table": table, "uuid-name": name, "row": row}
