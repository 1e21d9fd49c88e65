"""The lab's own command line, the same as ``weft lab``."""

import argparse
import sys

from lab import cli
from lab.shell import LabError


def main() -> int:
    parser = argparse.ArgumentParser(prog="weft lab", description="The test bed of Weft.")
    cli.add_commands(parser)
    args = parser.parse_args()
    try:
        return cli.run(args)
    except (LabError, OSError) as e:
        print(f"weft: error: {e}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
