package dev.aisha.gateway.commands;

import dev.aisha.gateway.language.SpokenLanguages;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.settings.Choices;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.Buttons.Button;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Settings as text and buttons: all of them, or the spoken languages alone. */
final class ShowSettings {
    static final List<Integer> DAYS = List.of(0, 1, 30, 365);

    private static final int IN_A_ROW = 4;

    private ShowSettings() {}

    /** @param summaries whether they can be had here */
    static String text(Choices choices, boolean summaries, Words words) {
        String text = words.settings(
                choices.spoken(), choices.vocabulary().size(), choices.timestamps(), choices.keepAudioDays());
        return summaries ? text + "\n" + words.renditions().summaries(choices.summaries()) : text;
    }

    /** @param summaries whether they can be had here */
    static Buttons all(Choices choices, boolean summaries, Words words) {
        List<List<Button>> rows = new ArrayList<>(List.of(
                List.of(SettingsButton.languages(words.spokenLanguages())),
                List.of(SettingsButton.timestamps(words.timestamps(!choices.timestamps()))),
                keepAudio(DAYS.subList(0, 2), choices, words),
                keepAudio(DAYS.subList(2, DAYS.size()), choices, words)));
        if (summaries) {
            rows.add(List.of(SettingsButton.summaries(words.renditions().switchSummaries(!choices.summaries()))));
        }
        return new Buttons(rows);
    }

    /** Two in a row: a phone cuts off what has no room. */
    private static List<Button> keepAudio(List<Integer> some, Choices choices, Words words) {
        return some.stream()
                .map(days ->
                        SettingsButton.keepAudio(days, marked(words.keepAudio(days), choices.keepAudioDays() == days)))
                .toList();
    }

    static Buttons languages(Choices choices, Words words) {
        List<Button> buttons = SpokenLanguages.CODES.stream()
                .map(code -> SettingsButton.language(
                        code,
                        marked(words.languageCalled(code), choices.spoken().contains(code))))
                .toList();
        List<List<Button>> rows = new ArrayList<>(IntStream.range(0, buttons.size() / IN_A_ROW)
                .mapToObj(row -> buttons.subList(row * IN_A_ROW, (row + 1) * IN_A_ROW))
                .toList());
        rows.add(List.of(SettingsButton.back(words.back())));
        return new Buttons(rows);
    }

    private static String marked(String name, boolean chosen) {
        return chosen ? "✓ " + name : name;
    }
}
