package dev.aisha.local.telegram.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;

/**
 * The parameters of a request as they came.
 *
 * @param values text from a form or the query, any JSON from a JSON body
 * @param uploads files of a multipart form by the name of their field
 */
public record RawRequest(Map<String, JsonNode> values, Map<String, Upload> uploads) {

    /** An uploaded file, which lies in {@code file} until the request ends or somebody takes it. */
    public record Upload(String fileName, String contentType, Path file) {}
}
