package dev.aisha.gateway.groups;

import dev.aisha.gateway.commands.ButtonKind;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.telegram.GroupMembers;
import dev.aisha.gateway.telegram.GroupMembers.Standing;
import dev.aisha.gateway.telegram.IncomingPress;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Chooses something else in a group, where whoever presses is an administrator at that moment. A sponsor may end their own
 * sponsoring without being one.
 */
@Singleton
final class GroupButton implements ButtonKind {
    private static final Logger LOG = Logger.getLogger(GroupButton.class);
    private static final String PREFIX = "group:";

    static final String ASKED = PREFIX + "asked";
    static final String EVERY = PREFIX + "every";
    static final String EACH = PREFIX + "each";
    static final String ME = PREFIX + "me";

    /** In private: pays for no group any more. */
    static final String NONE = PREFIX + "none";

    private static final Set<String> IN_GROUPS = Set.of(ASKED, EVERY, EACH, ME);

    private final GroupChoices choices;
    private final GroupMembers members;
    private final ShowGroup show;
    private final Telegram telegram;

    GroupButton(GroupChoices choices, GroupMembers members, ShowGroup show, Telegram telegram) {
        this.choices = choices;
        this.members = members;
        this.show = show;
        this.telegram = telegram;
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
        if (press.isPrivate() && press.data().equals(NONE)) {
            return payNoMore(press, by, words);
        }
        if (press.isPrivate() || !IN_GROUPS.contains(press.data())) {
            return new Pressed.Stale();
        }
        switch (standing(press, by)) {
            case ADMINISTRATOR -> choose(press, by, words);
            case OTHER -> telegram.answerPress(press.id(), words.groups().onlyAdministrators());
            case UNKNOWN -> telegram.answerPress(press.id(), words.groups().standingUnknown());
        }
        return new Pressed.Answered(List.of());
    }

    private Standing standing(IncomingPress press, Sender by) {
        boolean endsOwn =
                press.data().equals(EACH) && choices.of(press.chatId()).isSponsoredBy(by.telegramId());
        return endsOwn ? Standing.ADMINISTRATOR : members.of(press.chatId(), by.telegramId());
    }

    private void choose(IncomingPress press, Sender by, Words words) {
        long chat = press.chatId();
        String data = press.data();
        switch (data) {
            case ASKED -> choices.hear(chat, false);
            case EVERY -> choices.hear(chat, true);
            case ME -> choices.sponsor(chat, by);
            default -> choices.endSponsoring(chat);
        }
        LOG.infof("group chose choice=%s", data);
        if (data.equals(ME)) {
            telegram.answerPress(press.id(), words.groups().nowYouPay());
        } else {
            telegram.endPress(press.id());
        }
        Group group = choices.of(chat);
        telegram.edit(chat, press.messageId(), show.text(chat, group, words), ShowGroup.buttons(group, words));
    }

    private Pressed payNoMore(IncomingPress press, Sender by, Words words) {
        choices.endAllSponsoringOf(by.telegramId());
        String done = words.groups().paysNoMore();
        telegram.answerPress(press.id(), done);
        telegram.edit(press.chatId(), press.messageId(), done);
        return new Pressed.Answered(List.of());
    }
}
