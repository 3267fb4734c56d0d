package dev.aisha.local.telegram.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aisha.local.telegram.chat.Attachment;
import dev.aisha.local.telegram.chat.Button;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.chat.Chats;
import dev.aisha.local.telegram.chat.FormattedText;
import dev.aisha.local.telegram.chat.Invoice;
import dev.aisha.local.telegram.chat.Person;
import dev.aisha.local.telegram.chat.Receipt;
import java.time.Instant;
import java.util.List;

/** Writes Bot API 10.1's objects (https://core.telegram.org/bots/api#available-types). */
public final class TelegramJson {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Telegram Stars, where Telegram asks for a currency. */
    private static final String STARS = "XTR";

    private final BotProfile bot;
    private final Chats chats;

    public TelegramJson(BotProfile bot, Chats chats) {
        this.bot = bot;
        this.chats = chats;
    }

    /** Message, with the one that it answers (without that one's own). */
    public ObjectNode message(ChatMessage message) {
        return message(message, true);
    }

    private ObjectNode message(ChatMessage message, boolean withReply) {
        var person = chats.person(message.chatId()).orElseThrow();
        var json = JSON.objectNode();
        json.put("message_id", message.id());
        json.set("from", message.fromBot() ? bot() : user(person));
        json.set("chat", chat(person));
        json.put("date", message.sentAt().getEpochSecond());
        var editedAt = message.editedAt();
        if (editedAt != null) {
            json.put("edit_date", editedAt.getEpochSecond());
        }
        var replyTo = message.replyTo();
        if (withReply && replyTo != null) {
            chats.message(message.chatId(), replyTo)
                    .filter(answered -> !answered.deleted())
                    .ifPresent(answered -> json.set("reply_to_message", message(answered, false)));
        }
        putContent(json, message);
        if (!message.buttons().isEmpty()) {
            json.set("reply_markup", keyboard(message.buttons()));
        }
        return json;
    }

    private void putContent(ObjectNode json, ChatMessage message) {
        var invoice = message.invoice();
        var receipt = message.receipt();
        var attachment = message.attachment();
        if (invoice != null) {
            json.set("invoice", invoice(invoice));
            return;
        }
        if (receipt != null) {
            json.set(receipt.refund() ? "refunded_payment" : "successful_payment", payment(receipt));
            return;
        }
        if (attachment == null) {
            json.put("text", message.text());
            putEntities(json, "entities", message.content());
            return;
        }
        json.set(attachment.kind().field(), attachment(attachment));
        if (!message.text().isEmpty()) {
            json.put("caption", message.text());
            putEntities(json, "caption_entities", message.content());
        }
    }

    /** Voice, Audio, VideoNote, Video or Document. */
    public static ObjectNode attachment(Attachment attachment) {
        var json = JSON.objectNode();
        switch (attachment.kind()) {
            case VOICE, AUDIO -> json.put("duration", attachment.seconds());
            case VIDEO_NOTE -> json.put("duration", attachment.seconds()).put("length", attachment.width());
            case VIDEO ->
                json.put("duration", attachment.seconds())
                        .put("width", attachment.width())
                        .put("height", attachment.height());
            case DOCUMENT -> {}
        }
        if (attachment.fileName() != null) {
            json.put("file_name", attachment.fileName());
        }
        if (attachment.mimeType() != null) {
            json.put("mime_type", attachment.mimeType());
        }
        json.put("file_id", attachment.fileId());
        json.put("file_unique_id", attachment.fileUniqueId());
        json.put("file_size", attachment.size());
        return json;
    }

    private static ObjectNode invoice(Invoice invoice) {
        return JSON.objectNode()
                .put("title", invoice.title())
                .put("description", invoice.description())
                .put("start_parameter", invoice.startParameter())
                .put("currency", STARS)
                .put("total_amount", invoice.amount());
    }

    /** SuccessfulPayment or RefundedPayment, which have the same fields. */
    private static ObjectNode payment(Receipt receipt) {
        return JSON.objectNode()
                .put("currency", STARS)
                .put("total_amount", receipt.amount())
                .put("invoice_payload", receipt.payload())
                .put("telegram_payment_charge_id", receipt.chargeId())
                .put("provider_payment_charge_id", receipt.providerChargeId());
    }

    /** PreCheckoutQuery for a person who wants to pay. */
    public ObjectNode preCheckoutQuery(String queryId, long personId, Invoice invoice) {
        var json = JSON.objectNode().put("id", queryId);
        json.set("from", user(chats.person(personId).orElseThrow()));
        return json.put("currency", STARS)
                .put("total_amount", invoice.amount())
                .put("invoice_payload", invoice.payload());
    }

    /** StarTransaction: a payment with the person as its source, a refund with the person as its receiver. */
    public ObjectNode starTransaction(long personId, Instant at, Receipt receipt) {
        var json = JSON.objectNode()
                .put("id", receipt.chargeId())
                .put("amount", receipt.amount())
                .put("date", at.getEpochSecond());
        var partner = json.putObject(receipt.refund() ? "receiver" : "source")
                .put("type", "user")
                .put("transaction_type", "invoice_payment");
        partner.set("user", user(chats.person(personId).orElseThrow()));
        partner.put("invoice_payload", receipt.payload());
        return json;
    }

    /** CallbackQuery for the press of a button with callback data. */
    public ObjectNode callbackQuery(String queryId, ChatMessage message, String data) {
        var person = chats.person(message.chatId()).orElseThrow();
        var json = JSON.objectNode();
        json.put("id", queryId);
        json.set("from", user(person));
        json.set("message", message(message));
        json.put("chat_instance", Long.toString(-person.id() * 1_000_003L));
        json.put("data", data);
        return json;
    }

    /** ChatMemberUpdated for a person who blocked or unblocked the bot. */
    public ObjectNode botBlocked(Person person, boolean blocked) {
        var json = JSON.objectNode();
        json.set("chat", chat(person));
        json.set("from", user(person));
        json.put("date", chats.now().getEpochSecond());
        json.set("old_chat_member", botMember(!blocked));
        json.set("new_chat_member", botMember(blocked));
        return json;
    }

    private ObjectNode botMember(boolean blocked) {
        var json = JSON.objectNode();
        json.set("user", bot());
        json.put("status", blocked ? "kicked" : "member");
        if (blocked) {
            json.put("until_date", 0);
        }
        return json;
    }

    /** User, for the bot itself. */
    public ObjectNode bot() {
        return JSON.objectNode()
                .put("id", bot.id())
                .put("is_bot", true)
                .put("first_name", bot.firstName())
                .put("username", bot.username());
    }

    /** User, for a person. */
    public static ObjectNode user(Person person) {
        var json = JSON.objectNode();
        json.put("id", person.id()).put("is_bot", false).put("first_name", person.firstName());
        if (person.username() != null) {
            json.put("username", person.username());
        }
        return json.put("language_code", person.languageCode());
    }

    /** Chat, for a person's private chat with the bot. */
    public static ObjectNode chat(Person person) {
        var json = JSON.objectNode().put("id", person.id()).put("first_name", person.firstName());
        if (person.username() != null) {
            json.put("username", person.username());
        }
        return json.put("type", "private");
    }

    private static void putEntities(ObjectNode json, String field, FormattedText content) {
        if (content.entities().isEmpty()) {
            return;
        }
        var array = json.putArray(field);
        for (var entity : content.entities()) {
            var node = array.addObject()
                    .put("type", entity.type())
                    .put("offset", entity.offset())
                    .put("length", entity.length());
            if (entity.url() != null) {
                node.put("url", entity.url());
            }
            if (entity.language() != null) {
                node.put("language", entity.language());
            }
        }
    }

    private static ObjectNode keyboard(List<List<Button>> rows) {
        var json = JSON.objectNode();
        ArrayNode keyboard = json.putArray("inline_keyboard");
        for (var row : rows) {
            var array = keyboard.addArray();
            row.forEach(button -> array.add(button(button)));
        }
        return json;
    }

    private static ObjectNode button(Button button) {
        var json = JSON.objectNode().put("text", button.text());
        if (button.callbackData() != null) {
            json.put("callback_data", button.callbackData());
        }
        if (button.url() != null) {
            json.put("url", button.url());
        }
        if (button.copyText() != null) {
            json.putObject("copy_text").put("text", button.copyText());
        }
        if (button.pay()) {
            json.put("pay", true);
        }
        if (button.style() != null) {
            json.put("style", button.style());
        }
        return json;
    }
}
