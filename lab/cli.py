"""The commands below ``weft lab`` (also: python3 -m lab)."""

from __future__ import annotations

import argparse
import json
import os
import sys
from typing import Any, Sequence

from lab import bed, faults, guests, helpers, jobs, patchports, plan, samples, state as states
from lab.ovs import Ovs
from lab.shell import LabError, environment, require_root
from lab.state import State


def add_commands(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--name", default=plan.DEFAULT_NAME, help="which lab (default: %(default)s)")
    commands = parser.add_subparsers(dest="lab_command", required=True, metavar="COMMAND")
    _lifecycle(commands)
    _guest_commands(commands)
    _fault_commands(commands)
    from lab import packet_cli, service_cli
    packet_cli.add_commands(commands)
    service_cli.add_commands(commands)


def command(commands: Any, name: str, handler, text: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=text, description=text)
    parser.set_defaults(lab_handler=handler)
    return parser


def _lifecycle(commands: Any) -> None:
    up = command(commands, "up", _up, "create the hosts and their network (adds what is missing)")
    up.add_argument("--hosts", type=int, help="number of hosts, every third behind the router (default 3)")
    up.add_argument("--manager", action="append", metavar="TARGET",
                    help="OVSDB manager of each host, {mgmt} = the controller's address; may be repeated;"
                         " 'none' for none (default tcp:{mgmt}:6640)")
    down = command(commands, "down", _down, "remove everything, also after a crash")
    down.add_argument("--force", action="store_true", help="go by names, when the lab's record is lost")
    listing = command(commands, "list", _list, "guests, hosts, interfaces, addresses")
    listing.add_argument("--json", action="store_true", help="one JSON object with hosts and guests")
    spawn = command(commands, "spawn", _spawn, "the same in the background, until 'stop JOB'")
    spawn.add_argument("target", help="guest or host")
    spawn.add_argument("--job", help="name of the background job")
    spawn.add_argument("rest", nargs=argparse.REMAINDER, metavar="-- COMMAND...")
    execute = command(commands, "exec", _exec, "run a command in a guest, a host, the router, lan-a or lan-b")
    execute.add_argument("target", help="guest or host")
    execute.add_argument("rest", nargs=argparse.REMAINDER, metavar="-- COMMAND...")


def _guest_commands(commands: Any) -> None:
    add = command(commands, "add-guest", _add_guest, "make a guest, or add interfaces to one")
    add.add_argument("guest")
    add.add_argument("--host", required=True)
    add.add_argument("--iface", action="append", metavar="SPEC", default=[],
                     help="eth0,mac=..,ip=10.0.0.1/24,ip6=fd00::1/64,mtu=1500 (repeat for more; default eth0)")
    add.add_argument("--physical", metavar="NIC", help="a physical box: the cable of its first interface ends in a"
                                                       " NIC of this name on the host, not in Open vSwitch")
    many = command(commands, "add-guests", _add_guests, "make a guest for each appliance of an intent that has none")
    many.add_argument("file", type=argparse.FileType(encoding="utf-8"),
                      help="the intent as RESTCONF gives it; - is standard input")
    remove = command(commands, "remove-guest", _remove_guest, "remove guests with their ports")
    remove.add_argument("guests", nargs="+", metavar="guest")
    move = command(commands, "move-guest", _move_guest, "plug a guest in at another host")
    move.add_argument("guest")
    move.add_argument("--host", required=True)


def _fault_commands(commands: Any) -> None:
    for name, action, text in (
            ("cut", faults.cut, "pull the underlay cable of a host"),
            ("heal", faults.heal, "plug it in again"),
            ("deafen", faults.deafen, "a host hears nothing from the underlay, but is heard"),
            ("undeafen", faults.undeafen, "it hears again"),
            ("crash-vswitchd", faults.crash_vswitchd, "segmentation fault in ovs-vswitchd; its monitor restarts it"),
            ("kill-vswitchd", faults.kill_vswitchd, "end ovs-vswitchd at once, until restart-vswitchd"),
            ("restart-vswitchd", faults.restart_vswitchd, "orderly restart of ovs-vswitchd"),
            ("restart-ovsdb", faults.restart_ovsdb, "orderly restart of ovsdb-server")):
        fault = command(commands, name, _on_host(action), text)
        fault.add_argument("host")
    for name, action, text in (
            ("kill-helper", helpers.kill, "end the datapath helper of a host at once, until start-helper"),
            ("start-helper", helpers.start, "start it again"),
            ("pause-helper", helpers.pause, "stop it where it is (SIGSTOP)"),
            ("resume-helper", helpers.resume, "let it go on (SIGCONT)")):
        fault = command(commands, name, _on_helper(action), text)
        fault.add_argument("host")
    status = command(commands, "helper-status", _helper_status, "what the helper of a host says of its ends")
    status.add_argument("host")
    status.add_argument("--json", action="store_true", help="one JSON object")
    ports = command(commands, "add-patch-ports", _patch_ports, "many ports without devices, for benchmarks")
    ports.add_argument("host")
    ports.add_argument("count", type=int)
    ports.add_argument("prefix")


def run(args: argparse.Namespace) -> int:
    """Runs the chosen command; LabError for anything the user should read."""
    return args.lab_handler(args) or 0


def _progress(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def _up(args: argparse.Namespace) -> None:
    managers = args.manager
    if managers == ["none"]:
        managers = []
    state = bed.up(args.name, hosts=args.hosts, managers=managers, progress=_progress)
    print(f"lab '{state.name}' is up: {state.host_count} hosts, controller address"
          f" {plan.controller_ip(state.mgmt_subnet)}")


def _down(args: argparse.Namespace) -> None:
    found = bed.down(args.name, force=args.force, progress=_progress)
    print(f"lab '{args.name}' is gone" if found else f"no lab '{args.name}'")


def _add_guest(args: argparse.Namespace) -> None:
    require_root("the lab")
    specs = args.iface or ["eth0"]
    interfaces = [guests.parse_interface(args.guest, s) for s in specs]
    if args.physical:
        interfaces[0].physical = True
        interfaces[0].port = plan.check_interface_name(args.physical)
    with states.locked(args.name):
        guests.add(states.require(args.name), args.guest, args.host, interfaces)


def _add_guests(args: argparse.Namespace) -> None:
    require_root("the lab")
    try:
        intent = json.load(args.file)["weft:weft"]
    except (ValueError, KeyError, TypeError) as e:
        raise LabError(f"{args.file.name} holds no intent: want {{\"weft:weft\": {{...}}}} in JSON") from e
    with states.locked(args.name):
        made = samples.make_missing(states.require(args.name), intent)
    print(f"guests made: {' '.join(made) or 'none, all were there'}")


def _remove_guest(args: argparse.Namespace) -> None:
    require_root("the lab")
    with states.locked(args.name):
        state = states.require(args.name)
        for guest in args.guests:
            guests.remove(state, guest)


def _move_guest(args: argparse.Namespace) -> None:
    require_root("the lab")
    with states.locked(args.name):
        guests.move(states.require(args.name), args.guest, args.host)


def _on_host(action):
    def handler(args: argparse.Namespace) -> None:
        require_root("the lab")
        action(states.require(args.name).host(args.host))
    return handler


def _on_helper(action):
    def handler(args: argparse.Namespace) -> None:
        require_root("the lab")
        state = states.require(args.name)
        action(state, state.host(args.host))
    return handler


def _helper_status(args: argparse.Namespace) -> int:
    require_root("the lab")
    code, text = helpers.status(states.require(args.name).host(args.host), args.json)
    print(text, end="")
    return code


def _patch_ports(args: argparse.Namespace) -> None:
    require_root("the lab")
    patchports.add(states.require(args.name).host(args.host), args.count, args.prefix)


def _exec(args: argparse.Namespace) -> None:
    """Becomes the command: its output, signals and exit code are passed through untouched."""
    state, rest, env = _target(args)
    os.execvpe("ip", ["ip", "netns", "exec", state.netns_of(args.target), *rest], environment(env))


def _spawn(args: argparse.Namespace) -> None:
    state, rest, env = _target(args)
    job = jobs.start(state.name, "service", state.netns_of(args.target), lambda _: rest, mark=rest[0], name=args.job,
                     env=env)
    print(f"job {job.name} runs, output in {job.output}: weft lab stop {job.name}")


def _target(args: argparse.Namespace) -> tuple[State, list[str], dict[str, str]]:
    require_root("the lab")
    state = states.require(args.name)
    rest = args.rest[1:] if args.rest[:1] == ["--"] else args.rest
    if not rest:
        raise LabError(f"what to run in {args.target}? weft lab {args.lab_command} {args.target} -- COMMAND...")
    return state, rest, next((h.ovs_env for h in state.hosts if h.name == args.target), {})


# -- list

def inventory(state: State) -> dict[str, Any]:
    """Hosts and guests with what Open vSwitch says of their ports."""
    seen = {h.name: Ovs(h).interfaces() if Ovs(h).ovsdb_pid() else {} for h in state.hosts}
    return {
        "name": state.name, "controller": plan.controller_ip(state.mgmt_subnet), "managers": state.managers,
        "hosts": [{"name": h.name, "netns": h.netns, "lan": h.lan.key, "ip4": h.ip4, "ip6": h.ip6, "mac": h.mac,
                   "gateway4": h.lan.gateway4, "gateway6": h.lan.gateway6, "management": h.mgmt_ip,
                   "ovsdb": bool(Ovs(h).ovsdb_pid()), "vswitchd": bool(Ovs(h).vswitchd_pid()),
                   "directory": str(h.directory)} for h in state.hosts],
        "guests": [{"name": g.name, "host": g.host, "netns": plan.guest_netns(state.name, g.name),
                    "interfaces": [{"name": i.name, "iface_id": f"{g.name}/{i.name}", "mac": i.mac, "ip4": i.ip4,
                                    "ip6": i.ip6, "port": i.port, "physical": i.physical,
                                    "ofport": seen[g.host].get(i.port, {}).get("ofport")} for i in g.interfaces]}
                   for g in state.guests.values()]}


def _list(args: argparse.Namespace) -> None:
    require_root("the lab")
    found = inventory(states.require(args.name))
    if args.json:
        print(json.dumps(found))
        return
    print(table(["HOST", "LAN", "ADDRESSES", "MANAGEMENT", "OVSDB", "VSWITCHD"],
                [[h["name"], h["lan"], f"{h['ip4']} {h['ip6']}", h["management"], _runs(h["ovsdb"]),
                  _runs(h["vswitchd"])] for h in found["hosts"]]))
    print()
    print(table(["GUEST", "HOST", "INTERFACE", "PORT", "OFPORT", "MAC", "ADDRESSES"],
                [[g["name"], g["host"], i["name"], i["port"] + (" (NIC)" if i["physical"] else ""),
                  i["ofport"] if i["ofport"] is not None else "-", i["mac"], " ".join(i["ip4"] + i["ip6"]) or "-"]
                 for g in found["guests"] for i in g["interfaces"]]))


def _runs(alive: bool) -> str:
    return "runs" if alive else "DOWN"


def table(headings: Sequence[str], rows: Sequence[Sequence[Any]]) -> str:
    """Columns as wide as their widest cell."""
    lines = [[str(c) for c in row] for row in (headings, *rows)]
    widths = [max(len(line[i]) for line in lines) for i in range(len(headings))]
    return "\n".join("  ".join(c.ljust(w) for c, w in zip(line, widths)).rstrip() for line in lines)
