package dev.aisha.platform;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The secret between services, {@code INTERNAL_API_TOKEN}: a comma-separated list, so that it can be rotated without
 * downtime. All of them are accepted, the first one is sent.
 */
@Singleton
public final class InternalTokens {
    private final List<String> tokens;

    @Inject
    InternalTokens(@ConfigProperty(name = "INTERNAL_API_TOKEN") String list) {
        tokens = split(list);
    }

    /** Reads a list as the variable holds it. */
    public static InternalTokens parse(String list) {
        return new InternalTokens(list);
    }

    static boolean isWellFormed(String list) {
        List<String> tokens = split(list);
        return !tokens.isEmpty() && tokens.stream().noneMatch(token -> token.contains(" "));
    }

    private static List<String> split(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(token -> !token.isEmpty())
                .toList();
    }

    /** The token to send. */
    public String current() {
        return tokens.getFirst();
    }

    /** Whether a caller's token is one of ours. Takes as long for a near miss as for any other. */
    public boolean accepts(String token) {
        byte[] offered = token.getBytes(StandardCharsets.UTF_8);
        boolean accepted = false;
        for (String known : tokens) {
            accepted |= MessageDigest.isEqual(known.getBytes(StandardCharsets.UTF_8), offered);
        }
        return accepted;
    }

    @Override
    public String toString() {
        return tokens.size() + " internal tokens";
    }
}
