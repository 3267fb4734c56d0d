"""Rules of the services' Dockerfiles. python3 deploy/checks/dockerfiles.py: prints a line for each fault; exits 1 if any.

hadolint comes from none of the registries that the build reaches; what matters here is little and can be said in a page.
"""

import json
import re
import shlex
import sys

from variables import ROOT, SERVICES, read

LABELS = {"title", "description", "version", "revision", "licenses"}
SECRET = re.compile(r"TOKEN|SECRET|PASSWORD|_KEY")


def instructions(text):
    """(instruction, argument) of each, continued lines joined, comments left out."""
    lines = [line for line in text.splitlines() if not line.lstrip().startswith("#")]
    for line in re.sub(r"\\\n", " ", "\n".join(lines)).splitlines():
        if line.strip():
            word, _, rest = line.strip().partition(" ")
            yield word.upper(), rest.strip()


def default_port(service):
    return re.search(r"^quarkus\.http\.port=\$\{HTTP_PORT:(\d+)\}", read(f"{service}/src/main/resources/application.properties"), re.MULTILINE).group(1)


def stages(text):
    """A list of instructions for each stage, the last one as it becomes the image: with those of the stages it is made of."""
    arguments, result, by_name = {}, [], {}
    for word, rest in instructions(text):
        if word == "FROM":
            image, _, name = re.sub(r"\$\{(\w+)\}", lambda match: arguments.get(match.group(1), ""), rest).partition(" AS ")
            result.append([("BASE", image)] if image not in by_name else list(by_name[image]))
            by_name[name] = result[-1]
        elif not result:
            arguments.update([rest.split("=", 1)] if "=" in rest else [])
        else:
            result[-1].append((word, rest))
    return result


def faults_of(service, text):
    where = f"deploy/images/{service}.Dockerfile: "
    parts = stages(text)
    for part in parts:
        base = part[0][1]
        if not re.fullmatch(r"[\w./-]+:\d+\.\d+\.\d+[\w.-]*", base):
            yield where + f"{base} is no exact tag"
    for word, rest in [instruction for part in parts for instruction in part]:
        if word == "ADD":
            yield where + "ADD: COPY does what is meant"
        if word in ("ARG", "ENV") and any(SECRET.search(name.split("=")[0]) for name in rest.split()):
            yield where + f"{word} {rest}: no secret belongs into an image"
        if word == "RUN" and re.search(r"\bsudo\b|\bcurl\b|\bwget\b|chmod 777", rest):
            yield where + f"RUN {rest}: nothing is fetched but by a package manager"
        if word == "RUN" and "apt-get install" in rest and not ("--no-install-recommends" in rest and "rm -rf /var/lib/apt/lists/*" in rest):
            yield where + "apt-get: --no-install-recommends, and the lists removed in the same step"
        if word == "COPY" and "--from" not in rest:
            for source in [name for name in rest.split() if not name.startswith("--")][:-1]:
                if not (ROOT / source).exists():
                    yield where + f"COPY {source}: there is none"
    last = parts[-1]
    value = dict(last)
    environment = dict(pair.split("=", 1) for word, rest in last if word == "ENV" for pair in shlex.split(rest))
    port = default_port(service)
    if value.get("EXPOSE") != port or environment.get("HTTP_PORT") != port:
        yield where + f"the service's port is {port}"
    if not re.fullmatch(r"[1-9]\d*:[1-9]\d*", value.get("USER", "")):
        yield where + "USER is a number, as Kubernetes wants it, and not root"
    for word in ("ENTRYPOINT", "HEALTHCHECK", "STOPSIGNAL"):
        if word not in value:
            yield where + f"{word} is missing"
    for word in ("ENTRYPOINT", "HEALTHCHECK"):
        try:
            json.loads(re.sub(r"^.*?(?=\[)", "", value.get(word, "[]")))
        except json.JSONDecodeError:
            yield where + f"{word} in a shell gets no signals"
    if not any(word == "RUN" and "train " + port in rest for part in parts for word, rest in part):
        yield where + "the AOT cache is made"
    if not any(word == "COPY" and "deploy/images/java-options" in rest for word, rest in last):
        yield where + "java-options, which entrypoint reads, are missing"
    if "JAVA_OPTIONS" in environment:
        yield where + "JAVA_OPTIONS are for those who run the image; those of all images stand in java-options"
    if not any("/target/bom.json" in rest for word, rest in last if word == "COPY"):
        yield where + "the list of what it is made of (bom.json) is missing"
    labels = set(re.findall(r"org\.opencontainers\.image\.(\w+)=", " ".join(rest for word, rest in last if word == "LABEL")))
    if LABELS - labels:
        yield where + f"labels are missing: {sorted(LABELS - labels)}"
    if any(word == "RUN" and "ffmpeg" in rest for word, rest in last) != (service == "transcription-worker"):
        yield where + "ffmpeg is the worker's alone"


def faults():
    for service in SERVICES:
        yield from faults_of(service, read(f"deploy/images/{service}.Dockerfile"))
    ignored = read(".dockerignore").splitlines()
    for line in ("*", "**/target", "**/.env", "**/secrets"):
        if line not in ignored:
            yield f".dockerignore lacks {line}"


if __name__ == "__main__":
    found = list(faults())
    print("\n".join(found) if found else f"dockerfiles: {len(SERVICES)} keep to the rules")
    sys.exit(1 if found else 0)
