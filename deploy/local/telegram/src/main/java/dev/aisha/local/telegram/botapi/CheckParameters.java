package dev.aisha.local.telegram.botapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.aisha.local.telegram.botapi.MethodTable.Field;
import dev.aisha.local.telegram.botapi.MethodTable.Shape;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Holds a request against the table: nothing unknown, nothing missing, everything of its type. */
final class CheckParameters {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** What Telegram says where these are missing; for others it has no word of its own. */
    private static final Map<String, String> MISSING = Map.ofEntries(
            Map.entry("chat_id", "chat_id is empty"),
            Map.entry("text", "message text is empty"),
            Map.entry("message_id", "message identifier is not specified"),
            Map.entry("file_id", "file_id not specified"),
            Map.entry("document", "there is no document in the request"),
            Map.entry("voice", "there is no voice in the request"),
            Map.entry("audio", "there is no audio in the request"),
            Map.entry("callback_query_id", Refusal.TOO_OLD),
            Map.entry("pre_checkout_query_id", Refusal.TOO_OLD),
            Map.entry("user_id", "invalid user_id specified"),
            Map.entry("title", "parameter \"title\" is required"),
            Map.entry("description", "parameter \"description\" is required"),
            Map.entry("payload", "parameter \"payload\" is required"),
            Map.entry("currency", "parameter \"currency\" is required"),
            Map.entry("prices", "parameter \"prices\" is required"),
            Map.entry("telegram_payment_charge_id", "parameter \"telegram_payment_charge_id\" is required"));

    private final MethodTable table;

    CheckParameters(MethodTable table) {
        this.table = table;
    }

    Parameters check(Shape method, RawRequest request) {
        var checked = new LinkedHashMap<String, JsonNode>();
        request.values().forEach((name, value) -> {
            var field = method.fields().get(name);
            if (field == null) {
                throw Refusal.violation(
                        "parameter \"" + name + "\" of " + method.name() + " is unknown or not supported here");
            }
            if (!isEmpty(value)) {
                checked.put(name, read(name, field.type(), value));
            }
        });
        for (var field : method.fields().values()) {
            boolean there = checked.containsKey(field.name())
                    || (field.type().equals("File") && request.uploads().containsKey(field.name()));
            if (field.required() && !there) {
                throw Refusal.violation(MISSING.getOrDefault(
                        field.name(), "parameter \"" + field.name() + "\" of " + method.name() + " is required"));
            }
        }
        refuseUnusedUploads(method, checked, request);
        return new Parameters(checked, request.uploads());
    }

    /** An upload is a parameter of type File by its name, or is named by an {@code attach://} somewhere. */
    private static void refuseUnusedUploads(Shape method, Map<String, JsonNode> checked, RawRequest request) {
        for (var name : request.uploads().keySet()) {
            var field = method.fields().get(name);
            boolean attached =
                    checked.values().stream().anyMatch(value -> value.toString().contains("attach://" + name + "\""));
            if ((field == null || !field.type().equals("File")) && !attached) {
                throw Refusal.violation(
                        "file \"" + name + "\" of " + method.name() + " is unknown or not supported here");
            }
        }
    }

    private JsonNode read(String where, String type, JsonNode value) {
        if (type.startsWith("[")) {
            return list(where, type.substring(1, type.length() - 1), json(where, value));
        }
        return switch (type) {
            case "Integer" -> integer(where, value);
            case "Boolean" -> flag(where, value);
            case "String", "File" -> text(where, value);
            case "ChatId" ->
                value.isIntegralNumber() || value.asText().matches("-?\\d{1,18}")
                        ? integer(where, value)
                        : text(where, value);
            default -> object(where, table.object(type).orElseThrow(), json(where, value));
        };
    }

    private ArrayNode list(String where, String type, JsonNode value) {
        if (!value.isArray()) {
            throw wrongType(where, "Array");
        }
        var checked = JsonNodeFactory.instance.arrayNode();
        value.forEach(element -> checked.add(read(where, type, element)));
        return checked;
    }

    private ObjectNode object(String where, Shape shape, JsonNode value) {
        if (!value.isObject()) {
            throw wrongType(where, "Object");
        }
        var checked = JsonNodeFactory.instance.objectNode();
        value.properties().forEach(property -> {
            Field field = shape.fields().get(property.getKey());
            if (field == null) {
                throw Refusal.violation("field \"" + property.getKey() + "\" of " + shape.name() + " in \"" + where
                        + "\" is unknown or not supported here");
            }
            if (!property.getValue().isNull()) {
                checked.set(field.name(), read(field.name(), field.type(), property.getValue()));
            }
        });
        for (var field : shape.fields().values()) {
            if (field.required() && !checked.has(field.name())) {
                throw Refusal.violation("can't parse " + shape.name() + ": Can't find field \"" + field.name() + "\"");
            }
        }
        return checked;
    }

    private static JsonNode json(String where, JsonNode value) {
        if (!value.isTextual()) {
            return value;
        }
        try {
            return MAPPER.readTree(value.textValue());
        } catch (JsonProcessingException e) {
            throw Refusal.violation("can't parse \"" + where + "\" as JSON");
        }
    }

    private static JsonNode integer(String where, JsonNode value) {
        if (value.isIntegralNumber()) {
            return value;
        }
        if (value.isTextual() && value.textValue().matches("-?\\d{1,18}")) {
            return JsonNodeFactory.instance.numberNode(Long.parseLong(value.textValue()));
        }
        throw wrongType(where, "Integer");
    }

    private static JsonNode flag(String where, JsonNode value) {
        if (value.isBoolean()) {
            return value;
        }
        return switch (value.asText().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> JsonNodeFactory.instance.booleanNode(true);
            case "false", "no", "0" -> JsonNodeFactory.instance.booleanNode(false);
            default -> throw wrongType(where, "Boolean");
        };
    }

    private static JsonNode text(String where, JsonNode value) {
        if (value.isTextual()) {
            return value;
        }
        throw wrongType(where, "String");
    }

    private static boolean isEmpty(JsonNode value) {
        return value.isNull() || (value.isTextual() && value.textValue().isEmpty());
    }

    private static Refusal wrongType(String where, String type) {
        return Refusal.violation("\"" + where + "\" must be of type " + type);
    }
}
