package dev.aisha.gateway.renditions;

import dev.aisha.contract.JobId;
import dev.aisha.contract.RenditionKind;
import dev.aisha.gateway.commands.ButtonKind;
import dev.aisha.gateway.language.SpokenLanguages;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.Buttons.Button;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The button that has a transcript translated: asks into which language, in a message that goes with the answer. */
@Singleton
final class TranslateButton implements ButtonKind {
    private static final String PREFIX = "translate:";
    private static final String ASK = PREFIX + "?:";
    private static final int IN_A_ROW = 4;

    private final OrderRendition order;
    private final OfferRenditions offer;
    private final Telegram telegram;

    TranslateButton(OrderRendition order, OfferRenditions offer, Telegram telegram) {
        this.order = order;
        this.offer = offer;
        this.telegram = telegram;
    }

    static Button of(JobId transcript, String name) {
        return new Button(name, ASK + transcript);
    }

    private static String into(String language) {
        return PREFIX + language + ":";
    }

    @Override
    public String prefix() {
        return PREFIX;
    }

    @Override
    public boolean isForGroups() {
        return true;
    }

    @Override
    public Pressed press(IncomingPress press, Sender by, Words words) {
        Optional<JobId> asked = Buttons.jobAfter(ASK, press);
        return asked.isPresent() ? ask(asked.get(), press, words) : translate(press, by, words);
    }

    private Pressed ask(JobId transcript, IncomingPress press, Words words) {
        OptionalInt length = order.length(transcript, press);
        if (length.isEmpty()) {
            return new Pressed.Stale();
        }
        telegram.endPress(press.id());
        String question = words.renditions().intoWhichLanguage(offer.price(length.getAsInt()));
        telegram.reply(press.chatId(), press.messageId(), question, languages(transcript, words));
        return new Pressed.Answered(List.of());
    }

    private static Buttons languages(JobId transcript, Words words) {
        List<Button> buttons = SpokenLanguages.CODES.stream()
                .map(code -> new Button(words.languageCalled(code), into(code) + transcript))
                .toList();
        List<List<Button>> rows = new ArrayList<>();
        for (int from = 0; from < buttons.size(); from += IN_A_ROW) {
            rows.add(buttons.subList(from, Math.min(from + IN_A_ROW, buttons.size())));
        }
        return new Buttons(rows);
    }

    private Pressed translate(IncomingPress press, Sender by, Words words) {
        for (String language : SpokenLanguages.CODES) {
            Optional<JobId> transcript = Buttons.jobAfter(into(language), press);
            if (transcript.isPresent()) {
                Pressed pressed = order.order(transcript.get(), RenditionKind.TRANSLATION, language, press, by, words);
                if (pressed instanceof Pressed.Answered) {
                    telegram.delete(press.chatId(), press.messageId());
                }
                return pressed;
            }
        }
        return new Pressed.Stale();
    }
}
