package dev.aisha.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The variables for a service that is started elsewhere, on screen and as a file for {@code source}. */
final class Infra {
    private static final String FILE = "infra.env";
    /** Real ones are the user's secrets: they go to the file, which nobody else can read, and not on screen. */
    private static final Set<String> SECRETS =
            Set.of("TELEGRAM_BOT_TOKEN", "OPENAI_API_KEY", "INTERNAL_API_TOKEN", "WEBHOOK_SECRET");

    private Infra() {}

    static void show(Plan plan, Screen screen) {
        var environment = plan.environment();
        var file = write(environment, plan.data().path().resolve(FILE));
        screen.line("");
        environment.forEach((name, value) -> screen.line(
                isUsersSecret(plan, name, value) ? "# " + name + ": yours, in the file below" : export(name, value)));
        screen.line("");
        screen.line("The same as a file: source " + file);
        screen.line("Then, for example: ./mvnw quarkus:dev -pl billing-service");
    }

    private static boolean isUsersSecret(Plan plan, String name, String value) {
        return SECRETS.contains(name)
                && plan.settings().get(name).filter(value::equals).isPresent();
    }

    private static Path write(Map<String, String> environment, Path file) {
        var text = environment.entrySet().stream()
                .map(entry -> export(entry.getKey(), entry.getValue()) + "\n")
                .collect(Collectors.joining());
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String export(String name, String value) {
        var plain = value.matches("[A-Za-z0-9_@%+=:,./-]+");
        return "export " + name + "=" + (plain ? value : "'" + value.replace("'", "'\\''") + "'");
    }
}
