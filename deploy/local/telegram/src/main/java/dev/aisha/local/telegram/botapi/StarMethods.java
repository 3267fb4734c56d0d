package dev.aisha.local.telegram.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.aisha.local.telegram.chat.Chats;
import dev.aisha.local.telegram.chat.Draft;
import dev.aisha.local.telegram.stars.Checkout;
import dev.aisha.local.telegram.stars.StarLedger.Refund;
import dev.aisha.local.telegram.wire.TelegramJson;
import java.util.Map;

/** sendInvoice, answerPreCheckoutQuery, refundStarPayment, getStarTransactions, getMyStarBalance. */
final class StarMethods {

    private static final int MAX_TRANSACTIONS = 100;

    private final ChatDoor door;
    private final Chats chats;
    private final ReadReply replies;
    private final Checkout checkout;
    private final TelegramJson json;

    StarMethods(ChatDoor door, Chats chats, Checkout checkout, TelegramJson json) {
        this.door = door;
        this.chats = chats;
        this.replies = new ReadReply(chats);
        this.checkout = checkout;
        this.json = json;
    }

    Map<String, ApiMethod> methods() {
        return Map.of(
                "sendInvoice", this::sendInvoice,
                "answerPreCheckoutQuery", this::answer,
                "refundStarPayment", this::refund,
                "getStarTransactions", this::transactions,
                "getMyStarBalance", parameters -> balance());
    }

    private JsonNode sendInvoice(Parameters parameters) {
        var invoice = ReadInvoice.read(parameters);
        var buttons = ReadInvoice.buttons(invoice, parameters);
        long chatId = door.writable(parameters);
        var draft = Draft.invoice(invoice, buttons, replies.read(chatId, parameters));
        return json.message(chats.post(chatId, true, draft));
    }

    private JsonNode answer(Parameters parameters) {
        var queryId = parameters.text("pre_checkout_query_id");
        boolean agrees = parameters.flag("ok");
        if (!agrees && !parameters.has("error_message")) {
            throw Refusal.violation("parameter \"error_message\" is required");
        }
        boolean inTime = agrees ? checkout.agree(queryId) : checkout.decline(queryId, parameters.text("error_message"));
        if (!inTime) {
            throw Refusal.badRequest(Refusal.TOO_OLD);
        }
        return BooleanNode.TRUE;
    }

    private JsonNode refund(Parameters parameters) {
        long userId = parameters.number("user_id", 0);
        if (userId <= 0) {
            throw Refusal.badRequest("invalid user_id specified");
        }
        if (chats.person(userId).isEmpty()) {
            throw Refusal.badRequest("user not found");
        }
        return switch (checkout.refund(userId, parameters.text("telegram_payment_charge_id"))) {
            case Refund.Done done -> BooleanNode.TRUE;
            case Refund.AlreadyRefunded again -> throw Refusal.badRequest("CHARGE_ALREADY_REFUNDED");
            case Refund.NotFound unknown -> throw Refusal.badRequest("CHARGE_NOT_FOUND");
        };
    }

    private JsonNode transactions(Parameters parameters) {
        var result = JsonNodeFactory.instance.objectNode();
        var list = result.putArray("transactions");
        checkout.ledger().all().stream()
                .skip(parameters.number("offset", 0, 0, Integer.MAX_VALUE))
                .limit(parameters.number("limit", MAX_TRANSACTIONS, 1, MAX_TRANSACTIONS))
                .forEach(each -> list.add(json.starTransaction(each.personId(), each.at(), each.receipt())));
        return result;
    }

    private JsonNode balance() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("amount", checkout.ledger().balance());
    }
}
