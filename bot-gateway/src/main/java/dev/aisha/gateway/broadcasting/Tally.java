package dev.aisha.gateway.broadcasting;

/** How many recipients of a broadcast have had it, were refused it, have blocked the bot, or have had no turn yet. */
record Tally(long sent, long failed, long blocked, long left) {}
