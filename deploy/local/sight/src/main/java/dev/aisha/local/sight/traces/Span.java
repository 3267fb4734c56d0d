package dev.aisha.local.sight.traces;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A step of a trace.
 *
 * @param trace id, 32 hexadecimal digits
 * @param id 16 hexadecimal digits
 * @param parent id of the span that it is a step of; null for the root
 * @param kind in lower case, as OpenTelemetry names it
 * @param instance of the service; empty where it does not say
 * @param begin in nanoseconds since 1970
 * @param end in nanoseconds since 1970, not before the beginning
 * @param error what went wrong; null where nothing did
 */
record Span(
        String trace,
        String id,
        @Nullable String parent,
        String name,
        String kind,
        String service,
        String instance,
        long begin,
        long end,
        @Nullable String error,
        SortedMap<String, String> attributes) {

    boolean failed() {
        return error != null;
    }
}
