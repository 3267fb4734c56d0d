package dev.aisha.faults.proxy;

import java.util.regex.Pattern;

/** What replies look like on the line, for {@link FaultProxy#dropReplies(int, Pattern)}. */
public final class Replies {
    private Replies() {}

    /**
     * PostgreSQL's word that a statement is done, sent when it has committed: protocol 3, message {@code C}, whose length
     * is below 256.
     *
     * @param tag its command tag, such as {@code INSERT 0 1} or {@code UPDATE 1}; a statement that begins by {@code WITH}
     *     has that of its last part (https://www.postgresql.org/docs/18/protocol-message-formats.html)
     */
    public static Pattern ofPostgres(String tag) {
        return Pattern.compile("C\0\0\0." + Pattern.quote(tag) + "\0", Pattern.DOTALL);
    }

    /** Redis' answer to {@code XADD}: the id of the new entry, alone. */
    public static Pattern ofRedisAdd() {
        return Pattern.compile("\\A\\$\\d+\r\n\\d+-\\d+\r\n\\z");
    }

    /** Redis' answer to a script that tells of each of several whether it was done, alone: each of them was. */
    public static Pattern ofRedisAllDone() {
        return Pattern.compile("\\A\\*\\d+\r\n(:1\r\n)+\\z");
    }

    /** An HTTP answer with this status. */
    public static Pattern ofHttp(int status) {
        return Pattern.compile("\\AHTTP/1\\.[01] " + status + " ");
    }
}
