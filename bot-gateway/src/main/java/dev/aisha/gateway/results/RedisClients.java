package dev.aisha.gateway.results;

/** Names of Redis clients. */
final class RedisClients {
    /** For reads that wait: each holds a connection, which the commands of others must not have to wait for. */
    static final String READERS = "readers";

    private RedisClients() {}
}
