package dev.aisha.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The id of one job. It is also the reservation's id, the transcript's id and every idempotency
 * key, and it is known before anything is sent: the same note always has the same id.
 */
public record JobId(@JsonValue UUID value) implements Comparable<JobId> {

    /** Aisha's name space for version 5 UUIDs. Changing it would make every note a new one. */
    private static final UUID NAME_SPACE = UUID.fromString("5f1dfd1c-6a5f-5f1c-9d0e-a15ba0000001");

    /** The id of the job for one message of one chat, as one bot sees it. */
    public static JobId of(long botId, long chatId, long messageId) {
        return new JobId(version5(NAME_SPACE, botId + ":" + chatId + ":" + messageId));
    }

    /** The id of the one job that does the same note over, after this one has come to nothing. */
    public JobId again() {
        return new JobId(version5(value, "again 1"));
    }

    /**
     * The id of a job that makes something of this one's transcript.
     *
     * @param language that it is to be in, null for that of the transcript
     */
    public JobId rendition(RenditionKind kind, @Nullable String language) {
        return new JobId(version5(value, kind.label() + (language == null ? "" : " " + language)));
    }

    /**
     * Reads an id as {@link #toString} writes it.
     *
     * @throws IllegalArgumentException if it is not a UUID
     */
    @JsonCreator
    public static JobId parse(String text) {
        return new JobId(UUID.fromString(text));
    }

    /** RFC 9562, section 5.5: SHA-1 over name space and name, with version and variant written over it. */
    private static UUID version5(UUID nameSpace, String name) {
        MessageDigest sha1 = sha1();
        sha1.update(ByteBuffer.allocate(16)
                .putLong(nameSpace.getMostSignificantBits())
                .putLong(nameSpace.getLeastSignificantBits())
                .flip());
        ByteBuffer hash = ByteBuffer.wrap(sha1.digest(name.getBytes(StandardCharsets.UTF_8)));
        long high = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000L;
        long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-1", e);
        }
    }

    @Override
    public int compareTo(JobId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
