package dev.aisha.local.telegram.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aisha.local.telegram.chat.Attachment;
import dev.aisha.local.telegram.chat.Button;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.chat.Chats;
import dev.aisha.local.telegram.chat.FormattedText;
import dev.aisha.local.telegram.chat.Group;
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

    /** As Telegram's servers have it. */
    private static final long GROUP_ANONYMOUS_BOT = 1_087_968_824L;

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
        var json = JSON.objectNode();
        json.put("message_id", message.id());
        putSender(json, message);
        json.set("chat", chat(message.chatId()));
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

    /** An anonymous administrator writes as the group, with a bot of Telegram's own for those who ask for a user. */
    private void putSender(ObjectNode json, ChatMessage message) {
        var sender = message.sender();
        if (message.fromBot()) {
            json.set("from", bot());
        } else if (message.chatId() > 0) {
            json.set("from", user(chats.person(message.chatId()).orElseThrow()));
        } else if (sender != null) {
            json.set("from", user(chats.person(sender).orElseThrow()));
        } else {
            json.putObject("from")
                    .put("id", GROUP_ANONYMOUS_BOT)
                    .put("is_bot", true)
                    .put("first_name", "Group")
                    .put("username", "GroupAnonymousBot");
            json.set("sender_chat", chat(message.chatId()));
        }
    }

    /** A message of Telegram's own about the group, told by one of its members, such as {@code group_chat_created}. */
    public ObjectNode groupNews(long groupId, long messageId, long memberId, String field, JsonNode value) {
        var json = JSON.objectNode().put("message_id", messageId);
        json.set("from", user(chats.person(memberId).orElseThrow()));
        json.set("chat", chat(groupId));
        json.put("date", chats.now().getEpochSecond());
        json.set(field, value);
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
    public ObjectNode callbackQuery(String queryId, long personId, ChatMessage message, String data) {
        var person = chats.person(personId).orElseThrow();
        var json = JSON.objectNode();
        json.put("id", queryId);
        json.set("from", user(person));
        json.set("message", message(message));
        json.put("chat_instance", Long.toString(-message.chatId() * 1_000_003L));
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

    /** ChatMemberUpdated for the bot, whose place in a group a member has changed. */
    public ObjectNode botMoved(long memberId, Group before, Group after) {
        var json = JSON.objectNode();
        json.set("chat", chat(after.id()));
        json.set("from", user(chats.person(memberId).orElseThrow()));
        json.put("date", chats.now().getEpochSecond());
        json.set("old_chat_member", botMember(before));
        json.set("new_chat_member", botMember(after));
        return json;
    }

    /** ChatMember, for the bot in a group. */
    public ObjectNode botMember(Group group) {
        return member(
                bot(),
                switch (group.bot()) {
                    case OUTSIDE -> "left";
                    case MEMBER -> "member";
                    case ADMINISTRATOR -> "administrator";
                });
    }

    /** ChatMember, for a person in a group; the creator is told as one of the administrators. */
    public ObjectNode member(Group group, Person person) {
        if (group.administrators().contains(person.id())) {
            return member(user(person), "administrator");
        }
        return member(user(person), group.members().contains(person.id()) ? "member" : "left");
    }

    /** The fields that Telegram always names; those that depend on the kind of group are left out. */
    private static ObjectNode member(ObjectNode user, String status) {
        var json = JSON.objectNode().put("status", status);
        json.set("user", user);
        if (status.equals("administrator")) {
            json.put("can_be_edited", false)
                    .put("is_anonymous", false)
                    .put("can_manage_chat", true)
                    .put("can_delete_messages", true)
                    .put("can_manage_video_chats", true)
                    .put("can_restrict_members", true)
                    .put("can_promote_members", false)
                    .put("can_change_info", true)
                    .put("can_invite_users", true)
                    .put("can_post_stories", false)
                    .put("can_edit_stories", false)
                    .put("can_delete_stories", false);
        }
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

    /** Chat, private or a group. */
    public ObjectNode chat(long chatId) {
        return chats.group(chatId)
                .map(TelegramJson::chat)
                .orElseGet(() -> chat(chats.person(chatId).orElseThrow()));
    }

    private static ObjectNode chat(Group group) {
        return JSON.objectNode()
                .put("id", group.id())
                .put("title", group.title())
                .put("type", group.supergroup() ? "supergroup" : "group");
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
