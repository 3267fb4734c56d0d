package dev.aisha.load;

/**
 * What the stores have done and hold, counted from their start.
 *
 * @param gatewayBytes of the gateway's tables with their indexes
 * @param billingBytes of billing's
 * @param commits of PostgreSQL
 * @param walBytes that PostgreSQL has written ahead
 * @param redisCommands those within scripts included
 * @param objects in the S3 store
 */
record StoreFigures(
        long gatewayBytes,
        long billingBytes,
        long commits,
        long walBytes,
        long redisCommands,
        long objects,
        long objectBytes) {

    /** What has come since. */
    StoreFigures minus(StoreFigures before) {
        return new StoreFigures(
                gatewayBytes - before.gatewayBytes,
                billingBytes - before.billingBytes,
                commits - before.commits,
                walBytes - before.walBytes,
                redisCommands - before.redisCommands,
                objects - before.objects,
                objectBytes - before.objectBytes);
    }
}
