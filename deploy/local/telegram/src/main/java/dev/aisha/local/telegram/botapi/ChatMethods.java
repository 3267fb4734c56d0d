package dev.aisha.local.telegram.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.aisha.local.telegram.chat.ChatEvent;
import dev.aisha.local.telegram.chat.Chats;
import dev.aisha.local.telegram.files.FileStore;
import dev.aisha.local.telegram.user.PressedButtons;
import dev.aisha.local.telegram.wire.TelegramJson;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** sendChatAction, answerCallbackQuery, getChat, getChatMember, getChatAdministrators, getFile. */
final class ChatMethods {

    private static final int MAX_ANSWER = 200;

    private static final Set<String> ACTIONS = Set.of(
            "typing",
            "upload_photo",
            "record_video",
            "upload_video",
            "record_voice",
            "upload_voice",
            "upload_document",
            "choose_sticker",
            "find_location",
            "record_video_note",
            "upload_video_note");

    private final ChatDoor door;
    private final Chats chats;
    private final FileStore files;
    private final PressedButtons pressed;
    private final TelegramJson json;
    private final long maxDownload;
    private final boolean sharesFiles;

    ChatMethods(
            ChatDoor door,
            Chats chats,
            FileStore files,
            PressedButtons pressed,
            TelegramJson json,
            long maxDownload,
            boolean sharesFiles) {
        this.door = door;
        this.chats = chats;
        this.files = files;
        this.pressed = pressed;
        this.json = json;
        this.maxDownload = maxDownload;
        this.sharesFiles = sharesFiles;
    }

    Map<String, ApiMethod> methods() {
        return Map.of(
                "sendChatAction", this::act,
                "answerCallbackQuery", this::answerPress,
                "getChat", this::getChat,
                "getChatMember", this::getMember,
                "getChatAdministrators", this::getAdministrators,
                "getFile", this::getFile);
    }

    private JsonNode act(Parameters parameters) {
        var action = parameters.text("action");
        if (!ACTIONS.contains(action)) {
            throw Refusal.badRequest("wrong parameter action in request");
        }
        long actedIn = door.known(parameters);
        door.refuseIfClosed(actedIn);
        chats.events().append(seq -> new ChatEvent.BotActing(seq, chats.clock().instant(), actedIn, action));
        return BooleanNode.TRUE;
    }

    private JsonNode answerPress(Parameters parameters) {
        var text = parameters.text("text");
        if (text.length() > MAX_ANSWER) {
            throw Refusal.badRequest("MESSAGE_TOO_LONG");
        }
        var queryId = parameters.text("callback_query_id");
        long chatId = pressed.answer(queryId).orElseThrow(() -> Refusal.badRequest(Refusal.TOO_OLD));
        boolean alert = parameters.flag("show_alert");
        chats.events()
                .append(seq -> new ChatEvent.PressAnswered(seq, chats.clock().instant(), chatId, queryId, text, alert));
        return BooleanNode.TRUE;
    }

    private JsonNode getChat(Parameters parameters) {
        var json = this.json.chat(door.known(parameters));
        json.put("accent_color_id", 0);
        json.put("max_reaction_count", 11);
        json.putObject("accepted_gift_types")
                .put("unlimited_gifts", true)
                .put("limited_gifts", true)
                .put("unique_gifts", true)
                .put("premium_subscription", true)
                .put("gifts_from_channels", true);
        return json;
    }

    private JsonNode getMember(Parameters parameters) {
        var group = door.group(parameters);
        long userId = parameters.number("user_id", 0);
        if (userId == json.bot().path("id").asLong()) {
            return json.botMember(group);
        }
        return chats.person(userId)
                .map(person -> json.member(group, person))
                .orElseThrow(() -> Refusal.badRequest("user not found"));
    }

    /** Those who are no bots, as Telegram has it. */
    private JsonNode getAdministrators(Parameters parameters) {
        var group = door.group(parameters);
        var result = JsonNodeFactory.instance.arrayNode();
        group.administrators().stream()
                .flatMap(id -> chats.person(id).stream())
                .forEach(person -> result.add(json.member(group, person)));
        return result;
    }

    private JsonNode getFile(Parameters parameters) {
        var fileId = parameters.text("file_id");
        var file = files.find(fileId)
                .orElseThrow(() -> Refusal.badRequest("wrong file_id or the file is temporarily unavailable"));
        if (file.size() > maxDownload) {
            throw Refusal.badRequest("file is too big");
        }
        var path = (sharesFiles ? whereItLies(fileId) : files.link(fileId))
                .orElseThrow(() -> Refusal.badRequest("wrong file_id or the file is temporarily unavailable"));
        return JsonNodeFactory.instance
                .objectNode()
                .put("file_id", fileId)
                .put("file_unique_id", file.fileUniqueId())
                .put("file_size", file.size())
                .put("file_path", path);
    }

    private Optional<String> whereItLies(String fileId) {
        return files.path(fileId).map(path -> path.toAbsolutePath().toString());
    }
}
