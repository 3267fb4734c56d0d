package dev.aisha.chaos.storm;

/**
 * A key of Redis.
 *
 * @param lasts whether it stays until somebody deletes it
 */
public record RedisKey(String name, boolean lasts) {}
