package dev.aisha.gateway.groups;

import dev.aisha.gateway.delivery.DeliveryLedger;
import dev.aisha.gateway.jobs.Job;
import dev.aisha.gateway.jobs.JobState;
import dev.aisha.gateway.language.GroupWords;
import dev.aisha.gateway.limits.KeepToLimits;
import dev.aisha.gateway.limits.Verdict;
import dev.aisha.gateway.notes.Note.ChatMessage;
import dev.aisha.gateway.notes.Note.Sender;
import dev.aisha.gateway.settings.UserSettings;
import dev.aisha.gateway.telegram.Telegram;
import jakarta.inject.Singleton;

/** Shows whoever asks for a note once more where its text stands, or will; nothing is charged for that. */
@Singleton
public final class PointToText {
    private final DeliveryLedger deliveries;
    private final UserSettings settings;
    private final KeepToLimits limits;
    private final Telegram telegram;

    PointToText(DeliveryLedger deliveries, UserSettings settings, KeepToLimits limits, Telegram telegram) {
        this.deliveries = deliveries;
        this.settings = settings;
        this.limits = limits;
        this.telegram = telegram;
    }

    /** Answers somebody who asks for a note whose job is under way, or done. Beyond their limit they are left alone. */
    public void answer(Job job, Sender asker) {
        if (limits.answer(asker.telegramId()) instanceof Verdict.Passed) {
            GroupWords words = settings.words(asker).groups();
            ChatMessage note = job.note().message();
            telegram.reply(
                    note.chatId(),
                    deliveries.standsAt(job.id()).orElse(note.messageId()),
                    job.state() instanceof JobState.Done ? words.hereItIs() : words.underWay());
        }
    }
}
