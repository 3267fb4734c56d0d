package dev.aisha.observability;

import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What a service shows at {@code /q/metrics}: the families of its metrics, each with its type. */
public record Exposition(TreeMap<String, String> families) {
    private static final Pattern TYPE = Pattern.compile("^# TYPE (\\S+) (\\S+)$", Pattern.MULTILINE);

    /** Reads Prometheus' text format. */
    public static Exposition read(String text) {
        TreeMap<String, String> families = new TreeMap<>();
        for (MatchResult family : TYPE.matcher(text).results().toList()) {
            families.put(family.group(1), family.group(2));
        }
        return new Exposition(families);
    }
}
