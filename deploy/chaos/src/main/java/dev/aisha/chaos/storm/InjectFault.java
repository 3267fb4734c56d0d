package dev.aisha.chaos.storm;

import dev.aisha.chaos.plan.Disturbance;
import dev.aisha.contract.JobStreams;
import dev.aisha.contract.Lane;
import dev.aisha.faults.proxy.FaultProxy;
import dev.aisha.faults.proxy.Replies;
import dev.aisha.local.stores.LocalStore;
import dev.aisha.local.stores.LocalStores;
import dev.aisha.local.system.RedisLine;
import dev.aisha.local.telegram.botapi.Faults;
import dev.aisha.local.telegram.chat.ChatMessage;
import dev.aisha.local.telegram.user.LocalUser;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/** Lets one fault of the plan happen, and mends it. Faults of one store come one after the other. */
final class InjectFault {
    private static final long NOBODY = 0;
    private static final Duration WAIT = Duration.ofSeconds(1);

    private final StormSystem system;
    private final List<LocalUser> users;
    private final ReentrantLock postgres = new ReentrantLock();
    private final ReentrantLock billing = new ReentrantLock();
    private final ReentrantLock redis = new ReentrantLock();
    private final ReentrantLock store = new ReentrantLock();
    private final ReentrantLock speech = new ReentrantLock();

    InjectFault(StormSystem system, List<LocalUser> users) {
        this.system = system;
        this.users = users;
    }

    /**
     * Returns once the fault is mended.
     *
     * @return the chat that it concerned, 0 where it concerned all
     */
    long inject(Disturbance fault) throws InterruptedException, IOException {
        Duration length = fault.length();
        switch (fault.kind()) {
            case GATEWAY_KILLED -> of(system.gateways(), fault).kill(length);
            case GATEWAY_FROZEN -> of(system.gateways(), fault).freeze(length);
            case GATEWAY_ROLLED -> of(system.gateways(), fault).roll();
            case WORKER_KILLED -> of(system.workers(), fault).kill(length);
            case WORKER_FROZEN -> of(system.workers(), fault).freeze(length);
            case WORKER_ROLLED -> of(system.workers(), fault).roll();
            case BILLING_KILLED -> of(system.billings(), fault).kill(length);
            case BILLING_FROZEN -> of(system.billings(), fault).freeze(length);
            case BILLING_ROLLED -> of(system.billings(), fault).roll();
            case BILLING_REPLIES_LOST ->
                loseReplies(billing, of(system.billingLines(), fault), fault, Replies.ofHttp(200));
            case REDIS_KILLED -> kill(redis, stores().redis(), length);
            case REDIS_FLUSHED -> redis("FLUSHALL");
            case REDIS_GROUP_LOST -> loseGroup(fault.target());
            case REDIS_SILENT -> during(redis, length, system.redisLine()::blackhole, system.redisLine()::mend);
            case REDIS_REPLIES_LOST ->
                loseReplies(
                        redis,
                        system.redisLine(),
                        fault,
                        fault.target() % 2 == 0 ? Replies.ofRedisAdd() : Replies.ofRedisAllDone());
            case POSTGRES_KILLED -> kill(postgres, stores().postgres(), length);
            case POSTGRES_SILENT ->
                during(postgres, length, system.postgresLine()::blackhole, system.postgresLine()::mend);
            case POSTGRES_REPLIES_LOST ->
                loseReplies(
                        postgres,
                        system.postgresLine(),
                        fault,
                        Replies.ofPostgres(fault.target() % 2 == 0 ? "INSERT 0 1" : "UPDATE 1"));
            case STORE_KILLED -> kill(store, stores().s3(), length);
            case STORE_FROZEN -> during(store, length, stores().s3()::freeze, stores().s3()::wake);
            case SPEECH_LIMITED ->
                during(
                        speech,
                        length,
                        system.provider().faults()::limit,
                        system.provider().faults()::mend);
            case SPEECH_FAILING ->
                during(
                        speech,
                        length,
                        system.provider().faults()::fail,
                        system.provider().faults()::mend);
            case SPEECH_SILENT ->
                during(
                        speech,
                        length,
                        system.provider().faults()::hang,
                        system.provider().faults()::mend);
            case SPEECH_GARBLED ->
                during(
                        speech,
                        length,
                        system.provider().faults()::garble,
                        system.provider().faults()::mend);
            case TELEGRAM_LIMITED -> {
                telegram().retryAfter("sendMessage", few(fault), WAIT);
                telegram().retryAfter("editMessageText", few(fault), WAIT.multipliedBy(2));
                telegram().retryAfter("getFile", 1, WAIT);
            }
            case TELEGRAM_FAILING -> {
                telegram().failNext("sendMessage", 1, 500, "Internal Server Error");
                telegram().failNext("editMessageText", few(fault), 502, "Bad Gateway");
                telegram().failNext("getFile", few(fault), 500, "Internal Server Error");
            }
            case TELEGRAM_REPLIES_LOST -> {
                telegram().dropReply("sendMessage", few(fault));
                telegram().dropReply("editMessageText", few(fault));
            }
            case USER_BLOCKS -> {
                return block(of(users, fault), length);
            }
            case PLACEHOLDER_DELETED -> {
                return deletePlaceholder(fault.target());
            }
        }
        return NOBODY;
    }

    private LocalStores stores() {
        return system.peers().stores();
    }

    private Faults telegram() {
        return system.peers().telegram().faults();
    }

    private static <T> T of(List<T> all, Disturbance fault) {
        return all.get(fault.target() % all.size());
    }

    /** One, two or three. */
    private static int few(Disturbance fault) {
        return 1 + fault.target() / 7 % 3;
    }

    private static void kill(ReentrantLock oneAtATime, LocalStore store, Duration length) throws InterruptedException {
        during(oneAtATime, length, store::kill, store::startAgain);
    }

    private static void during(ReentrantLock oneAtATime, Duration length, Runnable begin, Runnable end)
            throws InterruptedException {
        oneAtATime.lockInterruptibly();
        try {
            begin.run();
            Thread.sleep(length);
        } finally {
            end.run();
            oneAtATime.unlock();
        }
    }

    /** Those that say that something was done, as far as there are any while it lasts. */
    private static void loseReplies(ReentrantLock oneAtATime, FaultProxy line, Disturbance fault, Pattern replies)
            throws InterruptedException {
        during(oneAtATime, fault.length(), () -> line.dropReplies(few(fault), replies), line::mend);
    }

    private void redis(String... command) throws InterruptedException, IOException {
        redis.lockInterruptibly();
        try (RedisLine line = RedisLine.open(stores().redis().port())) {
            line.ask(command);
        } finally {
            redis.unlock();
        }
    }

    private void loseGroup(int target) throws InterruptedException, IOException {
        switch (target % 3) {
            case 0 -> redis("XGROUP", "DESTROY", Lane.SHORT.stream(), JobStreams.WORKERS);
            case 1 -> redis("XGROUP", "DESTROY", Lane.LONG.stream(), JobStreams.WORKERS);
            default -> redis("XGROUP", "DESTROY", JobStreams.RESULTS, JobStreams.GATEWAYS);
        }
    }

    private static long block(LocalUser user, Duration length) throws InterruptedException {
        user.block();
        try {
            Thread.sleep(length);
        } finally {
            user.unblock();
        }
        return user.chat();
    }

    /** Of the first user, from a place at random on, who sees one. */
    private long deletePlaceholder(int target) {
        for (int i = 0; i < users.size(); i++) {
            LocalUser user = users.get((target + i) % users.size());
            for (ChatMessage message : user.fromBot()) {
                if (message.text().startsWith("⏳")) {
                    user.delete(message);
                    return user.chat();
                }
            }
        }
        return NOBODY;
    }
}
