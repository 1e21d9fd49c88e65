"""What is left of a lab whose owner was killed must not stand in the way of the next one."""

import os
import subprocess
import unittest

from lab import bed, netns, plan
from lab.shell import LabError, run

LAB = "wgone"


@unittest.skipUnless(os.geteuid() == 0, "namespaces need root")
class LeftOverTest(unittest.TestCase):
    def setUp(self):
        self.addCleanup(bed.down, LAB, force=True)
        run(["ip", "netns", "add", f"{LAB}-host1"])

    def test_namespaces_in_which_nothing_runs_are_taken_away(self):
        bed._new_state(LAB, plan.DEFAULT_HOSTS, lambda _: None)
        self.assertNotIn(f"{LAB}-host1", netns.names())

    def test_a_lab_that_lives_is_somebody_elses(self):
        with subprocess.Popen(netns.inside(f"{LAB}-host1", "sleep", "60")) as sleeper:
            self.addCleanup(sleeper.kill)
            netns.until(lambda: netns.pids(f"{LAB}-host1"), 10, "nothing runs in the namespace")
            with self.assertRaisesRegex(LabError, "another checkout"):
                bed._new_state(LAB, plan.DEFAULT_HOSTS, lambda _: None)
            sleeper.kill()
        self.assertIn(f"{LAB}-host1", netns.names())


if __name__ == "__main__":
    unittest.main()
