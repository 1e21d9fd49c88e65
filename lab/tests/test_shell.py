import subprocess
import time
import unittest

from lab.shell import command_line


class CommandLineTest(unittest.TestCase):
    def test_a_process_has_one_while_it_becomes_another_program(self):
        deadline, seen = time.monotonic() + 0.5, 0
        while time.monotonic() < deadline:
            with subprocess.Popen(["sh", "-c", "exec env nice env nice sleep 10", "the-mark"]) as process:
                while not (found := command_line(process.pid)).startswith("sleep"):
                    self.assertNotEqual("", found)
                    seen += 1
                process.kill()
        self.assertGreater(seen, 0)

    def test_the_dead_have_none(self):
        with subprocess.Popen(["sleep", "10"]) as process:
            process.kill()
            begun = time.monotonic()
            while command_line(process.pid) and time.monotonic() < begun + 5:
                pass
            self.assertEqual("", command_line(process.pid))


if __name__ == "__main__":
    unittest.main()
