"""The commands of ``weft lab`` about guests that are services."""

from __future__ import annotations

import argparse
import dataclasses
import json
from typing import Any

from lab import cli, services, state as states
from lab.shell import require_root


def add_commands(commands: Any) -> None:
    serve = cli.command(commands, "serve", _serve, "make a guest a service, which passes on or gives back what it gets")
    serve.add_argument("guest")
    serve.add_argument("kind", choices=sorted(services.KINDS))
    served = cli.command(commands, "served", _served, "what services have got, by interface, addresses and protocol")
    served.add_argument("guests", nargs="+", metavar="guest")
    served.add_argument("--reset", action="store_true", help="begin to count anew")
    served.add_argument("--json", action="store_true", help="one JSON object")
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
    found = [(guest, entry) for guest in args.guests for entry in services.seen(state, guest)]
    if args.reset:
        for guest in args.guests:
            services.reset(state, guest)
    if args.json:
        print(json.dumps({"seen": [{"guest": guest} | dataclasses.asdict(entry) for guest, entry in found]}))
        return
    print(cli.table(["GUEST", "INTERFACE", "FROM", "TO", "PROTOCOL", "PORTS", "PACKETS"],
                    [[guest, s.device, s.source, s.target, s.protocol,
                      f"{s.sport} {s.dport}" if s.sport or s.dport else "all", s.packets] for guest, s in found]))
