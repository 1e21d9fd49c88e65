"""The command ``./weft``: prerequisites, build, controller, sample and proofs. The test bed itself is in ``lab``."""
