"""Tests of the parts of the lab that need no root: /usr/bin/python3 -m unittest discover -s lab/tests -t ."""
