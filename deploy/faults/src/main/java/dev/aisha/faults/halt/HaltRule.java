package dev.aisha.faults.halt;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A place in a service, and what Byteman is to do there (https://downloads.jboss.org/byteman/4.0.26/byteman-programmers-guide.html):
 * look whether a file says that this is the time. Whoever deletes the file has its turn, so that a service which is
 * started again goes on, with the same options.
 *
 * @param name stands in the names of the files; letters, digits and underscores
 * @param className with its package
 * @param method name of the only method of this name
 */
record HaltRule(String name, String className, String method, Moment moment) {
    /** Passings that can be told apart. */
    static final int MOST_PASSINGS = 5;

    /** What {@code kill -9} has as its exit code. */
    private static final int KILLED = 137;

    /** Long enough for a signal that somebody sends by hand, too short for anybody to miss the thread. */
    private static final int HELD_MILLIS = 10_000;

    private static final String HOLD = "hold";

    /** When a method is at a point. */
    enum Moment {
        ENTRY,
        /** As it returns; not as it throws. */
        EXIT
    }

    HaltRule {
        if (!name.matches("\\w+")) {
            throw new IllegalArgumentException("not the name of a rule: " + name);
        }
    }

    /** The file that has the process killed when the point is passed and no file of an earlier passing is left. */
    Path killFile(Path folder, int passing) {
        return folder.resolve(name + "." + passing);
    }

    /** The file that has the thread held which passes the point. */
    Path holdFile(Path folder) {
        return folder.resolve(name + "." + HOLD);
    }

    /** Byteman's rules for this place. */
    String text(Path folder) {
        return killRule(folder) + holdRule(folder);
    }

    /** True at the last passing; each one before deletes the file of one that is to be let through. */
    private String killRule(Path folder) {
        List<Integer> passings = IntStream.rangeClosed(1, MOST_PASSINGS)
                .boxed()
                .sorted(Comparator.reverseOrder())
                .toList();
        String files = passings.stream()
                .map(passing -> file("passing" + passing, killFile(folder, passing)))
                .collect(Collectors.joining("; "));
        String isTime = passings.stream()
                .map(passing -> (passing == 1 ? "" : "!") + "passing" + passing + ".delete()")
                .collect(Collectors.joining(" && "));
        return rule("kill", files, isTime, "java.lang.Runtime.getRuntime().halt(" + KILLED + ")");
    }

    private String holdRule(Path folder) {
        return rule(HOLD, file("time", holdFile(folder)), "time.delete()", "delay(" + HELD_MILLIS + ")");
    }

    private static String file(String variable, Path file) {
        return variable + ":java.io.File = new java.io.File(\"" + file + "\")";
    }

    private String rule(String act, String files, String condition, String action) {
        return """
                RULE %s %s
                CLASS %s
                METHOD %s
                AT %s
                BIND %s
                IF %s
                DO %s
                ENDRULE

                """.formatted(name, act, className, method, moment, files, condition, action);
    }
}
