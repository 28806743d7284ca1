"""What `make release` counts on: samples that can be built, and a program that reads the counts."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import packed

sys.path.insert(0, str(packed.ROOT / "Packaging"))
import counting  # noqa: E402
import ordering  # noqa: E402
import samples  # noqa: E402


class Release(unittest.TestCase):
    def test_every_sample_is_a_site(self):
        with tempfile.TemporaryDirectory() as folder:
            sites = samples.write_samples(Path(folder) / "sites")
            self.assertEqual([site.name for site in sites], ["feeds", "galleries", "own0", "own1", "own2", "pages"])
            for site in sites[:3]:
                built = subprocess.run([packed.PROGRAM, "build", "--offline"], cwd=site, capture_output=True, text=True)
                self.assertEqual(built.returncode, 0, built.stderr)
                self.assertGreater(len(list((site / "public").rglob("index.html"))), 30)

    def test_functions_are_listed_once_in_the_order_in_which_they_are_mentioned(self):
        with tempfile.TemporaryDirectory() as folder:
            first, second = Path(folder) / "a", Path(folder) / "b"
            first.write_text("events: Ir\n\nfn=(9) (below main)\n1 1\n\nfn=(1) main\n12 5\ncfn=(2) $s4page6renderyyF\ncalls=1 0\n12 9\n\nfn=(2)\n1 9\n")
            second.write_text("fn=(1) $s4page6renderyyF'2\n7 1\ncob=(3) libc.so\ncfn=(4) __exp@GLIBC_2.15\ncfn=(5) 0x000000000004\ncfn=(2) $s4feed4readyyF\ncalls=1 0\n7 2\n")
            self.assertEqual(ordering.functions([first, second]), ["main", "$s4page6renderyyF", "$s4feed4readyyF"])

    def test_a_tool_that_fails_is_told(self):
        with tempfile.TemporaryDirectory() as folder:
            site = Path(folder) / "site"
            site.mkdir()
            with self.assertRaisesRegex(ordering.CannotOrder, "valgrind could not build site"):
                ordering.trace(Path(folder) / "no program", site, Path(folder) / "trace")

    @unittest.skipUnless(counting.profdata(), "nothing is counted here")
    def test_counts_are_read_by_what_comes_with_the_compiler(self):
        said = subprocess.run([counting.profdata(), "merge", "--help"], capture_output=True, text=True)
        self.assertIn("-o", said.stdout)


if __name__ == "__main__":
    unittest.main()
