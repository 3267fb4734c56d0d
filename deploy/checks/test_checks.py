"""Each rule is broken once and has to be seen. python3 deploy/checks/test_checks.py LARGE, the rendered overlay."""

import copy
import pathlib
import sys
import unittest

import yaml

import compose
import dockerfiles
import kubernetes
import variables

LARGE = []


class Variables(unittest.TestCase):
    services = variables.of_services()

    def template(self, old, new):
        text = variables.read(".env.template")
        self.assertIn(old, text)
        return list(variables.faults_of_template(text.replace(old, new), self.services))

    def test_what_is_required_is_known(self):
        self.assertIn("OPENAI_API_KEY", self.services["transcription-worker"].required)
        self.assertNotIn("OPENAI_API_KEY", self.services["bot-gateway"].declared)
        self.assertIn("WEBHOOK_SECRET", self.services["bot-gateway"].declared)
        self.assertTrue(self.services["transcription-worker"].knows("AISHA_WORKSPACE_FOLDER"))
        self.assertFalse(self.services["billing-service"].knows("AISHA_WORKSPACE_FOLDER"))

    def test_the_template_has_all_and_no_other(self):
        self.assertEqual([], list(variables.faults()))
        self.assertEqual([".env.template lacks LOG_FILE"], self.template("#LOG_FILE=", "# log file"))
        self.assertEqual([".env.template has LOG_FIEL, which no service reads"], self.template("#LOG_LEVEL=", "#LOG_LEVEL=\n#LOG_FIEL="))

    def test_a_readme_has_no_other(self):
        text = variables.read("billing-service/README.md").replace("`WELCOME_BALANCE`", "`WELCOME_BALLANCE`")
        self.assertEqual(1, len(list(variables.faults_of_readme("billing-service", text, self.services["billing-service"]))))


class Dockerfiles(unittest.TestCase):
    def test_each_rule_is_kept_and_seen(self):
        self.assertEqual([], list(dockerfiles.faults()))
        text = variables.read("deploy/images/bot-gateway.Dockerfile")
        for old, new in (
            ("25.0.3_9", "latest"),
            ("USER 10001:10001", "USER root"),
            ("USER 10001:10001", "USER aisha"),
            ('ENTRYPOINT ["entrypoint"]', "ENTRYPOINT entrypoint"),
            ('CMD ["health"]', "CMD health"),
            ("STOPSIGNAL SIGTERM", ""),
            ("EXPOSE 8000", "EXPOSE 8010"),
            ("HTTP_PORT=8000", "HTTP_PORT=8010"),
            ("LOG_FORMAT=json", "LOG_FORMAT=json JAVA_OPTIONS=-Xmx1g"),
            (" deploy/images/java-options", ""),
            (" && train 8000", ""),
            ("deploy/images/entrypoint ", "deploy/images/entry "),
            ("ARG REVISION=unknown", "ARG API_TOKEN"),
            ('org.opencontainers.image.revision="$REVISION"', 'x="y"'),
            ("/target/bom.json", "/target/other.json"),
            ("RUN groupadd", "RUN apt-get update && apt-get install -y ffmpeg && groupadd"),
        ):
            with self.subTest(new=new):
                self.assertIn(old, text)
                self.assertTrue(list(dockerfiles.faults_of("bot-gateway", text.replace(old, new))))


class Compose(unittest.TestCase):
    services = variables.of_services()

    def faults(self, text):
        known = set(compose.REFERENCE.findall(compose.read(compose.PRODUCTION)))
        return list(compose.faults_of(compose.PRODUCTION, text, self.services)) + list(compose.faults_of_production(text, known))

    def test_each_rule_is_kept_and_seen(self):
        text = compose.read(compose.PRODUCTION)
        self.assertEqual([], self.faults(text))
        for old, new in (
            ("image: redis:7.4", "image: redis:latest"),
            ("image: redis:7.4", "image: redis"),
            ("      OPENAI_API_KEY_FILE: /run/secrets/openai_api_key\n", ""),
            ("OPENAI_API_KEY_FILE: /run", "OPENAI_API_KEYS_FILE: /run"),
            ("redis_url, minio_access_key, minio_secret_key, webhook_secret]", "redis_url, minio_access_key, minio_secret_key]"),
            ('HTTP_PORT: "8020"', 'HTTP_PORT: "8000"'),
            ("  read_only: true\n  cap_drop: [ALL]\n", "  cap_drop: [ALL]\n"),
            ("options: {max-size: 10m, max-file", "options: {max-file"),
            ("memory: 640M, pids: 256}", "pids: 256}"),
            ("networks: [inside, outside, edge]\n", 'networks: [inside, outside, edge]\n    ports: ["8000:8000"]\n'),
            ("inside: {internal: true}", "inside: {}"),
            ("POSTGRES_PASSWORD_FILE: /run/secrets/postgres_password", "POSTGRES_PASSWORD: hidden"),
            ('volumes: ["redis:/data"]', 'volumes: ["rediss:/data"]'),
            ("${WORKER_REPLICAS:-2}", "${WORKERS:-2}"),
            ("  telegram_api_id: {file: ./secrets/telegram_api_id}\n", ""),
        ):
            with self.subTest(new=new):
                self.assertIn(old, text)
                self.assertTrue(self.faults(text.replace(old, new)))


class Kubernetes(unittest.TestCase):
    def broken(self, change):
        objects = copy.deepcopy(LARGE)
        change(objects)
        return list(kubernetes.faults_of(objects))

    def test_each_rule_is_kept_and_seen(self):
        self.assertEqual([], list(kubernetes.faults_of(LARGE)))

        def pod(objects):
            return kubernetes.named(objects, "Deployment")["transcription-worker"]["spec"]["template"]["spec"]

        def container(objects):
            return pod(objects)["containers"][0]

        def one(objects, kind, name):
            return kubernetes.named(objects, kind)[name]

        def drop(objects, kind):
            objects[:] = [thing for thing in objects if thing["kind"] != kind]

        changes = {
            "tag": lambda o: container(o).update(image="registry.example.org/aisha/worker:latest"),
            "limits": lambda o: container(o)["resources"]["limits"].pop("memory"),
            "probe": lambda o: container(o).pop("startupProbe"),
            "liveness": lambda o: container(o)["livenessProbe"]["httpGet"].update(path="/q/health/ready"),
            "root file system": lambda o: container(o)["securityContext"].update(readOnlyRootFilesystem=False),
            "port": lambda o: container(o)["ports"][0].update(containerPort=8000),
            "unknown variable": lambda o: container(o)["env"].append({"name": "OPENAI_MODLE", "value": "x"}),
            "secret in the open": lambda o: container(o)["env"][-2].update(name="OPENAI_API_KEY", value="x", valueFrom=None) or container(o)["env"][-2].pop("valueFrom"),
            "required variable": lambda o: container(o).update(env=[e for e in container(o)["env"] if e["name"] != "REDIS_URL"]),
            "root": lambda o: pod(o)["securityContext"].update(runAsNonRoot=False),
            "token": lambda o: pod(o).update(automountServiceAccountToken=True),
            "grace": lambda o: pod(o).update(terminationGracePeriodSeconds=20),
            "volume": lambda o: pod(o)["volumes"][0]["emptyDir"].pop("sizeLimit"),
            "spread": lambda o: pod(o).pop("topologySpreadConstraints"),
            "settings": lambda o: container(o)["envFrom"][0]["configMapRef"].update(name="aisha-settings"),
            "labels": lambda o: one(o, "Deployment", "bot-gateway")["spec"]["selector"]["matchLabels"].update({"app.kubernetes.io/name": "gateway"}),
            "replicas": lambda o: one(o, "Deployment", "billing-service")["spec"].update(replicas=2),
            "service": lambda o: one(o, "Service", "bot-gateway")["spec"]["selector"].update({"app.kubernetes.io/name": "billing-service"}),
            "service's port": lambda o: one(o, "Service", "bot-gateway")["spec"]["ports"][0].update(port=80),
            "budgets": lambda o: drop(o, "PodDisruptionBudget"),
            "denial": lambda o: one(o, "NetworkPolicy", "nothing")["spec"].update(ingress=[{}]),
            "policy of nobody": lambda o: one(o, "NetworkPolicy", "webhook")["spec"]["podSelector"]["matchLabels"].update({"app.kubernetes.io/name": "gateway"}),
            "open policy": lambda o: one(o, "NetworkPolicy", "webhook")["spec"]["ingress"][0].pop("ports"),
            "one lane": lambda o: one(o, "ScaledObject", "transcription-worker")["spec"]["triggers"].pop(),
            "group": lambda o: one(o, "ScaledObject", "transcription-worker")["spec"]["triggers"][0]["metadata"].update(consumerGroup="workers"),
            "formula": lambda o: one(o, "ScaledObject", "transcription-worker")["spec"]["advanced"]["scalingModifiers"].update(formula="short_lane"),
            "ingress": lambda o: one(o, "Ingress", "webhook")["spec"]["rules"][0]["http"]["paths"][0].update(path="/"),
            "secret in git": lambda o: o.append({"kind": "Secret", "metadata": {"name": "aisha-secrets"}}),
        }
        for what, change in changes.items():
            with self.subTest(what):
                self.assertTrue(self.broken(change))


if __name__ == "__main__":
    LARGE.extend(thing for thing in yaml.safe_load_all(pathlib.Path(sys.argv.pop(1)).read_text(encoding="utf-8")) if thing)
    unittest.main()
