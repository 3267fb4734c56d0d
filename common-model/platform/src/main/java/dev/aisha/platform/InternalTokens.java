package dev.aisha.platform;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * The secret between services, {@code INTERNAL_API_TOKEN}: a comma-separated list, so that it can be rotated without
 * downtime. All of them are accepted, the first one is sent.
 */
@Singleton
public final class InternalTokens {
    private static final String SCHEME = "Bearer ";
    private static final int SIGNATURE_BYTES = 16;

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

    /** Whether a call whose {@code Authorization} header is this, null where it has none, comes from a service of ours. */
    public boolean acceptHeader(@Nullable String header) {
        return header != null
                && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                && accepts(header.substring(SCHEME.length()).strip());
    }

    /**
     * Signs a text as a service of ours: HMAC-SHA-256 (RFC 2104) under the current token.
     *
     * @param purpose what the signature is for; one that was made for something else proves nothing
     * @return URL-safe Base64 of the first 16 bytes: as short as RFC 2104 allows (its section 5)
     */
    public String sign(String purpose, String text) {
        return signature(current(), purpose, text);
    }

    /** Whether a text was signed for this purpose under any of our tokens. Takes as long for a near miss as for any other. */
    public boolean hasSigned(String purpose, String text, String signature) {
        byte[] offered = signature.getBytes(StandardCharsets.UTF_8);
        boolean signed = false;
        for (String known : tokens) {
            signed |= MessageDigest.isEqual(signature(known, purpose, text).getBytes(StandardCharsets.UTF_8), offered);
        }
        return signed;
    }

    private static String signature(String token, String purpose, String text) {
        byte[] whole = hmac(hmac(token.getBytes(StandardCharsets.UTF_8), purpose), text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, SIGNATURE_BYTES));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    @Override
    public String toString() {
        return tokens.size() + " internal tokens";
    }
}
