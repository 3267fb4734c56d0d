package dev.aisha.billing.order;

import dev.aisha.platform.InternalTokens;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;

/**
 * Signs what an invoice carries: {@code order.user.package.signature}, ids and signature as 22 letters of URL-safe Base64
 * each, together at most 101 of the 128 bytes that Telegram takes (Bot API, sendInvoice). It names nobody outside
 * billing. A payload of an old token is good for as long as {@code INTERNAL_API_TOKEN} lists that token.
 */
@Singleton
final class SignPayload {
    private static final String PURPOSE = "order payload 1";
    private static final Base64.Encoder TO_TEXT = Base64.getUrlEncoder().withoutPadding();

    private final InternalTokens tokens;

    SignPayload(InternalTokens tokens) {
        this.tokens = tokens;
    }

    String sign(UUID order, UUID user, String packageName) {
        String text = text(order) + "." + text(user) + "." + packageName;
        return text + "." + tokens.sign(PURPOSE, text);
    }

    /** Whether one of our tokens has signed it. */
    boolean isOurs(String payload) {
        int dot = payload.lastIndexOf('.');
        return dot >= 0 && tokens.hasSigned(PURPOSE, payload.substring(0, dot), payload.substring(dot + 1));
    }

    private static String text(UUID id) {
        return TO_TEXT.encodeToString(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }
}
