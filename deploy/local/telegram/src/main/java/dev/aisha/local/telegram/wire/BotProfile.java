package dev.aisha.local.telegram.wire;

/** Who the bot is. */
public record BotProfile(long id, String firstName, String username) {}
