package dev.aisha.local.telegram.updates;

/**
 * Where updates are pushed to.
 *
 * @param secretToken sent in the header {@code X-Telegram-Bot-Api-Secret-Token}, empty for none
 * @param maxConnections calls at once, 1 to 100
 */
public record WebhookSettings(String url, String secretToken, int maxConnections) {}
