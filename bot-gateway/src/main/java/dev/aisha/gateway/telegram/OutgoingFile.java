package dev.aisha.gateway.telegram;

import okio.ByteString;

/**
 * A file to upload.
 *
 * @param type media type, with its charset where it is a text
 */
public record OutgoingFile(String name, String type, ByteString content) {
    private static final String TEXT_TYPE = "text/plain; charset=utf-8";

    /** A text, in UTF-8. */
    public static OutgoingFile text(String name, String text) {
        return new OutgoingFile(name, TEXT_TYPE, ByteString.encodeUtf8(text));
    }

    /** Of this type, with these bytes. */
    public static OutgoingFile of(String name, String type, byte[] content) {
        return new OutgoingFile(name, type, ByteString.of(content));
    }
}
