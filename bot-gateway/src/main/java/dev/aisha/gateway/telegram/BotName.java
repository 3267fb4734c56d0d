package dev.aisha.gateway.telegram;

import com.pengrad.telegrambot.model.User;
import com.pengrad.telegrambot.request.GetMe;
import com.pengrad.telegrambot.response.GetMeResponse;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What people call the bot, as {@code getMe} tells it. It is asked for by whoever looks whether Telegram is there, and when
 * the name is needed and not known; where no answer comes, not again for some seconds.
 */
@Singleton
public final class BotName {
    private static final Duration ASK_AGAIN = Duration.ofSeconds(5);
    private static final String ADDRESS = "t.me/";

    private final TelegramCalls calls;
    private final Clock clock;
    private final ReentrantLock asking = new ReentrantLock();
    private volatile @Nullable Known known;
    private volatile Instant notBefore = Instant.MIN;

    private record Known(@Nullable String username, boolean hearsAll) {}

    BotName(TelegramCalls calls, Clock clock) {
        this.calls = calls;
        this.clock = clock;
    }

    /** Asks for it now; whether Telegram knows the bot. */
    boolean ask() {
        if (!(calls.call(new GetMe()) instanceof TelegramAnswer.Ok<GetMeResponse>(GetMeResponse me))) {
            notBefore = clock.instant().plus(ASK_AGAIN);
            return false;
        }
        User bot = me.user();
        known = new Known(bot.username(), Boolean.TRUE.equals(bot.canReadAllGroupMessages()));
        return true;
    }

    /** Without {@code @}; empty while Telegram does not tell. */
    public Optional<String> username() {
        return known().map(Known::username);
    }

    /** Where people find the private chat with the bot. */
    public String address() {
        return ADDRESS + username().orElse("");
    }

    /** Whether Telegram shows it every message of its groups, though it is no administrator there. */
    public boolean hearsAll() {
        return known().filter(Known::hearsAll).isPresent();
    }

    /** Whoever comes while it is asked for waits for the answer: what is meant for the bot is told by it. */
    private Optional<Known> known() {
        if (known == null) {
            asking.lock();
            try {
                if (known == null && !clock.instant().isBefore(notBefore)) {
                    ask();
                }
            } finally {
                asking.unlock();
            }
        }
        return Optional.ofNullable(known);
    }
}
