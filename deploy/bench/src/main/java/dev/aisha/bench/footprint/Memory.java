package dev.aisha.bench.footprint;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process has in memory, in MB, as {@code smaps_rollup} tells it (proc_pid_smaps(5)).
 *
 * @param resident all its pages: what {@code ps} shows
 * @param share its own pages, and its share of those that it has in common with others, such as a JVM's own code
 */
record Memory(double resident, double share) {
    static final Memory NONE = new Memory(0, 0);

    private static final Pattern LINE = Pattern.compile("(?m)^(Rss|Pss): +(\\d+) kB$");
    private static final double KILOBYTES = 1024;

    /** Of a process that runs. */
    static Memory of(long pid) throws IOException {
        return read(Files.readString(Path.of("/proc/" + pid + "/smaps_rollup"), StandardCharsets.UTF_8));
    }

    /** @throws IllegalArgumentException where it is no such text */
    static Memory read(String rollup) {
        Memory read = NONE;
        Matcher line = LINE.matcher(rollup);
        while (line.find()) {
            double megabytes = Long.parseLong(line.group(2)) / KILOBYTES;
            read = line.group(1).equals("Rss")
                    ? new Memory(megabytes, read.share)
                    : new Memory(read.resident, megabytes);
        }
        if (read.resident == 0 || read.share == 0) {
            throw new IllegalArgumentException("no memory in: " + rollup);
        }
        return read;
    }

    Memory plus(Memory other) {
        return new Memory(resident + other.resident, share + other.share);
    }
}
