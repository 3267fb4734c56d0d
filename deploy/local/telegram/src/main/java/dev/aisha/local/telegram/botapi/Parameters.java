package dev.aisha.local.telegram.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisha.local.telegram.botapi.RawRequest.Upload;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters of a request after the check: everything required is there and of its type. */
final class Parameters {

    private static final String ATTACH = "attach://";

    private final Map<String, JsonNode> values;
    private final Map<String, Upload> uploads;

    Parameters(Map<String, JsonNode> values, Map<String, Upload> uploads) {
        this.values = values;
        this.uploads = uploads;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Any value, null where it was left out. */
    @Nullable
    JsonNode json(String name) {
        return values.get(name);
    }

    /** A text, empty where it was left out. */
    String text(String name) {
        var value = values.get(name);
        return value == null ? "" : value.asText();
    }

    /** A text, null where it was left out. */
    @Nullable
    String textOrNull(String name) {
        var value = values.get(name);
        return value == null ? null : value.asText();
    }

    long number(String name, long otherwise) {
        var value = values.get(name);
        return value == null ? otherwise : value.asLong();
    }

    /** A number brought between two bounds, as Telegram does with limits and time-outs. */
    int number(String name, int otherwise, int least, int most) {
        return Math.clamp(number(name, otherwise), least, most);
    }

    boolean flag(String name) {
        var value = values.get(name);
        return value != null && value.asBoolean();
    }

    /** The file uploaded under the parameter's own name, or under the name that its {@code attach://} value says. */
    Optional<Upload> upload(String name) {
        var value = text(name);
        return Optional.ofNullable(uploads.get(value.startsWith(ATTACH) ? value.substring(ATTACH.length()) : name));
    }

    /** The file uploaded under the name in an {@code attach://} reference. */
    Optional<Upload> attached(String reference) {
        return reference.startsWith(ATTACH)
                ? Optional.ofNullable(uploads.get(reference.substring(ATTACH.length())))
                : Optional.empty();
    }
}
