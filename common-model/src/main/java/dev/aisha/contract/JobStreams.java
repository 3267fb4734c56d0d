package dev.aisha.contract;

/**
 * Names in Redis. All keys share the hash tag {@code {jobs}}, so that scripts over several of them work in a cluster.
 * Job streams are never trimmed: trimming drops what nobody has read. Entries are deleted as they are acknowledged.
 */
public final class JobStreams {
    /** Results ({@link JobResult}), read by the {@link #GATEWAYS} group. */
    public static final String RESULTS = "aisha:{jobs}:results";

    /** Progress ({@link JobProgress}), read by the {@link #GATEWAYS} group; may be trimmed, as a later one says more. */
    public static final String PROGRESS = "aisha:{jobs}:progress";

    /** Jobs that crashed their workers too often, kept for people to look at. */
    public static final String DEAD = "aisha:{jobs}:dead";

    /** Consumer group of the workers on each {@link Lane#stream()}. */
    public static final String WORKERS = "workers";

    /** Consumer group of the gateways on {@link #RESULTS} and {@link #PROGRESS}. */
    public static final String GATEWAYS = "gateway";

    /** The one field of an entry: the message as JSON. */
    public static final String BODY = "body";

    private JobStreams() {}

    /** The hash that keeps the recognised chunks of a job, by the hash of their audio, for 24 hours. */
    public static String checkpoints(JobId job) {
        return "aisha:{jobs}:chunks:" + job;
    }
}
