package dev.aisha.local.telegram.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisha.local.telegram.chat.Button;
import dev.aisha.local.telegram.chat.Invoice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/**
 * Reads an invoice in Telegram Stars and holds it against what Telegram allows
 * (https://core.telegram.org/bots/api#sendinvoice). Telegram's words for a title or a description that is too long are
 * not known; these are ours.
 */
final class ReadInvoice {

    private static final String STARS = "XTR";
    private static final int MAX_TITLE = 32;
    private static final int MAX_DESCRIPTION = 255;

    /** Bytes. */
    private static final int MAX_PAYLOAD = 128;

    /** Stars of one invoice; Telegram refuses more without documenting the number. */
    private static final long MAX_AMOUNT = 100_000;

    private ReadInvoice() {}

    static Invoice read(Parameters parameters) {
        var title = limited("title", MAX_TITLE, parameters);
        var description = limited("description", MAX_DESCRIPTION, parameters);
        var payload = parameters.text("payload");
        long amount = onlyPrice(Objects.requireNonNull(parameters.json("prices")), parameters);
        if (payload.getBytes(StandardCharsets.UTF_8).length > MAX_PAYLOAD) {
            throw Refusal.badRequest("INVOICE_PAYLOAD_INVALID");
        }
        return new Invoice(title, description, payload, parameters.text("start_parameter"), amount);
    }

    /** The buttons below an invoice: the bot's own, of which the first must pay, or the one that Telegram adds. */
    static List<List<Button>> buttons(Invoice invoice, Parameters parameters) {
        var own = ReadKeyboard.readPaying(parameters.json("reply_markup"));
        return own.isEmpty() ? List.of(List.of(Button.paying(invoice))) : own;
    }

    private static String limited(String name, int atMost, Parameters parameters) {
        var text = parameters.text(name);
        if (text.codePointCount(0, text.length()) > atMost) {
            throw Refusal.badRequest(name + " is too long");
        }
        return text;
    }

    private static long onlyPrice(JsonNode prices, Parameters parameters) {
        if (prices.isEmpty()) {
            throw Refusal.badRequest("there must be at least one price");
        }
        long total = 0;
        for (var price : prices) {
            if (price.path("label").asText().isEmpty()) {
                throw Refusal.badRequest("can't parse labeled price: LabeledPrice label must be non-empty");
            }
            total += price.path("amount").asLong();
        }
        if (total < 1) {
            throw Refusal.badRequest("total price must be positive");
        }
        if (!parameters.text("currency").equals(STARS)) {
            throw Refusal.badRequest(
                    parameters.text("currency").matches("[A-Z]{3}") ? "PAYMENT_PROVIDER_INVALID" : "CURRENCY_INVALID");
        }
        if (prices.size() > 1 || parameters.has("provider_token")) {
            throw Refusal.badRequest("STARS_INVOICE_INVALID");
        }
        if (total > MAX_AMOUNT) {
            throw Refusal.badRequest("CURRENCY_TOTAL_AMOUNT_INVALID");
        }
        return total;
    }
}
