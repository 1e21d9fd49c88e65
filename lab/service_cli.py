"""The commands of ``weft lab`` about guests that are services."""

from __future__ import annotations

import argparse
import dataclasses
import json
from typing import Any, Iterable, Sequence

from lab import cli, ping, services, state as states
from lab.shell import require_root
from lab.state import State


def add_commands(commands: Any) -> None:
    serve = cli.command(commands, "serve", _serve, "make a guest a service, which passes on or gives back what it gets")
    serve.add_argument("guest")
    serve.add_argument("kind", choices=sorted(services.KINDS))
    served = cli.command(commands, "served", _served, "what services have got, by interface, addresses and protocol")
    served.add_argument("guests", nargs="+", metavar="guest")
    served.add_argument("--reset", action="store_true", help="begin to count anew")
    served.add_argument("--json", action="store_true", help="one JSON object")
    visits = cli.command(commands, "visits", _visits, "ping from a guest twice; what services have got of the second one")
    visits.add_argument("guest")
    visits.add_argument("destination")
    visits.add_argument("guests", nargs="+", metavar="service", help="guests that are services")
    visits.add_argument("-c", "--count", type=int, default=20, help="requests, 10 ms apart (default %(default)s)")
    stop = cli.command(commands, "stop-service", _stop, "a service gives nothing back any more, until 'serve'")
    stop.add_argument("guest")


def _serve(args: argparse.Namespace) -> None:
    require_root("the lab")
    services.settle(states.require(args.name), args.guest, args.kind)


def _stop(args: argparse.Namespace) -> None:
    require_root("the lab")
    services.stop(states.require(args.name), args.guest)


def _served(args: argparse.Namespace) -> None:
    require_root("the lab")
    state = states.require(args.name)
    found = _seen(state, args.guests)
    if args.reset:
        for guest in args.guests:
            services.reset(state, guest)
    if args.json:
        print(json.dumps({"seen": _entries(found)}))
        return
    print(cli.table(["GUEST", "INTERFACE", "FROM", "TO", "PROTOCOL", "PORTS", "PACKETS"],
                    [[guest, s.device, s.source, s.target, s.protocol,
                      f"{s.sport} {s.dport}" if s.sport or s.dport else "all", s.packets] for guest, s in found]))


def _seen(state: State, guests: Sequence[str]) -> list[tuple[str, services.Seen]]:
    return [(guest, entry) for guest in guests for entry in services.seen(state, guest)]


def _entries(found: Iterable[tuple[str, services.Seen]]) -> list[dict[str, Any]]:
    return [{"guest": guest} | dataclasses.asdict(entry) for guest, entry in found]


def _visits(args: argparse.Namespace) -> int:
    """They have a second chance: a machine too busy for a moment drops some."""
    require_root("the lab")
    state = states.require(args.name)
    result, found = _visited(state, args)
    if result["lost"]:
        result, found = _visited(state, args)
    print(json.dumps({"pings": result, "seen": _entries(found)}))
    return 0 if result["lost"] == 0 else 1


def _visited(state: State, args: argparse.Namespace) -> tuple[dict[str, Any], list[tuple[str, services.Seen]]]:
    """The first ping resolves addresses and shows that all is settled. If it lost something, its result is the answer.
    """
    inside, options = state.netns_of(args.guest), ping.Options(count=args.count, interval=0.01, wait=0.5)
    ping.ping(inside, args.destination, ping.Options(count=1))
    result = ping.ping(inside, args.destination, options)
    if result["lost"]:
        return result, []
    for guest in args.guests:
        services.reset(state, guest)
    return ping.ping(inside, args.destination, options), _seen(state, args.guests)
