"""The program's uploads beside the stand-in for the platform, and what came of them."""

import hashlib
import os
import subprocess

from platform_under_test import PROGRAM, PlatformTest, api

PIECE = 65_536
GALLERY = "AEAAQdbniShi"


class UploadTrial(PlatformTest):
    """`self.depot` is where uploads go."""

    def setUp(self):
        super().setUp()
        self.depot = self.server.depot
        self.write("site.yml", self.settings("  template: AIBASXc7-7zv\n"))

    def write(self, path, content):
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    def media(self, name="pier.mp4", pieces=3.5):
        """A file of so many pieces of the smallest size; other names have other bytes."""
        seed = hashlib.sha256(name.encode()).digest()
        return self.write(name, (seed * (int(PIECE * pieces) // 32 + 1))[:int(PIECE * pieces)])

    def environment(self, **variables):
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("SITEGEN_", "CINCOPA_"))}
        given = {"NO_COLOR": "1", "CINCOPA_API_TOKEN": api.TOKEN, **variables}
        return kept | {name: value for name, value in given.items() if value is not None}

    def execute(self, *words, **variables):
        return subprocess.run(
            [PROGRAM, *words], cwd=self.folder, env=self.environment(**variables), capture_output=True, text=True)

    def upload(self, *words, code=0, retries=2, **variables):
        """Uploads in the smallest pieces. Whatever happens, no secret is told or kept."""
        done = self.execute(
            "upload", *words, "--chunk-size", str(PIECE), "--retries", str(retries), **variables)
        self.assertEqual(done.returncode, code, done.stderr)
        self.check_discretion(done.stdout + done.stderr)
        return done

    def check_discretion(self, said):
        kept = [path.read_bytes().decode(errors="replace") for path in self.folder.rglob("*") if path.is_file()
                and path.suffix not in (".mp4", ".mp3")]
        for secret in (api.TOKEN, self.depot.key, "hash="):
            for text in [said, *kept]:
                self.assertNotIn(secret, text)

    def stored(self):
        return [(made.name, made.fid, made.sha256) for made in self.depot.stored]

    def expected(self, file, fid="0"):
        return file.name, fid, hashlib.sha256(file.read_bytes()).hexdigest()

    def called(self):
        """Methods of the API that were called."""
        return [method for _, method, _ in self.account.log]
