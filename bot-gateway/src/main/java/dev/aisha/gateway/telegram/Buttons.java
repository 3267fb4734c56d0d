package dev.aisha.gateway.telegram;

import com.pengrad.telegrambot.model.request.InlineKeyboardButton;
import com.pengrad.telegrambot.model.request.InlineKeyboardMarkup;
import dev.aisha.contract.JobId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Buttons below a message, row by row. */
public record Buttons(List<List<Button>> rows) {
    /** Without any. */
    public static final Buttons NONE = new Buttons(List.of());

    public Buttons {
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * A button.
     *
     * @param data what comes back when it is pressed; up to 64 bytes
     */
    public record Button(String text, String data) {}

    /** The job in the data of a button, after this prefix; empty where it is another button. */
    public static Optional<JobId> jobAfter(String prefix, IncomingPress press) {
        return idAfter(prefix, press).map(JobId::new);
    }

    /** The id in the data of a button, after this prefix; empty where it is another button. */
    public static Optional<UUID> idAfter(String prefix, IncomingPress press) {
        if (!press.data().startsWith(prefix)) {
            return Optional.empty();
        }
        try {
            return Optional.of(UUID.fromString(press.data().substring(prefix.length())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** These, and further rows below them. */
    public Buttons and(List<List<Button>> further) {
        List<List<Button>> all = new ArrayList<>(rows);
        all.addAll(further);
        return new Buttons(all);
    }

    InlineKeyboardMarkup markup() {
        InlineKeyboardMarkup markup = new InlineKeyboardMarkup();
        rows.forEach(row -> markup.addRow(row.stream()
                .map(button -> new InlineKeyboardButton(button.text()).callbackData(button.data()))
                .toArray(InlineKeyboardButton[]::new)));
        return markup;
    }
}
