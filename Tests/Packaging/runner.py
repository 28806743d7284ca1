"""Runs the shell steps of recipes as their hosts would, as far as a recipe can tell: a clean environment, a step after the
other, each failing at once."""

import re
import subprocess
import tempfile
from pathlib import Path

import yaml

import packed


class Runner:
    """A machine with a site on it and without sitegen."""

    def __init__(self, host, url=None, digest=None):
        self._folder = tempfile.TemporaryDirectory()
        self.home = Path(self._folder.name)
        self.site = self.home / "site"
        subprocess.run([packed.PROGRAM, "init", "-q", self.site, *(["--ci", host] if host else [])], check=True)
        archive = packed.tarball()
        self.program = {
            "PROGRAM_URL": url if url is not None else archive.as_uri(),
            "PROGRAM_SHA256": digest if digest is not None else packed.digest(archive),
        }
        self.environment = {
            "PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(self.home), "TMPDIR": str(self.home),
            "RUNNER_TEMP": str(self.home), "GITHUB_PATH": str(self.home / "path"), "GITHUB_OUTPUT": str(self.home / "out"),
        }
        self.said = ""

    def close(self):
        self._folder.cleanup()

    def shell(self, text, environment, folder=None):
        """Whether the step ended well; what it said is added to `said`."""
        path = self.home / "path"
        added = ":".join(path.read_text().split()) + ":" if path.exists() else ""
        variables = {**self.environment, **environment, "PATH": added + self.environment["PATH"]}
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", text], cwd=folder or self.site, env=variables, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.said += done.stdout
        return done.returncode == 0

    def yaml(self, path):
        return yaml.safe_load((self.site / path).read_text())

    def workflow(self):
        """GitHub's, up to the first step that fails."""
        workflow = self.yaml(".github/workflows/site.yml")
        environment = {**workflow["env"], **self.program}
        steps = workflow["jobs"]["build"]["steps"]
        return all(self.shell(step["run"], environment) for step in steps if "run" in step)

    def pipeline(self, job):
        """GitLab's: what stands before the script runs in the same shell."""
        pipeline = self.yaml(".gitlab-ci.yml")
        steps = {**pipeline[pipeline[job]["extends"]], **pipeline[job]}
        lines = [*steps["before_script"], *steps["script"]]
        return self.shell("\n".join(lines), {**pipeline["variables"], **self.program})

    def action(self, folder, **inputs):
        """The composite action, in a repository that has the site in `site/`."""
        action = yaml.safe_load((packed.ROOT / "action.yml").read_text())
        values = {name: value.get("default") for name, value in action["inputs"].items()}
        values |= {name.replace("_", "-"): value for name, value in inputs.items()}
        values |= {"program-url": self.program["PROGRAM_URL"], "program-sha256": self.program["PROGRAM_SHA256"]}
        for step in action["runs"]["steps"]:
            if "run" not in step or not holds(step.get("if"), values):
                continue
            environment = {name: filled(text, values) for name, text in step["env"].items()}
            if not self.shell(step["run"], environment, folder):
                return False
        return True


def filled(text, values):
    return re.sub(r"\$\{\{ inputs\.([a-z0-9-]+) \}\}", lambda found: values[found[1]], text)


def holds(condition, values):
    if condition is None:
        return True
    name, value = re.fullmatch(r"inputs\.([a-z0-9-]+) == '(\w+)'", condition).groups()
    return values[name] == value
