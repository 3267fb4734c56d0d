"""Rules of what the services are made of, as far as they can be looked at without a network.

python3 deploy/checks/dependencies.py            the poms: versions are exact and pinned in one place, none is known to be bad
python3 deploy/checks/dependencies.py --built    also the class path of each packaged service: versions, doubles, licences

Prints a line for each fault and exits 1 if there is one. advisories.json holds what is known to be bad: some well-known holes
of the libraries that are used here and of their families, no complete list; OSV has that and is asked where it is reached.
"""

import functools
import itertools
import json
import os
import pathlib
import re
import sys
import urllib.error
import urllib.request
import xml.etree.ElementTree as ElementTree

from variables import ROOT, SERVICES

POM = "{http://maven.apache.org/POM/4.0.0}"
OURS = "dev.aisha"
ADVISORIES = "deploy/checks/advisories.json"
OSV = "https://api.osv.dev/v1/querybatch"
OSV_SECONDS = 3

# Licences that a service may be given away under, by words in the names that poms give them. Where a pom offers several, one of
# them is enough. EPL and LGPL: the libraries are used as they are, in jars of their own.
ALLOWED = re.compile(
    r"apache|\bmit\b|\bbsd\b|\bedl\b|eclipse (public|distribution)|\bepl\b|\bcc0\b|public domain|unicode|\bicu\b|go license|universal permissive"
    r"|\blgpl\b|lesser general public|bouncy castle|\bisc\b|classpath exception|\bw/?cpe\b|\bgpl2 w/|mit-0",
    re.IGNORECASE,
)
RANK = {"alpha": 0, "a": 0, "beta": 1, "b": 1, "milestone": 2, "m": 2, "rc": 3, "cr": 3, "snapshot": 4, "": 5, "final": 5, "ga": 5, "release": 5, "sp": 6}


def key(version):
    """Sorts versions as Maven does: numbers by value, then qualifiers by their rank, words it does not know after them."""
    parts = []
    for part in re.findall(r"\d+|[a-z]+", version.lower()) + [""]:
        if part.isdigit():
            parts.append((7, int(part), ""))
            continue
        while parts and parts[-1] in ((7, 0, ""), (5, 0, "")):
            parts.pop()
        parts.append((RANK.get(part, 6), 0, "" if part in RANK else part))
    return parts[:-1]


def is_before(one, other):
    empty = (5, 0, "")
    for mine, theirs in itertools.zip_longest(key(one), key(other), fillvalue=empty):
        if mine != theirs:
            return mine < theirs
    return False


def advisories():
    return json.loads((ROOT / ADVISORIES).read_text(encoding="utf-8"))


def known_faults(name, version, known):
    """Of one artifact, `name` as GROUP:ARTIFACT."""
    for advisory in known:
        if advisory["package"] == name:
            for first, mended in advisory["affected"]:
                if not is_before(version, first) and is_before(version, mended):
                    yield f"{name} {version}: {advisory['id']}, {advisory['what']}; mended in {mended}"


class Pom:
    """What a pom says itself, without its parents. Some poms do not name the namespace that they are in."""

    def __init__(self, text):
        self.root = ElementTree.fromstring(text)
        for element in self.root.iter():
            if isinstance(element.tag, str):
                element.tag = POM + element.tag.rpartition("}")[2]
        self.properties = {child.tag.removeprefix(POM): child.text or "" for child in self.root.iterfind(f"{POM}properties/*")}

    def text(self, element, name):
        return (element.findtext(POM + name) or "").strip()

    def dependencies(self):
        """(element, where it stands) of each dependency and plugin."""
        for kind in ("dependency", "plugin", "path"):
            for element in self.root.iter(POM + kind):
                if element.find(POM + "artifactId") is not None:
                    yield kind, element


def faults_of_pom(where, text, properties, known, is_parent):
    """`properties` are those of the parent of all."""
    pom = Pom(text)
    for kind, element in pom.dependencies():
        group, artifact, version = (pom.text(element, name) for name in ("groupId", "artifactId", "version"))
        name = f"{group or 'org.apache.maven.plugins'}:{artifact}"
        said = re.fullmatch(r"\$\{([^}]+)\}", version)
        resolved = properties.get(said.group(1), version) if said else version
        if not version or group == OURS and said and said.group(1) == "project.version":
            continue
        if not said or said.group(1) not in properties:
            yield f"{where}: {name} {version}: versions stand in the parent's properties"
        if not re.fullmatch(r"\d[\w.-]*", resolved) or "SNAPSHOT" in resolved:
            yield f"{where}: {name} {resolved} is no exact version"
        yield from known_faults(name, resolved, known)
    if not is_parent and pom.properties and any("version" in name for name in pom.properties):
        yield f"{where}: versions stand in the parent's properties"


def poms():
    return sorted(path.relative_to(ROOT) for path in ROOT.rglob("pom.xml") if "target" not in path.parts and "node_modules" not in path.parts)


def faults_of_poms():
    known = advisories()
    properties = Pom((ROOT / "pom.xml").read_text(encoding="utf-8")).properties
    for path in poms():
        yield from faults_of_pom(str(path), (ROOT / path).read_text(encoding="utf-8"), properties, known, str(path) == "pom.xml")


def class_path(service):
    """(GROUP:ARTIFACT, version) of each jar of a packaged service that is not ours; None where it is not packaged."""
    names = {}
    for folder in ("lib/main", "lib/boot"):
        for jar in (ROOT / service / "target/quarkus-app" / folder).glob("*.jar"):
            names[jar.name] = jar
    return [coordinates(name) for name in sorted(names) if not name.startswith(OURS + ".")] or None


def coordinates(jar):
    """Quarkus names jars GROUP.ARTIFACT-VERSION[-CLASSIFIER].jar; which dot ends the group, the local repository tells."""
    name, version = re.fullmatch(r"(.+?)-(\d.*)\.jar", jar).groups()
    parts = name.split(".")
    for end in range(1, len(parts)):
        group, artifact = ".".join(parts[:end]), ".".join(parts[end:])
        folder = repository() / group.replace(".", "/") / artifact
        if folder.is_dir():
            exact = max((v.name for v in folder.iterdir() if version == v.name or version.startswith(v.name + "-")), key=len, default=version)
            return f"{group}:{artifact}", exact
    return ".".join(parts[:-1]) + ":" + parts[-1], version


@functools.cache
def repository():
    said = re.search(r"-Dmaven\.repo\.local=(\S+)", os.environ.get("MAVEN_OPTS", "") + " " + os.environ.get("MAVEN_ARGS", ""))
    return pathlib.Path(said.group(1)) if said else pathlib.Path.home() / ".m2/repository"


def licences(name, version):
    """Names of the licences that the pom of an artifact gives, or the nearest of its parents."""
    group, artifact = name.split(":")
    for _ in range(8):
        path = repository() / group.replace(".", "/") / artifact / version / f"{artifact}-{version}.pom"
        if not path.is_file():
            return []
        pom = Pom(path.read_text(encoding="utf-8", errors="replace"))
        found = [pom.text(licence, "name") for licence in pom.root.iterfind(f"{POM}licenses/{POM}license")]
        parent = pom.root.find(POM + "parent")
        if found or parent is None:
            return found
        group, artifact, version = (pom.text(parent, part) for part in ("groupId", "artifactId", "version"))
    return []


def faults_of_class_path(service, artifacts, known, licences_of):
    versions = {}
    for name, version in artifacts:
        versions.setdefault(name, set()).add(version)
    for name, found in versions.items():
        if len(found) > 1:
            yield f"{service}: {name} in several versions: {', '.join(sorted(found))}"
        for version in sorted(found):
            if "SNAPSHOT" in version:
                yield f"{service}: {name} {version} is no exact version"
            yield from (f"{service}: {fault}" for fault in known_faults(name, version, known))
            said = licences_of(name, version)
            if not any(ALLOWED.search(licence) for licence in said):
                yield f"{service}: {name} {version}: licence {', '.join(said) or 'unknown'} is not among the allowed"


def ask_osv(artifacts):
    """Lines of what OSV knows of these; None where it is not reached."""
    queries = [{"package": {"ecosystem": "Maven", "name": name}, "version": version} for name, version in artifacts]
    request = urllib.request.Request(OSV, json.dumps({"queries": queries}).encode(), {"Content-Type": "application/json"})
    try:
        with urllib.request.urlopen(request, timeout=OSV_SECONDS) as answer:
            results = json.load(answer)["results"]
    except (urllib.error.URLError, TimeoutError, ValueError, KeyError):
        return None
    return [f"{name} {version}: {hole['id']}" for (name, version), result in zip(artifacts, results) for hole in result.get("vulns", [])]


def report_built():
    """Faults of all packaged services, after a line on screen for each."""
    faults, everything = [], set()
    for service in SERVICES:
        artifacts = class_path(service)
        if artifacts is None:
            print(f"dependencies: {service} is not packaged: its class path is NOT looked at")
            continue
        everything.update(artifacts)
        faults += faults_of_class_path(service, artifacts, advisories(), functools.cache(licences))
        print(f"dependencies: {service}: {len(artifacts)} artifacts")
    holes = ask_osv(sorted(everything)) if everything else []
    if holes is None:
        print("dependencies: OSV is not reached from here: its list is NOT looked at")
    return faults + (holes or [])


def main():
    faults = list(faults_of_poms())
    print(f"dependencies: {len(poms())} poms, {len(advisories())} advisories")
    if "--built" in sys.argv:
        faults += report_built()
    if faults:
        print("\n".join(faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
