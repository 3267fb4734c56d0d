package dev.aisha.gateway.groups;

import dev.aisha.gateway.language.GroupWords;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.telegram.BotName;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.Buttons.Button;
import dev.aisha.gateway.telegram.GroupMembers;
import dev.aisha.gateway.telegram.GroupMembers.Standing;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;

/** The choices of a group as text and buttons. */
@Singleton
final class ShowGroup {
    private final GroupMembers members;
    private final BotName name;

    ShowGroup(GroupMembers members, BotName name) {
        this.members = members;
        this.name = name;
    }

    String text(long chatId, Group group, Words words) {
        GroupWords groupWords = words.groups();
        Sender sponsor = group.sponsor();
        String text = sponsor == null
                ? groupWords.choices(group.everyNote())
                : groupWords.choicesWithSponsor(group.everyNote(), Objects.requireNonNullElse(sponsor.firstName(), ""));
        return group.everyNote() && isDeaf(chatId) ? text + "\n\n" + groupWords.hearsNothing() : text;
    }

    /** Telegram shows it no notes there. Where it does not tell whether it does, nobody is bothered. */
    private boolean isDeaf(long chatId) {
        return !name.hearsAll() && members.ofBot(chatId) == Standing.OTHER;
    }

    static Buttons buttons(Group group, Words words) {
        GroupWords groupWords = words.groups();
        return new Buttons(List.of(
                List.of(
                        button(groupWords.onlyWhenAsked(), !group.everyNote(), GroupButton.ASKED),
                        button(groupWords.everyNote(), group.everyNote(), GroupButton.EVERY)),
                List.of(
                        button(groupWords.whoeverAsksPays(), group.sponsor() == null, GroupButton.EACH),
                        button(groupWords.iPay(), group.sponsor() != null, GroupButton.ME))));
    }

    private static Button button(String name, boolean chosen, String data) {
        return new Button(chosen ? "✓ " + name : name, data);
    }
}
