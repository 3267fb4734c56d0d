package dev.aisha.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.aisha.billing.harness.PackagedService;
import dev.aisha.local.stores.LocalPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole life that API.md shows runs as written, and the service tells nobody whose life it was. */
class WholeLifeIT {
    private static final Pattern SECTION = Pattern.compile("(?s)## A whole life\n(.*?)\n## ");
    private static final Pattern SHELL = Pattern.compile("(?s)```sh\n(.*?)```");
    private static final String ANSWER = "# {";

    @TempDir
    private Path folder = Path.of(".");

    private static String script() throws IOException {
        MatchResult life = SECTION.matcher(Files.readString(Path.of("API.md")) + "\n## ")
                .results()
                .findFirst()
                .orElseThrow();
        return SHELL.matcher(life.group(1))
                .results()
                .map(block -> block.group(1))
                .collect(Collectors.joining());
    }

    @Test
    void aWholeLifeRunsAsWrittenAndNamesNobodyInTheLog() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":")).anyMatch(part -> Files.isExecutable(Path.of(part, "curl"))),
                "there is no curl here");
        List<String> expected = script().lines()
                .filter(line -> line.startsWith(ANSWER))
                .map(line -> line.substring(2))
                .toList();

        List<String> answers;
        String log;
        try (LocalPostgres postgres = LocalPostgres.start();
                PackagedService service = PackagedService.serving(folder, postgres, Map.of("LOG_LEVEL", "DEBUG"))) {
            answers = answers(service);
            log = service.out() + service.err();
        }

        assertThat(answers).hasSameSizeAs(expected);
        assertThat(IntStream.range(0, expected.size()))
                .allSatisfy(i -> assertThat(answers.get(i)).matches(wildcard(expected.get(i))));
        assertThat(log)
                .contains("reservation answered", "user erased")
                .doesNotContain("ada_l", "grace", PackagedService.TOKEN, LocalPostgres.PASSWORD)
                .doesNotContainPattern("\\bAda\\b")
                .doesNotContainPattern("(?i)telegramId\\W{1,3}42\\b");
    }

    private List<String> answers(PackagedService service) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("life.sh"), script());
        ProcessBuilder builder = new ProcessBuilder("bash", "-eu", script.toString()).redirectErrorStream(true);
        builder.environment().put("BILLING_URL", service.url().toString());
        builder.environment().put("INTERNAL_API_TOKEN", PackagedService.TOKEN);
        Process life = builder.start();
        String said = new String(life.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(life.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(life.exitValue()).as(said).isZero();
        return said.lines().filter(line -> !line.isEmpty()).toList();
    }

    /** A line in which … stands for anything. */
    private static Pattern wildcard(String line) {
        return Pattern.compile(
                Arrays.stream(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }
}
