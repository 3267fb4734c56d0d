package dev.aisha.chaos.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A fault can be planted only while its patch still fits what it changes. */
class PatchesTest {
    private static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("aisha.root")));
    private static final Path PATCHES = ROOT.resolve("deploy/chaos/src/mutants");

    static List<String> patches() throws IOException {
        try (Stream<Path> files = Files.list(PATCHES)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("patches")
    void everyPatchFits(String patch) throws IOException {
        List<Hunk> hunks = hunks(Files.readAllLines(PATCHES.resolve(patch)));

        assertThat(hunks)
                .isNotEmpty()
                .allSatisfy(hunk ->
                        assertThat(Files.readString(ROOT.resolve(hunk.file()))).contains(hunk.before()));
    }

    /** What stands in a file before a patch changes it. */
    private record Hunk(String file, String before) {}

    private static List<Hunk> hunks(List<String> patch) {
        List<Hunk> hunks = new ArrayList<>();
        String file = "";
        StringBuilder before = new StringBuilder();
        for (String line : patch) {
            if (line.startsWith("diff ") || line.startsWith("@@")) {
                if (!before.isEmpty()) {
                    hunks.add(new Hunk(file, before.toString()));
                    before.setLength(0);
                }
            } else if (line.startsWith("+++ b/")) {
                file = line.substring("+++ b/".length());
            } else if (line.startsWith(" ") || (line.startsWith("-") && !line.startsWith("--- "))) {
                before.append(line.substring(1)).append('\n');
            }
        }
        hunks.add(new Hunk(file, before.toString()));
        return hunks;
    }
}
