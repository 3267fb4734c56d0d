package dev.aisha.local.telegram.chat;

/**
 * What the bot asks Telegram Stars for.
 *
 * @param payload the bot's own note, which Telegram's apps do not show
 * @param startParameter empty where there is none
 * @param amount Stars
 */
public record Invoice(String title, String description, String payload, String startParameter, long amount) {}
