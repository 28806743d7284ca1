"""What `make release` counts on: samples that can be built, and a program that reads the counts."""

import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

import packed

sys.path.insert(0, str(packed.ROOT / "Packaging"))
import release  # noqa: E402


class Release(unittest.TestCase):
    def test_every_sample_is_a_site(self):
        with tempfile.TemporaryDirectory() as folder:
            sites = release.write_samples(Path(folder) / "sites")
            self.assertEqual([site.name for site in sites], ["feeds", "galleries", "own0", "own1", "own2", "pages"])
            for site in sites[:3]:
                built = subprocess.run([packed.PROGRAM, "build", "--offline"], cwd=site, capture_output=True, text=True)
                self.assertEqual(built.returncode, 0, built.stderr)
                self.assertGreater(len(list((site / "public").rglob("index.html"))), 30)

    @unittest.skipUnless(release.profdata(), "nothing is counted here")
    def test_counts_are_read_by_what_comes_with_the_compiler(self):
        said = subprocess.run([release.profdata(), "merge", "--help"], capture_output=True, text=True)
        self.assertIn("-o", said.stdout)


if __name__ == "__main__":
    unittest.main()
