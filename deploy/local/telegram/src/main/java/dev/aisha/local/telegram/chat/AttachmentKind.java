package dev.aisha.local.telegram.chat;

/** As what a file was sent; a message carries one of them. */
public enum AttachmentKind {
    VOICE("voice", "voice", "AwAC"),
    AUDIO("audio", "music", "CQAC"),
    VIDEO_NOTE("video_note", "video_notes", "DQAC"),
    VIDEO("video", "videos", "BAAC"),
    DOCUMENT("document", "documents", "BQAC");

    private final String field;
    private final String folder;
    private final String idPrefix;

    AttachmentKind(String field, String folder, String idPrefix) {
        this.field = field;
        this.folder = folder;
        this.idPrefix = idPrefix;
    }

    /** The field of Telegram's Message that holds the file, such as {@code video_note}. */
    public String field() {
        return field;
    }

    /** The folder that Telegram names in {@code file_path}, such as {@code music} for audio. */
    public String folder() {
        return folder;
    }

    /** How a file id of this kind begins. */
    public String idPrefix() {
        return idPrefix;
    }

    /** Whether Telegram tells the bot a duration. */
    public boolean timed() {
        return this != DOCUMENT;
    }

    /** The kind whose field is {@code field}. */
    public static AttachmentKind of(String field) {
        for (var kind : values()) {
            if (kind.field.equals(field)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("not a kind of attachment: " + field);
    }
}
