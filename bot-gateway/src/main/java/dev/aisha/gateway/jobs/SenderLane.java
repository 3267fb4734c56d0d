package dev.aisha.gateway.jobs;

import dev.aisha.contract.Lane;

/** One sender's jobs in one lane: they share a number of places. */
public record SenderLane(long senderId, Lane lane) {
    /** Where a job belongs. */
    public static SenderLane of(Job job) {
        return new SenderLane(job.note().sender().telegramId(), job.note().lane());
    }
}
