/**
 * State that all replicas share for a short time and could do without: it is changed by scripts in Redis, and while Redis
 * is away each replica stands in for it by itself.
 *
 * <ul>
 *   <li>{@link dev.aisha.gateway.redis.LuaScript}: what is done there in one go
 *   <li>{@link dev.aisha.gateway.redis.AskRedis}: asks it, or the stand-in
 *   <li>{@link dev.aisha.gateway.redis.LastUsed}: what a stand-in remembers, which is bounded
 * </ul>
 */
@NullMarked
package dev.aisha.gateway.redis;

import org.jspecify.annotations.NullMarked;
