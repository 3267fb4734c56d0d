package dev.aisha.local.sight.traces;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads attributes as text, and no more of them than somebody would read. */
final class ReadAttributes {
    private static final int ATTRIBUTES = 64;
    private static final int CHARACTERS = 500;

    private ReadAttributes() {}

    /** The first 64, in the order of their names. */
    static SortedMap<String, String> read(List<KeyValue> attributes) {
        SortedMap<String, String> read = new TreeMap<>();
        attributes.stream()
                .limit(ATTRIBUTES)
                .forEach(attribute -> read.put(cut(attribute.getKey()), cut(text(attribute.getValue()))));
        return Collections.unmodifiableSortedMap(read);
    }

    /** A text, or its first 500 characters. */
    static String cut(String text) {
        return text.length() <= CHARACTERS ? text : text.substring(0, CHARACTERS) + "…";
    }

    private static String text(AnyValue value) {
        return switch (value.getValueCase()) {
            case STRING_VALUE -> value.getStringValue();
            case BOOL_VALUE -> String.valueOf(value.getBoolValue());
            case INT_VALUE -> String.valueOf(value.getIntValue());
            case DOUBLE_VALUE -> String.valueOf(value.getDoubleValue());
            case BYTES_VALUE -> value.getBytesValue().size() + " bytes";
            case ARRAY_VALUE ->
                value.getArrayValue().getValuesList().stream()
                        .map(ReadAttributes::text)
                        .collect(Collectors.joining(", ", "[", "]"));
            case KVLIST_VALUE ->
                value.getKvlistValue().getValuesList().stream()
                        .map(each -> each.getKey() + ": " + text(each.getValue()))
                        .collect(Collectors.joining(", ", "{", "}"));
            case VALUE_NOT_SET -> "";
        };
    }
}
