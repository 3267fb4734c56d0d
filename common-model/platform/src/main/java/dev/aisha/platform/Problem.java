package dev.aisha.platform;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/**
 * An error answer as RFC 9457 describes it.
 *
 * @param type stable name of the kind of problem, {@code urn:aisha:problem:…}; clients branch on it
 * @param title the kind of problem in a few words
 * @param status HTTP status
 * @param detail this occurrence, for people; nothing secret or personal
 * @param reason why, in one stable word for machines: the last part of the type, or something finer within it
 * @param figures further members, for machines
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "reason"})
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String reason,
        @JsonAnyGetter Map<String, Object> figures) {
    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final String NAME_SPACE = "urn:aisha:problem:";

    /** A problem without further members; {@code name} is the last part of its type. */
    public static Problem of(int status, String name, String title, String detail) {
        return new Problem(NAME_SPACE + name, title, status, detail, name, Map.of());
    }

    /** The same kind of problem for a finer reason. */
    public Problem because(String reason) {
        return new Problem(type, title, status, detail, reason, figures);
    }

    /** The same problem with further members. */
    public Problem with(Map<String, Object> figures) {
        return new Problem(type, title, status, detail, reason, figures);
    }

    /** The HTTP answer. */
    public Response response() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}
