package dev.aisha.local.stack;

import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the project: the system property {@code aisha.root}, or the first folder upwards that has mvnw. */
public final class ProjectRoot {
    private ProjectRoot() {}

    public static Path find() {
        var named = System.getProperty("aisha.root");
        if (named != null) {
            return Path.of(named).toAbsolutePath().normalize();
        }
        for (var folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve("mvnw"))) {
                return folder;
            }
        }
        throw new IllegalStateException("the project's root is not above the current folder: set -Daisha.root");
    }
}
