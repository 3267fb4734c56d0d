package dev.aisha.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code is_stale} of {@code deploy/local/build.sh}, on a project that has only what it looks at. */
class BuildScriptTest {
    private static final Instant BUILT = Instant.parse("2026-01-01T12:00:00Z");
    private static final String SOURCE = "bot-gateway/src/main/java/Gateway.java";
    private static final List<String> MADE = List.of(
            "billing-service/target/quarkus-app/quarkus-run.jar",
            "bot-gateway/target/quarkus-app/quarkus-run.jar",
            "transcription-worker/target/quarkus-app/quarkus-run.jar",
            "deploy/local/stack/target/class-path");
    private static final List<String> SOURCES = List.of(
            "pom.xml",
            "common-model/pom.xml",
            "deploy/local/stores/pom.xml",
            "deploy/local/telegram/pom.xml",
            "deploy/local/speech/pom.xml",
            "deploy/local/sight/pom.xml",
            "deploy/local/stack/pom.xml",
            "billing-service/pom.xml",
            "transcription-worker/pom.xml",
            SOURCE,
            "bot-gateway/src/test/java/GatewayTest.java");

    @TempDir
    Path root;

    @BeforeEach
    void aBuiltProject() throws IOException {
        for (var file : SOURCES) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), "source");
        }
        for (var file : MADE) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), "made");
        }
        try (var all = Files.walk(root)) {
            for (var path : all.toList()) {
                touch(path, BUILT.minusSeconds(60));
            }
        }
        for (var file : MADE) {
            touch(root.resolve(file), BUILT);
        }
    }

    @Test
    void whatIsBuiltIsNotStale() throws Exception {
        assertThat(isStale()).isFalse();
    }

    @Test
    void aChangedSourceOrPomIsStale() throws Exception {
        for (var changed : List.of(SOURCE, "pom.xml", "common-model/pom.xml", "deploy/local/speech/pom.xml")) {
            touch(root.resolve(changed), BUILT.plusSeconds(1));
            assertThat(isStale()).as(changed).isTrue();
            touch(root.resolve(changed), BUILT.minusSeconds(1));
        }
    }

    @Test
    void aDeletedSourceIsStale() throws Exception {
        Files.delete(root.resolve(SOURCE));

        assertThat(isStale()).isTrue();
    }

    @Test
    void aMissingJarIsStale() throws Exception {
        Files.delete(root.resolve(MADE.get(2)));

        assertThat(isStale()).isTrue();
    }

    @Test
    void aServiceThatWasLeftOutOfALaterBuildIsStale() throws Exception {
        touch(root.resolve(SOURCE), BUILT.plusSeconds(1));
        for (var rebuilt : List.of(MADE.get(0), MADE.get(2), MADE.get(3))) {
            touch(root.resolve(rebuilt), BUILT.plusSeconds(2));
        }

        assertThat(isStale()).isTrue();
    }

    @Test
    void testsAndBuildFoldersDoNotMatter() throws Exception {
        touch(root.resolve("bot-gateway/src/test/java/GatewayTest.java"), BUILT.plusSeconds(1));
        Files.createDirectories(root.resolve("bot-gateway/target/classes/src/main"));

        assertThat(isStale()).isFalse();
    }

    private static void touch(Path path, Instant time) throws IOException {
        Files.setLastModifiedTime(path, FileTime.from(time));
    }

    private boolean isStale() throws Exception {
        var script = ProjectRoot.find().resolve("deploy/local/build.sh");
        var process = new ProcessBuilder(
                        "bash",
                        "-euo",
                        "pipefail",
                        "-c",
                        "source \"$1\"; if is_stale \"$2\"; then exit 10; fi",
                        "test",
                        script.toString(),
                        root.toString())
                .inheritIO()
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isIn(0, 10);
        return process.exitValue() == 10;
    }
}
