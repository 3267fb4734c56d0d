package dev.aisha.worker.audio;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What work on files may leave behind: files, processes, threads. */
final class Remains {
    private static final List<String> OUR_THREADS = List.of("decode", "tool-says", "tool-output");

    private final Path files;

    /** Looks for job folders under this one. */
    Remains(Path files) {
        this.files = files;
    }

    /** Whatever there is now. */
    List<String> found() throws IOException {
        return Stream.of(folders(), processes(), threads())
                .flatMap(List::stream)
                .toList();
    }

    private List<String> folders() throws IOException {
        try (Stream<Path> found = Files.walk(files.resolve("work"))) {
            return found.filter(path -> path.getFileName().toString().matches("[0-9a-f]{8}-.*|chunk.*|audio|encoded.*"))
                    .map(path -> "file " + path)
                    .toList();
        }
    }

    /** Other tests in this process have stores running. */
    private static List<String> processes() {
        return ProcessHandle.current()
                .descendants()
                .filter(ProcessHandle::isAlive)
                .map(process -> process.info().command().orElse("?"))
                .filter(command -> command.matches(".*/ff(mpeg|probe)"))
                .map(command -> "process " + command)
                .toList();
    }

    /** Virtual threads too, which only a dump shows. */
    private List<String> threads() throws IOException {
        Path dump = files.resolve("threads.json");
        Files.deleteIfExists(dump);
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .dumpThreads(dump.toString(), ThreadDumpFormat.JSON);
        String all = Files.readString(dump);
        return OUR_THREADS.stream()
                .filter(name -> all.contains("\"name\": \"" + name + "\""))
                .map(name -> "thread " + name)
                .toList();
    }
}
