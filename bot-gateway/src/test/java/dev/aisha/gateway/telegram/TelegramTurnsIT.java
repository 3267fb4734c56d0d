package dev.aisha.gateway.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.gateway.Knobs;
import dev.aisha.gateway.redis.RedisKit;
import dev.aisha.gateway.turns.AwaitTurn;
import dev.aisha.gateway.turns.TakeTurn;
import dev.aisha.gateway.turns.TurnsConfig;
import dev.aisha.local.telegram.LocalTelegram;
import dev.aisha.local.telegram.botapi.BotRequest;
import dev.aisha.local.telegram.botapi.Limits;
import dev.aisha.local.telegram.user.LocalUser;
import dev.aisha.platform.tracing.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages of several replicas to a Telegram that says when it is too much. */
class TelegramTurnsIT {
    private static final int CHATS = 30;
    private static final int NOTES = 100;

    /** As Telegram documents, with some room for a machine that stalls and then sends what it was to send before. */
    private static final Limits TELEGRAMS = new Limits(20, 1, 45, 30);

    private static final TurnsConfig DEFAULTS = Knobs.of(TurnsConfig.class, Map.of());
    private static final TurnsConfig WITHOUT_PACE = Knobs.of(
            TurnsConfig.class,
            Map.of(
                    "per-second", "1000000",
                    "optional-per-second", "1000000",
                    "chat-every", "1ms",
                    "burst", "100",
                    "longest-hold", "0s"));

    private static RedisKit kit;

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private LocalTelegram server;

    @BeforeAll
    static void startRedis() {
        kit = new RedisKit();
    }

    @AfterAll
    static void stopRedis() {
        kit.close();
    }

    @BeforeEach
    void start() {
        kit.redis.flushall();
        server = LocalTelegram.start();
    }

    @AfterEach
    void stop() {
        assertThat(server.violations()).isEmpty();
        server.close();
    }

    private Telegram replica(TurnsConfig limits) {
        TelegramConfig config = new Address(server.token(), server.url());
        AwaitTurn turns = new AwaitTurn(new TakeTurn(kit.redis, limits, Clock.systemUTC()), meters);
        TelegramCalls calls = new TelegramCalls(config, meters, Traces.off());
        return new Telegram(calls, new BotName(calls, Clock.systemUTC()), turns, config);
    }

    private LocalUser newUser(String name) {
        LocalUser user = server.newUser(name, "en");
        user.send("/start");
        return user;
    }

    /** A placeholder and its transcript for each of many notes, half of them by another replica, as fast as they may go. */
    private void burst(TurnsConfig limits) throws Exception {
        server.limit(TELEGRAMS);
        List<LocalUser> users =
                IntStream.range(0, CHATS).mapToObj(i -> newUser("User" + i)).toList();
        List<Telegram> replicas = List.of(replica(limits), replica(limits));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Long>> notes = IntStream.range(0, NOTES)
                    .mapToObj(i -> threads.submit(() -> {
                        Telegram telegram = replicas.get(i % replicas.size());
                        long chat = users.get(i % CHATS).chat();
                        long placeholder = shown(() -> telegram.send(chat, "⏳ " + i));
                        return shown(() -> telegram.edit(chat, placeholder, "transcript " + i));
                    }))
                    .toList();
            for (Future<Long> note : notes) {
                note.get();
            }
        }
    }

    /** Tries again as long after as it is told, as the ledger does. */
    private static long shown(Supplier<SendOutcome> message) throws InterruptedException {
        while (true) {
            switch (message.get()) {
                case SendOutcome.Shown(long id) -> {
                    return id;
                }
                case SendOutcome.Wait wait -> Thread.sleep(wait.atLeast());
                case SendOutcome other -> throw new AssertionError("not shown: " + other);
            }
        }
    }

    private List<BotRequest> tooMany() {
        return server.requests().all(request -> request.status() == 429);
    }

    private double turns(String outcome) {
        return meters.counter("aisha.telegram.turns", "outcome", outcome).count();
    }

    @Test
    void aBurstOfAHundredNotesDrawsNoComplaintWhereItDidWithoutTurns() throws Exception {
        burst(DEFAULTS);
        assertThat(tooMany()).isEmpty();
        assertThat(server.requests().all(BotRequest::done)).hasSize(2 * NOTES);
        assertThat(turns("waited")).isPositive();

        Telegram hasty = replica(WITHOUT_PACE);
        for (int i = 0; tooMany().isEmpty() && i < NOTES; i++) {
            hasty.send(server.users().get(i % 3).chat(), "⏳ " + i);
        }
        assertThat(tooMany()).isNotEmpty();
    }

    @Test
    void whatTelegramTellsOneReplicaAnotherObeys() {
        LocalUser ann = newUser("Ann");
        LocalUser bob = newUser("Bob");
        Telegram one = replica(DEFAULTS);
        Telegram other = replica(DEFAULTS);

        server.faults().retryAfter("sendMessage", 1, Duration.ofSeconds(40));
        SendOutcome told = one.send(ann.chat(), "too fast");
        SendOutcome held = other.send(ann.chat(), "held back");

        assertThat(told).isEqualTo(new SendOutcome.Wait(Duration.ofSeconds(40), true));
        assertThat(held).isInstanceOfSatisfying(SendOutcome.Wait.class, wait -> {
            assertThat(wait.atLeast()).isBetween(Duration.ofSeconds(20), Duration.ofSeconds(40));
            assertThat(wait.everybody()).isFalse();
        });
        assertThat(server.requests().all(request -> request.method().equals("sendMessage")))
                .hasSize(1);
        assertThat(other.send(bob.chat(), "to another")).isInstanceOf(SendOutcome.Shown.class);
        assertThat(turns("held_back")).isEqualTo(1);
        assertThat(meters.counter("aisha.telegram.holds").count()).isEqualTo(1);
    }

    @Test
    void whatTelegramTellsOfThreeChatsHoldsEverybodyBack() {
        Telegram one = replica(Knobs.of(TurnsConfig.class, Map.of("refused-within", "5m")));
        server.faults().retryAfter("sendMessage", 3, Duration.ofSeconds(40));
        Stream.of("Ann", "Bob", "Cid").forEach(name -> one.send(newUser(name).chat(), "too fast"));

        SendOutcome held = replica(DEFAULTS).send(newUser("Dan").chat(), "held back");

        assertThat(held)
                .isInstanceOfSatisfying(
                        SendOutcome.Wait.class,
                        wait -> assertThat(wait.everybody()).isTrue());
        assertThat(server.requests().all(request -> request.method().equals("sendMessage")))
                .hasSize(3);
    }

    @Test
    void whatMayBeLeftOutIsSkippedWhereATranscriptIsShown() {
        Telegram telegram = replica(Knobs.of(TurnsConfig.class, Map.of("chat-every", "1m", "burst", "2")));
        LocalUser ann = newUser("Ann");
        long placeholder = shownAtOnce(telegram.send(ann.chat(), "⏳"));

        SendOutcome progress = telegram.editIfFree(ann.chat(), placeholder, "⏳ 40 %", Buttons.NONE);
        SendOutcome transcript = telegram.edit(ann.chat(), placeholder, "the transcript");

        assertThat(progress).isInstanceOf(SendOutcome.Wait.class);
        assertThat(transcript).isInstanceOf(SendOutcome.Shown.class);
        assertThat(turns("left_out")).isEqualTo(1);
    }

    @Test
    void whoWouldWaitTooLongIsPutOffAndKeepsNoThread() {
        Telegram telegram = replica(Knobs.of(TurnsConfig.class, Map.of("chat-every", "1m", "burst", "1")));
        LocalUser ann = newUser("Ann");
        shownAtOnce(telegram.send(ann.chat(), "one"));

        assertThat(telegram.send(ann.chat(), "two"))
                .isInstanceOfSatisfying(
                        SendOutcome.Wait.class,
                        wait -> assertThat(wait.atLeast()).isGreaterThan(Duration.ofSeconds(30)));
        assertThat(turns("put_off")).isEqualTo(1);
    }

    @Test
    void aTextForWhatIsADocumentByNowStandsThereAlready() {
        Telegram telegram = replica(DEFAULTS);
        LocalUser ann = newUser("Ann");
        long message = shownAtOnce(telegram.send(ann.chat(), "⏳"));
        telegram.editToDocument(
                ann.chat(),
                message,
                OutgoingFile.text("transcript.txt", "all of it"),
                new FoldedText("its beginning", 3),
                Buttons.NONE);

        assertThat(telegram.edit(ann.chat(), message, "all of it")).isEqualTo(new SendOutcome.Shown(message));
    }

    @Test
    void aGroupThatHasMovedIsSaidToHave() {
        Telegram telegram = replica(DEFAULTS);
        server.faults().moved("sendMessage", 1, -1_001_234L);

        assertThat(telegram.send(newUser("Ann").chat(), "where are you?"))
                .isEqualTo(new SendOutcome.Moved(-1_001_234L));
    }

    private static long shownAtOnce(SendOutcome outcome) {
        return ((SendOutcome.Shown) outcome).messageId();
    }

    private record Address(String token, String apiUrl) implements TelegramConfig {
        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(10);
        }

        @Override
        public Duration callTimeout() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration uploadTimeout() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration largeUploadTimeout() {
            return Duration.ofSeconds(30);
        }

        @Override
        public Duration longPoll() {
            return Duration.ofSeconds(1);
        }
    }
}
