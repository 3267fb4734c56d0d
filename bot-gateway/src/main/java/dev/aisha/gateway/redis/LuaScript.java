package dev.aisha.gateway.redis;

import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A script that lies beside the class that runs it. */
public final class LuaScript {
    private final String source;

    /** The script {@code name.lua} beside {@code owner}. */
    public LuaScript(Class<?> owner, String name) {
        source = read(owner, name + ".lua");
    }

    /** Runs it, waiting for an answer as long as the client does. */
    public Response run(RedisDataSource redis, List<String> keys, String... arguments) {
        return redis.execute("EVAL", command(keys, arguments));
    }

    /** Runs it, and throws where no answer comes in time; it may have been run all the same. */
    public Response runWithin(Duration time, RedisDataSource redis, List<String> keys, String... arguments) {
        return redis.getReactive()
                .execute("EVAL", command(keys, arguments))
                .await()
                .atMost(time);
    }

    private String[] command(List<String> keys, String... arguments) {
        return Stream.of(Stream.of(source, String.valueOf(keys.size())), keys.stream(), Stream.of(arguments))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    private static String read(Class<?> owner, String name) {
        try (@Nullable InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("script missing: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
