package dev.aisha.worker.redis;

import io.quarkus.redis.datasource.RedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A script that lies beside a class, called by its hash; sent whole where Redis does not know it (any more). */
public final class LuaScript {
    private final String source;
    private final String sha1;

    /** The script {@code name.lua} beside a class. */
    public LuaScript(Class<?> beside, String name) {
        source = read(beside, name + ".lua");
        sha1 = hash(source);
    }

    /** Runs it. */
    public Response run(RedisDataSource redis, List<String> keys, String... arguments) {
        try {
            return redis.execute("EVALSHA", arguments(sha1, keys, arguments));
        } catch (RuntimeException e) {
            if (RedisErrors.is(e, "NOSCRIPT")) {
                return redis.execute("EVAL", arguments(source, keys, arguments));
            }
            throw e;
        }
    }

    private static String[] arguments(String script, List<String> keys, String... arguments) {
        return Stream.of(Stream.of(script, String.valueOf(keys.size())), keys.stream(), Stream.of(arguments))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    private static String read(Class<?> beside, String name) {
        try (@Nullable InputStream in = beside.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("script missing: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String script) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-1").digest(script.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-1", e);
        }
    }
}
