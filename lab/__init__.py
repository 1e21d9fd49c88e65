"""The test bed: several real Open vSwitch hosts, a router and guests in network namespaces of one machine.

No knowledge of the controller or its intent lives here, except in ``lab.checks`` and ``lab.samples``.
"""
