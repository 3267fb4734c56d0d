package dev.aisha.drills.restoring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PostgreSQL's own programs of one version, server and tools: what the tests bring along is the server alone, and a dump is
 * made by tools that are no older than their server.
 */
final class PostgresPrograms {
    private static final Path OF_DEBIAN = Path.of("/usr/lib/postgresql");
    private static final List<String> NEEDED = List.of("postgres", "initdb", "pg_dump", "pg_restore", "psql");

    private PostgresPrograms() {}

    /** The folder with all of them: on the PATH, or the newest of Debian's. */
    static Optional<Path> find() {
        return Stream.concat(onPath(), ofDebian())
                .filter(folder -> NEEDED.stream().allMatch(name -> Files.isExecutable(folder.resolve(name))))
                .findFirst();
    }

    private static Stream<Path> onPath() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(Path::of);
    }

    private static Stream<Path> ofDebian() {
        if (!Files.isDirectory(OF_DEBIAN)) {
            return Stream.empty();
        }
        try (Stream<Path> versions = Files.list(OF_DEBIAN)) {
            return versions
                    .filter(version -> version.getFileName().toString().matches("\\d+"))
                    .sorted(Comparator.comparingInt(PostgresPrograms::number).reversed())
                    .map(version -> version.resolve("bin"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int number(Path version) {
        return Integer.parseInt(version.getFileName().toString());
    }
}
