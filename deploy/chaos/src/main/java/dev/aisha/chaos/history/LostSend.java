package dev.aisha.chaos.history;

import java.time.Instant;

/** A message that came into a chat and whose sender was never told so, because Telegram's answer was dropped. */
public record LostSend(long chat, Instant at) {}
