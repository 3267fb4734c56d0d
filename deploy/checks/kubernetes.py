"""Rules of what kustomize renders. python3 deploy/checks/kubernetes.py FILE: prints a line for each fault; exits 1 if any."""

import pathlib
import re
import sys

import yaml

from dockerfiles import default_port
from variables import SERVICES, of_services

# Of no service, but of KEDA.
SECRETS_OF_OTHERS = {"REDIS_PASSWORD"}
# How long a service may take to end by itself (quarkus.shutdown.timeout, aisha.queue.drain-grace), in seconds.
LONGEST_END = {"bot-gateway": 10, "billing-service": 10, "transcription-worker": 20}


def of_kind(objects, kind):
    return [thing for thing in objects if thing["kind"] == kind]


def named(objects, kind):
    return {thing["metadata"]["name"]: thing for thing in of_kind(objects, kind)}


def matches(selector, labels):
    return all(labels.get(key) == value for key, value in selector.items())


def faults_of_container(where, service, container, settings, variables):
    if not re.fullmatch(r"[\w.-]+(/[\w.-]+)+:[\w.-]*\d[\w.-]*", container["image"]):
        yield where + f"image {container['image']} has no exact tag"
    resources = container.get("resources", {})
    for kind in ("requests", "limits"):
        if not {"cpu", "memory"} <= set(resources.get(kind, {})):
            yield where + f"has no {kind} of CPU and memory"
    for probe, path in (("startupProbe", "started"), ("readinessProbe", "ready"), ("livenessProbe", "live")):
        asked = container.get(probe, {}).get("httpGet", {})
        if asked.get("path") != f"/q/health/{path}" or asked.get("port") != "http":
            yield where + f"{probe} does not ask /q/health/{path}"
    context = container.get("securityContext", {})
    if not (context.get("readOnlyRootFilesystem") is True and context.get("allowPrivilegeEscalation") is False
            and context.get("capabilities") == {"drop": ["ALL"]}):
        yield where + "has rights that it does not need"
    port = default_port(service)
    if [str(p["containerPort"]) for p in container["ports"]] != [port]:
        yield where + f"is not at its port {port}"
    given = dict(settings)
    for variable in container.get("env", []):
        given[variable["name"]] = variable.get("value", variable.get("valueFrom"))
        if variable["name"].endswith(("TOKEN", "SECRET", "_KEY")) or variable["name"] in ("DATABASE_URL", "REDIS_URL"):
            reference = variable.get("valueFrom", {}).get("secretKeyRef", {})
            if reference != {"name": "aisha-secrets", "key": variable["name"]}:
                yield where + f"{variable['name']} is not from the secret"
        if not variables.knows(variable["name"]):
            yield where + f"is given {variable['name']}, which it does not read"
    if given.get("HTTP_PORT") != port:
        yield where + f"HTTP_PORT is {given.get('HTTP_PORT')}, not {port}"
    for name in sorted(variables.required - set(given)):
        yield where + f"lacks {name}"
    mounts = {mount["mountPath"] for mount in container.get("volumeMounts", [])}
    if "/tmp" not in mounts or (service != "billing-service" and "/workspace" not in mounts):
        yield where + "has nowhere to write"


def faults_of_pod(where, service, pod):
    context = pod.get("securityContext", {})
    if not (context.get("runAsNonRoot") and context.get("seccompProfile") == {"type": "RuntimeDefault"} and context.get("fsGroup")):
        yield where + "is not confined"
    if pod.get("automountServiceAccountToken") is not False or pod.get("serviceAccountName") != service:
        yield where + "has the cluster's token, or no account of its own"
    if not pod.get("topologySpreadConstraints"):
        yield where + "may lie on one node altogether"
    pause = pod["containers"][0].get("lifecycle", {}).get("preStop", {}).get("sleep", {}).get("seconds", 0)
    if pod.get("terminationGracePeriodSeconds", 30) < LONGEST_END[service] + pause + 5:
        yield where + "is killed before it has ended by itself"
    for volume in pod.get("volumes", []):
        if not volume.get("emptyDir", {}).get("sizeLimit"):
            yield where + f"volume {volume['name']} has no limit"


def faults_of(objects):
    services = of_services()
    deployments = named(objects, "Deployment")
    if set(deployments) != set(SERVICES):
        yield f"Deployments: {sorted(deployments)}"
    settings = {}
    for config in of_kind(objects, "ConfigMap"):
        settings.update(config["data"])
    for name in settings:
        if not any(variables.knows(name) for variables in services.values()):
            yield f"ConfigMap: no service reads {name}"
    scaled = {thing["spec"]["scaleTargetRef"]["name"] for kind in ("HorizontalPodAutoscaler", "ScaledObject") for thing in of_kind(objects, kind)}
    for name, deployment in deployments.items():
        spec, where = deployment["spec"], f"{name}: "
        labels, pod = spec["template"]["metadata"]["labels"], spec["template"]["spec"]
        if not matches(spec["selector"]["matchLabels"], labels):
            yield where + "its selector does not match its labels"
        if ("replicas" in spec) == (name in scaled):
            yield where + "either it or its scaler says how many"
        yield from faults_of_pod(where, name, pod)
        for constraint in pod.get("topologySpreadConstraints", []):
            if not matches(constraint["labelSelector"]["matchLabels"], labels):
                yield where + "is spread by labels that it does not have"
        maps = {source["configMapRef"]["name"] for source in pod["containers"][0].get("envFrom", [])}
        if not maps <= set(named(objects, "ConfigMap")):
            yield where + f"reads settings that there are not: {maps}"
        for container in pod["containers"]:
            yield from faults_of_container(where, name, container, settings, services[name])
        for kind in ("PodDisruptionBudget",):
            if not [b for b in of_kind(objects, kind) if matches(b["spec"]["selector"]["matchLabels"], labels)]:
                yield where + f"has no {kind}"
        if name not in named(objects, "ServiceAccount"):
            yield where + "has no ServiceAccount"
    all_labels = {name: d["spec"]["template"]["metadata"]["labels"] for name, d in deployments.items()}
    for name, service in named(objects, "Service").items():
        if [n for n, labels in all_labels.items() if matches(service["spec"]["selector"], labels)] != [name]:
            yield f"Service {name} leads elsewhere"
        if [(str(p["port"]), p["targetPort"]) for p in service["spec"]["ports"]] != [(default_port(name), "http")]:
            yield f"Service {name} is at another port than the service"
    yield from faults_of_policies(objects, all_labels)
    for kind in ("HorizontalPodAutoscaler", "ScaledObject"):
        for thing in of_kind(objects, kind):
            if thing["spec"]["scaleTargetRef"]["name"] not in deployments:
                yield f"{kind} {thing['metadata']['name']} scales nothing"
    for scaler in of_kind(objects, "ScaledObject"):
        streams = {trigger["metadata"]["stream"] for trigger in scaler["spec"]["triggers"]}
        if streams != {"aisha:{jobs}:short", "aisha:{jobs}:long"}:
            yield f"ScaledObject looks at {sorted(streams)}"
        formula = scaler["spec"]["advanced"]["scalingModifiers"]["formula"]
        for trigger in scaler["spec"]["triggers"]:
            if trigger["name"] not in formula:
                yield f"ScaledObject does not count {trigger['name']}"
            # KEDA counts what is pending alone where a group is named, and leaves a lane's length out.
            if "consumerGroup" in trigger["metadata"] and "streamLength" in trigger["metadata"]:
                yield f"ScaledObject: {trigger['name']} counts its length only without a group"
            for reference in (trigger["authenticationRef"]["name"],):
                if reference not in named(objects, "TriggerAuthentication"):
                    yield f"ScaledObject: there is no {reference}"
    for authentication in of_kind(objects, "TriggerAuthentication"):
        for reference in authentication["spec"]["secretTargetRef"]:
            if reference["name"] != "aisha-secrets" or reference["key"] not in SECRETS_OF_OTHERS:
                yield f"TriggerAuthentication reads {reference['key']}"
    if of_kind(objects, "Secret"):
        yield "a Secret stands here: it does not belong into git"
    for ingress in of_kind(objects, "Ingress"):
        paths = [path for rule in ingress["spec"]["rules"] for path in rule["http"]["paths"]]
        if [(path["path"], path["pathType"]) for path in paths] != [("/webhook/telegram", "Exact")]:
            yield "Ingress: the outside reaches more than the webhook"


def faults_of_policies(objects, all_labels):
    policies = of_kind(objects, "NetworkPolicy")
    if not [p for p in policies if p["spec"]["podSelector"] == {} and set(p["spec"]["policyTypes"]) == {"Ingress", "Egress"}
            and not p["spec"].get("ingress") and not p["spec"].get("egress")]:
        yield "NetworkPolicy: nothing is denied"
    for policy in policies:
        where = f"NetworkPolicy {policy['metadata']['name']}: "
        selectors = [policy["spec"]["podSelector"]]
        for direction, side in (("ingress", "from"), ("egress", "to")):
            for rule in policy["spec"].get(direction, []):
                if not rule.get(side) or not rule.get("ports"):
                    yield where + f"{direction} is open to all"
                selectors += [peer["podSelector"] for peer in rule.get(side, []) if "podSelector" in peer and "namespaceSelector" not in peer]
            if policy["spec"].get(direction) and direction.capitalize() not in policy["spec"]["policyTypes"]:
                yield where + f"{direction} has no effect"
        for selector in selectors:
            if not [labels for labels in all_labels.values() if matches(selector.get("matchLabels", {}), labels)]:
                yield where + f"{selector} is nobody"


if __name__ == "__main__":
    things = [thing for thing in yaml.safe_load_all(pathlib.Path(sys.argv[1]).read_text(encoding="utf-8")) if thing]
    found = list(faults_of(things))
    print("\n".join(found) if found else f"kubernetes: {len(things)} objects keep to the rules")
    sys.exit(1 if found else 0)
