"""Looks for secrets in every file that git knows, and in every line that its history ever added.

python3 deploy/checks/secrets_in_text.py: prints where each one stands, never the whole of it, and exits 1 if there is one.
What looks like a secret and is none stands in known_values.json, each with a reason; what is not needed there is a fault too.
"""

import json
import math
import re
import subprocess
import sys
from collections import Counter

from variables import ROOT

KNOWN = "deploy/checks/known_values.json"

# What each kind looks like. The group "value", where there is one, is the secret; else all of it is.
KINDS = {
    "Telegram token": r"(?<!\d)\d{8,12}:[A-Za-z0-9_-]{35}(?![\w-])",
    "key of OpenAI's kind": r"(?<![\w-])sk-[A-Za-z0-9_-]{20,}",
    "AWS access key": r"(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z0-9]{16}(?![A-Z0-9])",
    "AWS secret key": r"(?i)aws.{0,20}secret.{0,20}[\"'=:\s](?P<value>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+])",
    "Google key": r"(?<![\w-])AIza[A-Za-z0-9_-]{35}(?![\w-])",
    "GitHub token": r"(?<!\w)(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{40,})",
    "Slack token": r"(?<!\w)xox[abprs]-[A-Za-z0-9-]{10,}",
    "private key": r"-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----",
    "bearer token": r"(?i)\bbearer\s+(?P<value>[A-Za-z0-9._~+/-]{20,}=*)",
    "password in a URL": r"(?i)\b[a-z][a-z0-9+.-]*://[^\s/:@\"'<>{}$()]*:(?P<value>[^\s/:@\"'<>{}$()%]{3,})@[\w\[{$]",
    "assigned secret": r"(?i)(?:password|passwd|secret|token|api_?key|credential)s?[\"']?\s*[:=]\s*[\"'](?P<value>[A-Za-z0-9+/=_-]{16,})[\"']",
}
PATTERNS = {kind: re.compile(pattern) for kind, pattern in KINDS.items()}

# A run of letters as random as Base64 of random bytes. Words and names of methods stay below.
RANDOM = "random string"
RUN = re.compile(r"(?<![A-Za-z0-9+/=_-])[A-Za-z0-9+/_-]{32,}={0,2}(?![A-Za-z0-9+/=_-])")
MOST_BITS_OF_WORDS = 4.55


def bits(text):
    """Shannon's entropy of a letter."""
    return -sum(count / len(text) * math.log2(count / len(text)) for count in Counter(text).values())


def is_random(text):
    kinds = sum(any(test(letter) for letter in text) for test in (str.islower, str.isupper, str.isdigit))
    return kinds == 3 and bits(text) > MOST_BITS_OF_WORDS


def found_in(line):
    """(kind, value) of each secret that a line seems to hold."""
    for kind, pattern in PATTERNS.items():
        for match in pattern.finditer(line):
            yield kind, match.groupdict().get("value") or match.group()
    for match in RUN.finditer(line):
        if is_random(match.group()):
            yield RANDOM, match.group()


def known_values(text):
    """(whole value as a pattern, reason) of each."""
    return [(re.compile(entry["value"]), entry["why"]) for entry in json.loads(text)]


class Scan:
    """What was found so far, in one or several texts."""

    def __init__(self, known):
        self.known, self.used, self.seen, self.faults = known, set(), set(), []

    def line(self, where, line):
        if line in self.seen:
            return
        self.seen.add(line)
        for kind, value in found_in(line):
            which = next((i for i, (pattern, _) in enumerate(self.known) if pattern.fullmatch(value)), None)
            if which is None:
                self.faults.append(f"{where}: {kind}, {value[:6]}… of {len(value)} letters")
            else:
                self.used.add(which)

    def unused(self):
        return [f"{KNOWN}: {pattern.pattern} stands nowhere" for i, (pattern, _) in enumerate(self.known) if i not in self.used]


def git(*arguments):
    """Lines that git prints; none where there is no git or no history."""
    run = subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True)
    return run.stdout.decode("utf-8", "replace").splitlines() if run.returncode == 0 else []


def scan_files(scan, names):
    """How many of them are texts."""
    texts = 0
    for name in names:
        path = ROOT / name
        content = path.read_bytes() if path.is_file() and not path.is_symlink() else b""
        if name == KNOWN or b"\0" in content[:8192]:
            continue
        texts += 1
        for number, line in enumerate(content.decode("utf-8", "replace").splitlines(), 1):
            scan.line(f"{name}:{number}", line)
    return texts


def scan_history(scan, lines):
    """How many commits there are; `lines` as `git log -p` prints them, each commit begun by "commit ID"."""
    commits, commit, name = 0, "", ""
    for line in lines:
        if line.startswith("commit "):
            commits, commit = commits + 1, line[7:]
        elif line.startswith("+++ "):
            name = line[6:]
        elif line.startswith("+") and name != KNOWN:
            scan.line(f"{commit} {name}", line[1:])
    return commits


def main():
    scan = Scan(known_values((ROOT / KNOWN).read_text(encoding="utf-8")))
    names = git("ls-files", "--cached", "--others", "--exclude-standard")
    if not names:
        print("secrets: no git here: NOT looked at")
        return 0
    texts = scan_files(scan, names)
    commits = scan_history(scan, git("log", "-p", "-U0", "--no-color", "--no-ext-diff", "--no-textconv", "--format=commit %h"))
    faults = scan.faults + scan.unused()
    print("\n".join(faults) if faults else f"secrets: none in {texts} files and {commits} commits; {len(scan.known)} values are known to be none")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
