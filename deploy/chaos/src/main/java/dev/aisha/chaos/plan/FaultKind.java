package dev.aisha.chaos.plan;

/** What goes wrong. A fault begins at a moment and is mended after a while; some are over at once. */
public enum FaultKind {
    GATEWAY_KILLED(1, 4, Cost.SENDS),
    GATEWAY_FROZEN(2, 9, Cost.SENDS),
    GATEWAY_ROLLED(0, 0, Cost.SENDS),
    WORKER_KILLED(1, 4, Cost.LEASES),
    /** Longer than the lease, so that its job is another's when it wakes. */
    WORKER_FROZEN(5, 9, Cost.LEASES),
    WORKER_ROLLED(0, 0, Cost.LEASES),
    BILLING_KILLED(1, 4, Cost.NOTHING),
    BILLING_FROZEN(2, 8, Cost.NOTHING),
    BILLING_ROLLED(0, 0, Cost.NOTHING),
    BILLING_REPLIES_LOST(3, 5, Cost.NOTHING),
    REDIS_KILLED(1, 5, Cost.LEASES_AND_ENTRIES),
    REDIS_FLUSHED(0, 0, Cost.ENTRIES),
    REDIS_GROUP_LOST(0, 0, Cost.ENTRIES),
    REDIS_SILENT(2, 8, Cost.LEASES_AND_ENTRIES),
    /** An entry that its writer never hears of, or a result that its worker tells once more. */
    REDIS_REPLIES_LOST(3, 5, Cost.LEASES_AND_ENTRIES),
    POSTGRES_KILLED(1, 5, Cost.SENDS),
    POSTGRES_SILENT(2, 8, Cost.SENDS),
    /** What was committed is committed, and its caller never hears of it. */
    POSTGRES_REPLIES_LOST(3, 5, Cost.SENDS),
    STORE_KILLED(2, 6, Cost.NOTHING),
    STORE_FROZEN(2, 8, Cost.NOTHING),
    SPEECH_LIMITED(2, 6, Cost.NOTHING),
    SPEECH_FAILING(2, 6, Cost.NOTHING),
    SPEECH_SILENT(2, 6, Cost.NOTHING),
    SPEECH_GARBLED(2, 6, Cost.NOTHING),
    TELEGRAM_LIMITED(0, 0, Cost.NOTHING),
    TELEGRAM_FAILING(0, 0, Cost.NOTHING),
    TELEGRAM_REPLIES_LOST(0, 0, Cost.NOTHING),
    USER_BLOCKS(3, 10, Cost.NOTHING),
    PLACEHOLDER_DELETED(0, 0, Cost.NOTHING);

    private final int leastSeconds;
    private final int mostSeconds;
    private final Cost cost;

    FaultKind(int leastSeconds, int mostSeconds, Cost cost) {
        this.leastSeconds = leastSeconds;
        this.mostSeconds = mostSeconds;
        this.cost = cost;
    }

    /** What may be lost that nobody can bring back. */
    private enum Cost {
        NOTHING,
        SENDS,
        LEASES,
        ENTRIES,
        LEASES_AND_ENTRIES
    }

    int leastSeconds() {
        return leastSeconds;
    }

    int mostSeconds() {
        return mostSeconds;
    }

    /**
     * Whether a gateway may not learn that a message was sent, or not keep that it was: it dies in between, sleeps past
     * its time for it, or its database is away.
     */
    public boolean losesSends() {
        return cost == Cost.SENDS;
    }

    /** Whether an entry may vanish from its lane, or nobody read the result that took its place for a while. */
    public boolean losesEntries() {
        return cost == Cost.SENDS || cost == Cost.ENTRIES || cost == Cost.LEASES_AND_ENTRIES;
    }

    /** Whether a worker may lose its lease, so that it counts as one that has crashed over its job. */
    public boolean losesLeases() {
        return cost == Cost.LEASES || cost == Cost.LEASES_AND_ENTRIES;
    }
}
