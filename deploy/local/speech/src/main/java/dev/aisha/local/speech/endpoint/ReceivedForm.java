package dev.aisha.local.speech.endpoint;

import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A multipart form as it came in.
 *
 * @param bodyBytes the size of the whole body, which is what OpenAI's limit counts
 * @param fields every field but the file, by its name on the wire
 * @param file the part named {@code file}, if there was one
 */
record ReceivedForm(long bodyBytes, Map<String, List<String>> fields, Optional<UploadedFile> file) {

    /** A file part; a name without an extension has an empty one. */
    record UploadedFile(String name, Buffer content) {

        String extension() {
            int dot = name.lastIndexOf('.');
            return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(java.util.Locale.ROOT);
        }
    }

    Optional<String> field(String name) {
        return values(name).stream().findFirst();
    }

    List<String> values(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** The checked format; {@code json} where none was named. */
    AnswerFormat format() {
        return field("response_format").flatMap(AnswerFormat::of).orElse(AnswerFormat.JSON);
    }
}
