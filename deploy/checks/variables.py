"""Which environment variables the services read, as their sources say, and whether files name others.

python3 deploy/checks/variables.py: prints a line for each fault of .env.template, the services' READMEs and the
images' entrypoint, and exits 1 if there is one.
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
SERVICES = {
    "bot-gateway": "BotGateway",
    "billing-service": "BillingService",
    "transcription-worker": "WorkerMain",
}
PLATFORM = "common-model/platform/src/main/java/dev/aisha/platform"
# Of docker-compose.dev.yml alone: it makes URLs of them.
OF_DEVELOPMENT = {"POSTGRES_PASSWORD", "REDIS_PASSWORD"}

DECLARED = re.compile(r'Variable\s*\.\s*(required\(|optional\(|requiredWhen\(\s*"[^"]*",\s*"[^"]*",)\s*"([A-Z][A-Z0-9_]+)"')


class Variables:
    """Of one service: what it cannot do without, what it reads, and its knobs (AISHA_…)."""

    def __init__(self, required, declared, knobs):
        self.required, self.declared, self.knobs = required, declared, knobs

    def knows(self, name):
        return name in self.declared or any(name == knob or name.startswith(knob + "_") for knob in self.knobs)


def read(path):
    return (ROOT / path).read_text(encoding="utf-8")


def declared_in(text):
    """(name, whether it is required) of each variable that a piece of Java declares."""
    return [(name, kind == "required(") for kind, name in DECLARED.findall(text)]


def shared():
    """The methods of EnvironmentFormats, each with the variables that it declares."""
    methods = {}
    for part in re.split(r"\n    public static ", read(f"{PLATFORM}/EnvironmentFormats.java"))[1:]:
        name = re.match(r"[\w<>]+ (\w+)\(", part)
        if name and declared_in(part):
            methods[name.group(1)] = declared_in(part)
    return methods


def constant(camel):
    return re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", camel).upper()


def knobs_in(folder):
    found = set()
    for file in (ROOT / folder).rglob("*.java"):
        text = file.read_text(encoding="utf-8")
        for prefix in re.findall(r'@ConfigMapping\(prefix = "(aisha[^"]*)"\)', text):
            for method in re.findall(r"^    [\w<>.]+ (\w+)\(\);", text, re.MULTILINE):
                found.add(prefix.replace(".", "_").replace("-", "_").upper() + "_" + constant(method))
        for name in re.findall(r'@ConfigProperty\(\s*name = "(aisha[^"]*)"', text):
            found.add(re.sub(r"[.-]", "_", name).upper())
    return found


def of_services():
    """Variables by service."""
    methods, result = shared(), {}
    common = declared_in(read(f"{PLATFORM}/Environment.java"))
    common += [(name, False) for name in re.findall(r'get\("([A-Z_]+)"\)', read(f"{PLATFORM}/EnvironmentConfigSource.java"))
               if name != "DATABASE_URL"]
    for service, main in SERVICES.items():
        text = next((ROOT / service / "src/main/java").rglob(main + ".java")).read_text(encoding="utf-8")
        declared = common + declared_in(text)
        for method in re.findall(r"EnvironmentFormats\.(\w+)\(\)", text):
            declared = declared + methods.get(method, [])
        result[service] = Variables(
            {name for name, required in declared if required}, {name for name, _ in declared},
            knobs_in(service + "/src/main/java") | knobs_in(PLATFORM))
    return result


def in_entrypoint():
    """The variables that the images' entrypoint also takes from files."""
    return set(re.search(r"^secrets=\(([^)]*)\)", read("deploy/images/entrypoint"), re.MULTILINE).group(1).split())


def faults_of_template(text, services):
    names = re.findall(r"^#?([A-Z][A-Z0-9_]+)=", text, re.MULTILINE)
    for name in sorted(set().union(*(service.declared for service in services.values())) - set(names)):
        yield f".env.template lacks {name}"
    for name in names:
        if names.count(name) > 1:
            yield f".env.template has {name} more than once"
        if name not in OF_DEVELOPMENT and not any(service.knows(name) for service in services.values()):
            yield f".env.template has {name}, which no service reads"


def faults_of_readme(service, text, variables):
    table = "\n".join(line for line in text.splitlines() if line.startswith("| `"))
    named = set(re.findall(r"`([A-Z][A-Z0-9]*_[A-Z0-9_]+)`", "\n".join(line.split("|")[1] for line in table.splitlines())))
    for name in sorted(named):
        if not variables.knows(name) and not name.endswith("_") and name != "LOG_":
            yield f"{service}/README.md has {name}, which it does not read"
    for name in sorted(variables.required - set(re.findall(r"[A-Z][A-Z0-9_]+", text))):
        yield f"{service}/README.md lacks {name}"


def faults():
    services = of_services()
    yield from faults_of_template(read(".env.template"), services)
    for service, variables in services.items():
        yield from faults_of_readme(service, read(f"{service}/README.md"), variables)
    for name in sorted(in_entrypoint()):
        if not any(name in variables.declared for variables in services.values()):
            yield f"deploy/images/entrypoint reads a file for {name}, which no service reads"


if __name__ == "__main__":
    found = list(faults())
    print("\n".join(found) if found else "variables: " + ", ".join(
        f"{len(v.declared)} of {name}" for name, v in of_services().items()))
    sys.exit(1 if found else 0)
