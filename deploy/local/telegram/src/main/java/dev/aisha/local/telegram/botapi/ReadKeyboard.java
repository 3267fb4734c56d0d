package dev.aisha.local.telegram.botapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.aisha.local.telegram.chat.Button;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads an inline keyboard. */
final class ReadKeyboard {

    /** Bytes of callback data (https://core.telegram.org/bots/api#inlinekeyboardbutton). */
    private static final int MAX_DATA = 64;

    /** Buttons of one message; Telegram refuses more without documenting the number. */
    private static final int MAX_BUTTONS = 100;

    private static final Set<String> STYLES = Set.of("danger", "success", "primary");

    private ReadKeyboard() {}

    /** As {@link #read}, for an invoice: the first button pays, or there are none. */
    static List<List<Button>> readPaying(@Nullable JsonNode markup) {
        var rows = rows(markup);
        if (!rows.isEmpty() && buttons(rows).noneMatch(Button::pay)) {
            throw Refusal.badRequest("REPLY_MARKUP_BUY_EMPTY");
        }
        if (buttons(rows).skip(1).anyMatch(Button::pay)) {
            throw Refusal.badRequest("BUTTON_POS_INVALID");
        }
        return rows;
    }

    /** The rows of buttons, none where there is no keyboard; empty rows are left out. */
    static List<List<Button>> read(@Nullable JsonNode markup) {
        var rows = rows(markup);
        if (buttons(rows).anyMatch(Button::pay)) {
            throw Refusal.badRequest("BUTTON_TYPE_INVALID");
        }
        return rows;
    }

    private static Stream<Button> buttons(List<List<Button>> rows) {
        return rows.stream().flatMap(List::stream);
    }

    private static List<List<Button>> rows(@Nullable JsonNode markup) {
        var rows = new ArrayList<List<Button>>();
        if (markup == null) {
            return rows;
        }
        for (var row : markup.path("inline_keyboard")) {
            var buttons = new ArrayList<Button>();
            row.forEach(button -> buttons.add(button(button)));
            if (!buttons.isEmpty()) {
                rows.add(buttons);
            }
        }
        if (rows.stream().mapToInt(List::size).sum() > MAX_BUTTONS) {
            throw Refusal.badRequest("reply markup is too long");
        }
        return rows;
    }

    private static Button button(JsonNode json) {
        var text = json.path("text").asText().strip();
        var data = json.path("callback_data").textValue();
        var url = json.path("url").textValue();
        var copyText = json.path("copy_text").path("text").textValue();
        var style = json.path("style").textValue();
        boolean pay = json.path("pay").asBoolean();
        if (text.isEmpty()) {
            throw Refusal.badRequest("inline keyboard button text must be non-empty");
        }
        if (Stream.of("callback_data", "url", "copy_text").filter(json::has).count() + (pay ? 1 : 0) != 1) {
            throw Refusal.badRequest(
                    "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
        }
        if (data != null && (data.isEmpty() || data.getBytes(StandardCharsets.UTF_8).length > MAX_DATA)) {
            throw Refusal.badRequest("BUTTON_DATA_INVALID");
        }
        if (url != null && !url.matches("(?i)(https?|tg)://\\S+")) {
            throw Refusal.badRequest("inline keyboard button URL '" + url + "' is invalid: Unsupported URL protocol");
        }
        if (style != null && !STYLES.contains(style)) {
            throw Refusal.badRequest("can't parse inline keyboard button: Invalid button style specified");
        }
        return new Button(text, data, url, copyText, style, pay);
    }
}
