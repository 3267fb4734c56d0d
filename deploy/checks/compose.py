"""Rules of the compose files. python3 deploy/checks/compose.py: prints a line for each fault; exits 1 if there is one."""

import re
import sys

import yaml

from dockerfiles import default_port
from variables import SERVICES, in_entrypoint, of_services, read

DEVELOPMENT = "docker-compose.dev.yml"
PRODUCTION = "deploy/compose/docker-compose.prod.yml"
REFERENCE = re.compile(r"(?<!\$)\$\{([A-Z][A-Z0-9_]*)[^}]*\}")


def resolved(value):
    """The text of a value with the defaults of its references, as Compose reads it without any setting."""
    return re.sub(r"\$\{\w+(?::?[-?]([^}]*))?\}", lambda match: match.group(1) or "", str(value))


def faults_of(path, text, services):
    compose = yaml.safe_load(text)
    for name, service in compose["services"].items():
        where = f"{path}: {name} "
        if not service.get("build") and not re.search(r":[\w.-]*\d[\w.-]*$", resolved(service.get("image", ""))):
            yield where + f"has no exact tag: {service.get('image')}"
        for other in service.get("depends_on", {}):
            if other not in compose["services"]:
                yield where + f"depends on {other}, which there is not"
        for network in service.get("networks", []):
            if network not in compose.get("networks", {}):
                yield where + f"is on {network}, which there is not"
        for volume in service.get("volumes", []):
            source = resolved(volume).split(":")[0]
            if not source.startswith((".", "/")) and source not in compose.get("volumes", {}):
                yield where + f"mounts {source}, which there is not"
        if name in SERVICES:
            yield from faults_of_own(where, service, services[name], default_port(name))


def faults_of_own(where, service, variables, port):
    """What a service of ours is given."""
    environment, given = service.get("environment", {}), set()
    for key, value in environment.items():
        name = key.removesuffix("_FILE") if key.removesuffix("_FILE") in in_entrypoint() else key
        given.add(name)
        if not variables.knows(name):
            yield where + f"is given {key}, which it does not read"
        if key != name and value != f"/run/secrets/{name.lower()}":
            yield where + f"finds {name} at {value}"
        if key != name and name.lower() not in service.get("secrets", []):
            yield where + f"has no secret {name.lower()}"
    for name in sorted(variables.required - given):
        yield where + f"lacks {name}"
    if resolved(environment.get("HTTP_PORT", port)) != port:
        yield where + f"is at port {environment['HTTP_PORT']}, its image looks at {port}"


def faults_of_production(text, documented):
    compose = yaml.safe_load(text)
    for name, service in compose["services"].items():
        where = f"{PRODUCTION}: {name} "
        limits = service.get("deploy", {}).get("resources", {}).get("limits", {})
        if set(limits) != {"cpus", "memory", "pids"}:
            yield where + "has no limits of CPU, memory and processes"
        if service.get("restart") != "unless-stopped":
            yield where + "is not started again"
        if not service.get("logging", {}).get("options", {}).get("max-size"):
            yield where + "has logs without an end"
        if "no-new-privileges:true" not in service.get("security_opt", []):
            yield where + "may gain rights"
        if not service.get("networks"):
            yield where + "is on no network of ours"
        if service.get("ports") and name != "proxy":
            yield where + "is reached from outside"
        if name in SERVICES:
            if not (service.get("read_only") and service.get("cap_drop") == ["ALL"] and service.get("tmpfs")):
                yield where + "may write where it need not, or do what it need not"
        elif not service.get("healthcheck"):
            yield where + "has no health check"
        for key, value in service.get("environment", {}).items():
            if re.search(r"PASSWORD|SECRET|TOKEN|ACCESS_KEY|API_KEY|API_HASH|API_ID", key) and not key.endswith("_FILE"):
                yield where + f"has {key} in its environment, not in a file"
        for secret in service.get("secrets", []):
            if secret not in compose["secrets"]:
                yield where + f"reads {secret}, which there is not"
    for secret, source in compose["secrets"].items():
        if not any(secret in service.get("secrets", []) for service in compose["services"].values()):
            yield f"{PRODUCTION}: nobody reads {secret}"
        if source != {"file": f"./secrets/{secret}"}:
            yield f"{PRODUCTION}: {secret} is no file of secrets/"
    if not compose["networks"].get("inside", {}).get("internal"):
        yield f"{PRODUCTION}: inside reaches the outside"
    for name in sorted(set(REFERENCE.findall(text))):
        if name not in documented:
            yield f"{PRODUCTION} reads {name}, which stands neither in .env.template nor in deploy/README.md"


def faults():
    services = of_services()
    template = set(re.findall(r"^#?([A-Z][A-Z0-9_]+)=", read(".env.template"), re.MULTILINE))
    yield from faults_of(DEVELOPMENT, read(DEVELOPMENT), services)
    for name in sorted(set(REFERENCE.findall(read(DEVELOPMENT))) - template):
        yield f"{DEVELOPMENT} reads {name}, which .env.template lacks"
    yield from faults_of(PRODUCTION, read(PRODUCTION), services)
    yield from faults_of_production(read(PRODUCTION), template | set(re.findall(r"`([A-Z][A-Z0-9_]+)`", read("deploy/README.md"))))
    if "deploy/compose/secrets/" not in read(".gitignore").splitlines():
        yield ".gitignore lacks deploy/compose/secrets/"


if __name__ == "__main__":
    found = list(faults())
    print("\n".join(found) if found else "compose: both files keep to the rules")
    sys.exit(1 if found else 0)
