package dev.aisha.e2e;

import dev.aisha.local.stack.ProjectRoot;
import dev.aisha.local.stack.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/**
 * A packaged service run with {@code --check}.
 *
 * @param output all that it printed
 */
record CheckRun(int exitCode, String output) {

    static CheckRun of(Service service, Map<String, String> environment) throws InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path jar = service.jar(ProjectRoot.find());
        ProcessBuilder builder =
                new ProcessBuilder(java.toString(), "-jar", jar.toString(), "--check").redirectErrorStream(true);
        builder.environment().clear();
        service.variables().stream()
                .filter(environment::containsKey)
                .forEach(name -> builder.environment().put(name, environment.get(name)));
        try {
            Process process = builder.start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new CheckRun(process.waitFor(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
