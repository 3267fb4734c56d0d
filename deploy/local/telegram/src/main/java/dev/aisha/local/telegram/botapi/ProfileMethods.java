package dev.aisha.local.telegram.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.aisha.local.telegram.botapi.BotCard.Command;
import dev.aisha.local.telegram.botapi.BotCard.Text;
import dev.aisha.local.telegram.wire.TelegramJson;
import java.util.ArrayList;
import java.util.Map;
import java.util.Objects;

/** getMe, and the bot's commands, name and descriptions (lengths as documented with each method). */
final class ProfileMethods {

    private static final int MAX_COMMANDS = 100;
    private static final int MAX_NAME = 64;
    private static final int MAX_DESCRIPTION = 512;
    private static final int MAX_SHORT_DESCRIPTION = 120;

    private final TelegramJson json;
    private final BotCard card;

    ProfileMethods(TelegramJson json, BotCard card) {
        this.json = json;
        this.card = card;
    }

    Map<String, ApiMethod> methods() {
        return Map.ofEntries(
                Map.entry("getMe", parameters -> getMe()),
                Map.entry("setMyCommands", this::setCommands),
                Map.entry("getMyCommands", this::getCommands),
                Map.entry("deleteMyCommands", this::deleteCommands),
                Map.entry("setMyName", parameters -> set(Text.NAME, "name", MAX_NAME, parameters)),
                Map.entry("getMyName", parameters -> get(Text.NAME, "name", parameters)),
                Map.entry(
                        "setMyDescription",
                        parameters -> set(Text.DESCRIPTION, "description", MAX_DESCRIPTION, parameters)),
                Map.entry("getMyDescription", parameters -> get(Text.DESCRIPTION, "description", parameters)),
                Map.entry(
                        "setMyShortDescription",
                        parameters ->
                                set(Text.SHORT_DESCRIPTION, "short_description", MAX_SHORT_DESCRIPTION, parameters)),
                Map.entry(
                        "getMyShortDescription",
                        parameters -> get(Text.SHORT_DESCRIPTION, "short_description", parameters)));
    }

    private JsonNode getMe() {
        return json.bot()
                .put("can_join_groups", true)
                .put("can_read_all_group_messages", false)
                .put("supports_guest_queries", false)
                .put("supports_inline_queries", false)
                .put("can_connect_to_business", false)
                .put("has_main_web_app", false)
                .put("has_topics_enabled", false)
                .put("allows_users_to_create_topics", false)
                .put("can_manage_bots", false)
                .put("supports_join_request_queries", false);
    }

    private JsonNode setCommands(Parameters parameters) {
        var commands = new ArrayList<Command>();
        for (var node : Objects.requireNonNull(parameters.json("commands"))) {
            var command = node.path("command").asText().replaceFirst("^/", "");
            var description = node.path("description").asText().strip();
            if (!command.matches("[a-z0-9_]{1,32}")) {
                throw Refusal.badRequest("BOT_COMMAND_INVALID");
            }
            if (description.isEmpty() || description.length() > 256) {
                throw Refusal.badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
            }
            commands.add(new Command(command, description));
        }
        if (commands.size() > MAX_COMMANDS) {
            throw Refusal.badRequest("BOT_COMMANDS_TOO_MUCH");
        }
        card.setCommands(audience(parameters), commands);
        return BooleanNode.TRUE;
    }

    private JsonNode getCommands(Parameters parameters) {
        var result = JsonNodeFactory.instance.arrayNode();
        card.exactCommands(audience(parameters))
                .forEach(command ->
                        result.addObject().put("command", command.command()).put("description", command.description()));
        return result;
    }

    private JsonNode deleteCommands(Parameters parameters) {
        card.deleteCommands(audience(parameters));
        return BooleanNode.TRUE;
    }

    /** For whom a list is: all who speak a language, or those of them who are in its scope. */
    private static String audience(Parameters parameters) {
        var scope = parameters.json("scope");
        var language = parameters.text("language_code");
        return scope == null || scope.path("type").asText().equals("default") ? language : language + " " + scope;
    }

    private JsonNode set(Text text, String field, int atMost, Parameters parameters) {
        var value = parameters.text(field);
        if (value.length() > atMost) {
            throw Refusal.badRequest(field + " is too long");
        }
        card.setText(text, parameters.text("language_code"), value);
        return BooleanNode.TRUE;
    }

    private JsonNode get(Text text, String field, Parameters parameters) {
        return JsonNodeFactory.instance.objectNode().put(field, card.text(text, parameters.text("language_code")));
    }
}
