package dev.aisha.gateway.groups;

import dev.aisha.gateway.commands.Command;
import dev.aisha.gateway.commands.Reply;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.language.GroupWords;
import dev.aisha.gateway.telegram.BotName;
import dev.aisha.gateway.telegram.Buttons;
import dev.aisha.gateway.telegram.Buttons.Button;
import dev.aisha.gateway.telegram.GroupMembers;
import dev.aisha.gateway.telegram.GroupMembers.Standing;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * What is chosen in a group, for its administrators and for its sponsor, with buttons to choose something else. In private
 * it tells what there is to choose, and lets a sponsor end it everywhere, who may be in none of the groups any more.
 */
@Singleton
final class GroupCommand implements Command {
    private final GroupChoices choices;
    private final GroupMembers members;
    private final ShowGroup show;
    private final BotName name;
    private final Reply reply;

    GroupCommand(GroupChoices choices, GroupMembers members, ShowGroup show, BotName name, Reply reply) {
        this.choices = choices;
        this.members = members;
        this.show = show;
        this.name = name;
        this.reply = reply;
    }

    @Override
    public String name() {
        return "group";
    }

    @Override
    public boolean isForGroups() {
        return true;
    }

    @Override
    public List<Job> answer(Asked asked) {
        if (asked.message().inGroup()) {
            inGroup(asked);
        } else {
            inPrivate(asked);
        }
        return List.of();
    }

    private void inGroup(Asked asked) {
        long chat = asked.message().chatId();
        Group group = choices.of(chat);
        long user = asked.sender().telegramId();
        Standing standing = group.isSponsoredBy(user) ? Standing.ADMINISTRATOR : members.of(chat, user);
        switch (standing) {
            case ADMINISTRATOR ->
                reply.to(
                        asked.message(),
                        show.text(chat, group, asked.words()),
                        ShowGroup.buttons(group, asked.words()));
            case OTHER -> reply.to(asked.message(), asked.words().groups().onlyAdministrators());
            case UNKNOWN -> reply.to(asked.message(), asked.words().groups().standingUnknown());
        }
    }

    private void inPrivate(Asked asked) {
        GroupWords words = asked.words().groups();
        long sponsored = choices.sponsoredBy(asked.sender().telegramId());
        String about = words.about(name.username().orElse(""));
        if (sponsored == 0) {
            reply.to(asked.message(), about);
        } else {
            reply.to(
                    asked.message(),
                    about + "\n\n" + words.sponsored(sponsored),
                    new Buttons(List.of(List.of(new Button(words.payNoMore(), GroupButton.NONE)))));
        }
    }
}
