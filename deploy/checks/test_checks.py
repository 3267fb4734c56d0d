"""Each rule is broken once and has to be seen. python3 deploy/checks/test_checks.py LARGE, the rendered overlay."""

import copy
import pathlib
import random
import string
import subprocess
import sys
import tempfile
import unittest

import yaml

import compose
import dependencies
import dockerfiles
import kubernetes
import secrets_in_text
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
            ("-XX:AOTCache=app.aot ", ""),
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


def letters(alphabet, count):
    """Made when they are needed: what looks like a secret must not stand in this file either."""
    return "".join(random.Random(count).choices(alphabet, k=count))


WORD = string.ascii_letters + string.digits
PLANTED = {
    "Telegram token": "https://api.telegram.org/bot1234567890" + ":" + letters(WORD + "_-", 35),
    "key of OpenAI's kind": "key: sk-" + "proj-" + letters(WORD, 40),
    "AWS access key": "AKIA" + letters(string.ascii_uppercase + string.digits, 16),
    "AWS secret key": "aws_" + "secret_access_key = " + letters(WORD + "/+", 40),
    "Google key": "AIza" + letters(WORD, 35),
    "GitHub token": "ghp_" + letters(WORD, 36),
    "Slack token": "xoxb-" + letters(string.digits, 12),
    "private key": "-----BEGIN RSA " + "PRIVATE KEY-----",
    "bearer token": "Authorization: Bearer " + letters(WORD, 32),
    "password in a URL": "redis://:" + letters(WORD, 12) + "@redis.example.org:6379/0",
    "assigned secret": "password = '" + letters(string.ascii_lowercase, 16) + "'",
    "random string": "<" + letters(WORD + "+/", 64) + ">",
}


class Secrets(unittest.TestCase):
    def scan(self, known="[]"):
        return secrets_in_text.Scan(secrets_in_text.known_values(known))

    def test_each_kind_is_found_where_it_is_planted_in_a_file(self):
        self.assertEqual(set(secrets_in_text.KINDS) | {secrets_in_text.RANDOM}, set(PLANTED))
        for kind, line in PLANTED.items():
            with self.subTest(kind), tempfile.NamedTemporaryFile("w", suffix=".txt") as file:
                file.write("first line\n" + line + "\n")
                file.flush()
                scan = self.scan()
                secrets_in_text.scan_files(scan, [file.name])
                self.assertTrue(any(fault.startswith(f"{file.name}:2: {kind}, ") for fault in scan.faults), scan.faults)
                self.assertNotIn(line, "".join(scan.faults))

    def test_what_was_taken_out_again_is_found_in_the_history(self):
        with tempfile.TemporaryDirectory() as folder:
            def git(*arguments):
                who = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "commit.gpgsign=false"]
                return subprocess.run(["git", "-C", folder, *who, *arguments], check=True, capture_output=True, text=True).stdout

            git("init", "--quiet")
            for text in (PLANTED["Telegram token"], "nothing"):
                pathlib.Path(folder, "file.txt").write_text(text + "\n", encoding="utf-8")
                git("add", "file.txt")
                git("commit", "--quiet", "--message", "step")
            scan = self.scan()
            self.assertEqual(2, secrets_in_text.scan_history(scan, git("log", "-p", "-U0", "--format=commit %h").splitlines()))
            self.assertIn("file.txt: Telegram token", "".join(scan.faults))
            self.assertEqual(1, len({fault.split()[0] for fault in scan.faults}), "all of one commit")

    def test_what_is_known_to_be_none_is_passed_by_whole_and_has_to_be_needed(self):
        known = '[{"value": "of-a-test", "why": "made up"}]'
        scan = self.scan(known)
        scan.line("a", "postgresql://user:of-a-test@host/db")
        scan.line("b", "postgresql://user:of-a-test-not@host/db")
        self.assertEqual(1, len(scan.faults))
        self.assertEqual([], scan.unused())
        self.assertEqual(1, len(self.scan(known).unused()))

    def test_words_names_and_ids_are_none(self):
        scan = self.scan()
        for line in (
            "aPlaceholderIsSentByTheNewTokenWhereTheOldOneIsRevoked",
            "dev.aisha.local.telegram.chat.Journal.Subscription",
            "https://core.telegram.org/bots/api#using-a-local-bot-api-server",
            "postgresql://$USER:$PASSWORD@host/db",
            "0a1b2c3d-0000-4000-8000-123456789abc",
            "digest 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        ):
            scan.line(line, line)
        self.assertEqual([], scan.faults)


class Dependencies(unittest.TestCase):
    known = dependencies.advisories()

    def test_versions_are_in_the_order_of_maven(self):
        versions = ["2.0-alpha1", "2.0-beta9", "2.0-rc1", "2.0", "2.0.1", "2.9.10", "2.10", "2.12.6.1", "2.12.7", "2.17.0", "2.17.1", "33.0.0-jre"]
        for one, other in zip(versions, versions[1:]):
            self.assertTrue(dependencies.is_before(one, other), (one, other))
            self.assertFalse(dependencies.is_before(other, one), (other, one))
        for one, other in (("4.1.100.Final", "4.1.100"), ("1.0", "1"), ("2.0.0-RC1", "2.0.0-rc1")):
            self.assertFalse(dependencies.is_before(one, other) or dependencies.is_before(other, one), (one, other))

    def test_each_advisory_is_seen_from_its_first_version_to_the_one_before_the_mended(self):
        for advisory in self.known:
            for first, mended in advisory["affected"]:
                with self.subTest(advisory["id"], first=first):
                    def ids(version):
                        return [fault.split(": ")[1].split(",")[0] for fault in dependencies.known_faults(advisory["package"], version, self.known)]

                    self.assertIn(advisory["id"], ids(first))
                    self.assertNotIn(advisory["id"], ids(mended))
        self.assertEqual([], list(dependencies.known_faults("org.apache.commons:commons-text", "1.4", self.known)))

    def pom(self, version, properties=None):
        text = (
            '<project xmlns="http://maven.apache.org/POM/4.0.0"><dependencies><dependency><groupId>org.apache.commons</groupId>'
            f"<artifactId>commons-text</artifactId><version>{version}</version></dependency></dependencies></project>"
        )
        return list(dependencies.faults_of_pom("pom.xml", text, properties or {}, self.known, False))

    def test_poms_keep_to_the_rules_and_each_is_seen(self):
        self.assertEqual([], list(dependencies.faults_of_poms()))
        self.assertEqual([], self.pom("${text.version}", {"text.version": "1.14.0"}))
        for bad in ("1.14.0-SNAPSHOT", "[1.10,)", "LATEST", "1.9"):
            with self.subTest(bad):
                self.assertTrue(self.pom("${text.version}", {"text.version": bad}))
        self.assertIn("CVE-2022-42889", "".join(self.pom("${text.version}", {"text.version": "1.9"})))
        self.assertEqual(1, len(self.pom("1.14.0")), "a version that is not the parent's")

    def test_class_paths_keep_to_the_rules_and_each_is_seen(self):
        def faults(*artifacts, licence="Apache-2.0"):
            return list(dependencies.faults_of_class_path("service", artifacts, self.known, lambda name, version: [licence] if licence else []))

        self.assertEqual([], faults(("a:b", "1.0"), ("a:c", "2.0")))
        self.assertEqual(1, len(faults(("a:b", "1.0"), ("a:b", "1.1"))))
        self.assertEqual(1, len(faults(("a:b", "1.0-SNAPSHOT"))))
        self.assertEqual(4, len(faults(("org.apache.logging.log4j:log4j-core", "2.14.1"))))
        self.assertEqual(1, len(faults(("a:b", "1.0"), licence="Server Side Public License")))
        self.assertEqual(1, len(faults(("a:b", "1.0"), licence=None)))
        self.assertEqual(1, len(faults(("a:b", "1.0"), licence="GNU Affero General Public License")))


if __name__ == "__main__":
    LARGE.extend(thing for thing in yaml.safe_load_all(pathlib.Path(sys.argv.pop(1)).read_text(encoding="utf-8")) if thing)
    unittest.main()
