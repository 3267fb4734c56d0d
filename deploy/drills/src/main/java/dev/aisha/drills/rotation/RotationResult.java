package dev.aisha.drills.rotation;

import dev.aisha.local.stack.Service;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What was seen of the rotation of one secret.
 *
 * @param restarts how many replicas were started anew
 * @param took from the first step to the last
 * @param gaps the longest time that no replica of a service was ready
 * @param callsWithOld calls with the old secret after the last step, while further notes were worked on
 * @param oldIsRefused whether its peer refuses it
 * @param counts whether the call that found that out was counted among those with the old secret
 */
record RotationResult(
        Secret secret,
        int restarts,
        Duration took,
        Map<Service, Duration> gaps,
        int callsWithOld,
        boolean oldIsRefused,
        boolean counts) {
    /** Shorter than anything that starts a JVM: one look to which no replica has answered in time. */
    private static final Duration ONE_LOOK = Duration.ofMillis(500);

    RotationResult {
        gaps = Map.copyOf(gaps);
    }

    /** What must not be; nothing in a good rotation. */
    List<String> findings() {
        List<String> findings = new ArrayList<>();
        gaps.forEach((service, gap) -> {
            if (gap.compareTo(ONE_LOOK) > 0 && !secret.mayBeAway(service)) {
                findings.add("no %s was ready for %d ms".formatted(name(service), gap.toMillis()));
            }
        });
        if (!oldIsRefused) {
            findings.add("the old secret is still taken");
        }
        if (callsWithOld > 0) {
            findings.add(callsWithOld + " calls with the old secret after it was dropped");
        }
        if (!counts) {
            findings.add("a call with the old secret was not counted, so that none of them would have been");
        }
        return findings.stream().map(what -> secret.word() + ": " + what).toList();
    }

    static String name(Service service) {
        return service.name().toLowerCase(Locale.ROOT);
    }
}
