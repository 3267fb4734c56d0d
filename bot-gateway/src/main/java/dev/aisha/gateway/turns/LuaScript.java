package dev.aisha.gateway.turns;

import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A script that lies beside this class. */
final class LuaScript {
    private final String source;

    /** The script {@code name.lua}. */
    LuaScript(String name) {
        source = read(name + ".lua");
    }

    /** Runs it. */
    Response run(RedisDataSource redis, List<String> keys, String... arguments) {
        return redis.execute(
                "EVAL",
                Stream.of(Stream.of(source, String.valueOf(keys.size())), keys.stream(), Stream.of(arguments))
                        .flatMap(part -> part)
                        .toArray(String[]::new));
    }

    private static String read(String name) {
        try (@Nullable InputStream in = LuaScript.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("script missing: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
