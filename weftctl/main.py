"""The command line of ``./weft``."""

from __future__ import annotations

import argparse
import os
import runpy
import sys
from pathlib import Path
from typing import Any, Sequence

from lab import cli as lab_cli, plan
from lab.shell import LabError


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; the exit code is 0 when it did what it should."""
    parser = _parser()
    args, rest = parser.parse_known_args(arguments)
    if rest and not getattr(args, "takes_rest", False):
        parser.error(f"unknown argument: {' '.join(rest)}")
    args.rest_arguments = rest
    try:
        return args.handler(args) or 0
    except LabError as e:
        print(f"weft: error: {e}", file=sys.stderr)
    except OSError as e:
        print(f"weft: error: {e}", file=sys.stderr)
    except KeyboardInterrupt:
        print("weft: interrupted; './weft down' cleans up", file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="weft", description="Weft: private overlays on Open vSwitch. Start with './weft up'.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    up = _add(commands, "up", _up, "everything from nothing: build, controller, lab, sample intent, proofs")
    up.add_argument("--hosts", type=int, help="more hosts than the sample needs")
    up.add_argument("--no-check", action="store_true", help="leave the proofs out")
    down = _add(commands, "down", _down, "stop the controller and remove the lab; the controller's data stays")
    down.add_argument("--purge", action="store_true", help="remove the controller's copy and data (all intent) too")
    _add(commands, "status", _status, "what there is and what is not up; exit code 0 when all is")
    check = _add(commands, "check", _check, "prove the sample intent with real packets, one line per proof")
    check.add_argument("requirement", nargs="*", help="only these IDs, for example VL-2")
    check.add_argument("--json", action="store_true", help="one JSON object")
    logs = _add(commands, "logs", _logs, "the log of the controller or of a host's Open vSwitch")
    logs.add_argument("host", nargs="?", help="a host of the lab (default: the controller)")
    logs.add_argument("-f", "--follow", action="store_true", help="go on as the log grows")
    logs.add_argument("-n", "--lines", type=int, default=200, help="last lines (default %(default)s)")
    _development(commands)
    lab = _add(commands, "lab", lab_cli.run, "the test bed: hosts, guests, faults, packets")
    lab_cli.add_commands(lab)
    return parser


def _development(commands: Any) -> None:
    test = _add(commands, "test", _test, "install what is missing, then the whole test suite (mvn -B verify)")
    test.set_defaults(takes_rest=True)
    bench = _add(commands, "bench", _bench, "run a benchmark; its own options follow the name")
    bench.add_argument("benchmark", metavar="NAME", help="one of: " + (", ".join(_benchmarks()) or "none yet"))
    bench.set_defaults(takes_rest=True)
    _add(commands, "prerequisites", _prerequisites, "install missing Debian packages, or say which")
    build = _add(commands, "build", _build, "build the distribution if it is missing or old")
    build.add_argument("--force", action="store_true", help="build in any case")
    controller = _add(commands, "controller", _controller, "only the controller, for real nodes")
    controller.add_argument("action", choices=("start", "stop", "status", "kill"))
    console = _add(commands, "console", _console, "run a command on the controller's console, or open it")
    console.add_argument("words", nargs=argparse.REMAINDER, metavar="COMMAND")


def _add(commands: Any, name: str, handler, text: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=text, description=text)
    parser.set_defaults(handler=handler)
    return parser


def _up(args: argparse.Namespace) -> int:
    from weftctl import sample
    return sample.up(plan.DEFAULT_NAME, args.hosts, not args.no_check)


def _down(args: argparse.Namespace) -> int:
    from weftctl import sample
    return sample.down(plan.DEFAULT_NAME, args.purge)


def _status(_: argparse.Namespace) -> int:
    from weftctl import sample
    return sample.status(plan.DEFAULT_NAME)


def _check(args: argparse.Namespace) -> int:
    from weftctl import check
    return check.run(plan.DEFAULT_NAME, args.requirement, args.json)


def _logs(args: argparse.Namespace) -> int:
    from lab import state as states
    from weftctl import controller
    file = controller.log_file()
    if args.host:
        file = states.require(plan.DEFAULT_NAME).host(args.host).directory / "ovs-vswitchd.log"
    if not file.exists():
        raise LabError(f"no log yet ({file})")
    os.execvp("tail", ["tail", "-n", str(args.lines), *(["-F"] if args.follow else []), str(file)])


def _test(args: argparse.Namespace) -> int:
    from weftctl import build, prerequisites
    prerequisites.ensure()
    return build.verify(args.rest_arguments)


def _benchmarks() -> list[str]:
    return sorted(f.stem for f in (plan.PROJECT / "benchmarks").glob("*.py") if not f.stem.startswith("_"))


def _bench(args: argparse.Namespace) -> int:
    script: Path = plan.PROJECT / "benchmarks" / f"{args.benchmark}.py"
    if args.benchmark not in _benchmarks():
        raise LabError(f"no benchmark '{args.benchmark}' (there are: {', '.join(_benchmarks()) or 'none yet'})")
    sys.argv = [f"weft bench {args.benchmark}", *args.rest_arguments]
    try:
        runpy.run_path(str(script), run_name="__main__")
    except SystemExit as e:
        if isinstance(e.code, str):
            raise LabError(e.code) from e
        return int(e.code or 0)
    return 0


def _prerequisites(_: argparse.Namespace) -> int:
    from weftctl import prerequisites
    prerequisites.ensure()
    print("prerequisites: all there")
    return 0


def _build(args: argparse.Namespace) -> int:
    from weftctl import build
    build.ensure(args.force)
    return 0


def _controller(args: argparse.Namespace) -> int:
    from weftctl import build, controller
    if args.action == "start":
        build.ensure()
        controller.start()
    elif args.action in ("stop", "kill"):
        stopped = controller.stop() if args.action == "stop" else controller.kill()
        print("controller: stopped" if stopped else "controller: was not running")
    else:
        running, waiting = controller.processes(), controller.readiness()
        print("controller: " + ("not running" if not running else
                                f"waiting for {', '.join(waiting)}" if waiting else "ready"))
        return 0 if running and not waiting else 1
    return 0


def _console(args: argparse.Namespace) -> int:
    from weftctl import controller
    return controller.console(" ".join(args.words) or None)
