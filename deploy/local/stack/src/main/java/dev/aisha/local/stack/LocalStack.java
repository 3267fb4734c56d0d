package dev.aisha.local.stack;

import dev.aisha.local.process.AtExit;
import dev.aisha.local.stores.LocalPostgres;
import dev.aisha.local.stores.LocalRedis;
import dev.aisha.local.stores.LocalS3;
import dev.aisha.local.stores.LocalStore;
import dev.aisha.local.telegram.LocalTelegram;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parts of a {@link Plan} while they run. Stores start first, then the services; meanwhile the stand-ins for
 * Telegram and OpenAI. Every part closes at exit, the last one first.
 */
final class LocalStack {
    private static final Duration LOOKED_AFTER_EVERY = Duration.ofMillis(500);

    private final Plan plan;
    private final Screen screen;
    private final List<LocalStore> stores = new ArrayList<>();
    private final List<ServiceProcess> services = new ArrayList<>();
    private volatile Optional<LocalTelegram> telegram = Optional.empty();

    private LocalStack(Plan plan, Screen screen) {
        this.plan = plan;
        this.screen = screen;
    }

    /**
     * Starts all parts and waits until they are ready.
     *
     * @throws IllegalStateException with the reason, where one of them does not come up
     */
    static LocalStack start(Plan plan, Screen screen) {
        var stack = new LocalStack(plan, screen);
        plan.data().forgetLogs();
        await(sideBySide(stack::startTelegram, stack::startSpeech, stack::startSight, stack::startStoresAndServices));
        return stack;
    }

    private void startStoresAndServices() {
        await(sideBySide(
                () -> startStore(Part.POSTGRES, LocalPostgres::start),
                () -> startStore(Part.REDIS, LocalRedis::start),
                () -> startStore(Part.S3, LocalS3::start)));
        await(sideBySide(Stream.of(Service.values())
                .map(service -> (Runnable) () -> startService(service))
                .toArray(Runnable[]::new)));
    }

    private interface StartStore {
        LocalStore start(Path folder, int port);
    }

    private void startStore(Part part, StartStore start) {
        if (!plan.has(part)) {
            return;
        }
        var store = timed(
                part,
                () -> start.start(
                        plan.data().path().resolve(part.name().toLowerCase(Locale.ROOT)),
                        plan.ports().of(part)));
        synchronized (stores) {
            stores.add(store);
        }
    }

    private void startTelegram() {
        if (plan.has(Part.TELEGRAM)) {
            telegram = Optional.of(timed(Part.TELEGRAM, () -> closedAtExit(StartTelegram.start(plan))));
        }
    }

    private void startSpeech() {
        if (plan.has(Part.SPEECH)) {
            timed(Part.SPEECH, () -> closedAtExit(StartSpeech.start(plan, screen)));
        }
    }

    private void startSight() {
        timed(Part.SIGHT, () -> closedAtExit(StartSight.start(plan)));
    }

    private void startService(Service service) {
        Stream.of(Part.values())
                .filter(part -> plan.has(part) && part.service().equals(Optional.of(service)))
                .forEach(part -> timed(part, () -> startService(part, service)));
    }

    private ServiceProcess startService(Part part, Service service) {
        var process = ServiceProcess.start(
                service,
                service.module(),
                plan.environment(service),
                plan.ports().of(part),
                plan.data().logs());
        synchronized (services) {
            services.add(process);
        }
        process.awaitReady();
        return process;
    }

    private static <T extends AutoCloseable> T closedAtExit(T thing) {
        AtExit.close(thing);
        return thing;
    }

    private <T> T timed(Part part, Supplier<T> start) {
        var begin = System.nanoTime();
        var started = start.get();
        screen.started(
                part.title(),
                LocalStore.HOST + ":" + plan.ports().of(part),
                Duration.ofNanos(System.nanoTime() - begin));
        return started;
    }

    /** Runs all of them, each on a thread of its own; done when all have ended, failed as soon as one has. */
    private static CompletableFuture<Boolean> sideBySide(Runnable... starts) {
        var all = new CompletableFuture<Boolean>();
        var left = new AtomicInteger(starts.length);
        for (var start : starts) {
            Thread.ofPlatform().name("start").start(() -> {
                try {
                    start.run();
                    if (left.decrementAndGet() == 0) {
                        all.complete(true);
                    }
                } catch (RuntimeException | Error e) {
                    all.completeExceptionally(e);
                }
            });
        }
        return all;
    }

    private static void await(CompletableFuture<Boolean> starts) {
        try {
            starts.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The local Telegram, where there is one. */
    Optional<LocalTelegram> telegram() {
        return telegram;
    }

    /** Where objects of the store lie as files, by bucket and key. */
    Path objects() {
        return stores.stream()
                .filter(LocalS3.class::isInstance)
                .map(store -> ((LocalS3) store).objects())
                .findFirst()
                .orElseThrow();
    }

    /** Waits until a part has ended that nobody ended, and says which one and what its last words were. */
    String awaitDeath() throws InterruptedException {
        while (true) {
            var death = death();
            if (death.isPresent() && !AtExit.isEnding()) {
                return death.get();
            }
            Thread.sleep(LOOKED_AFTER_EVERY);
        }
    }

    /** What has ended, if anything has. */
    Optional<String> death() {
        var services = this.services.stream()
                .filter(service -> !service.isAlive())
                .map(service -> "%s ended with exit code %d; %s"
                        .formatted(service.name(), service.exitCode(), service.logTail()));
        var stores = this.stores.stream()
                .filter(store -> !store.isRunning())
                .map(store -> store.getClass().getSimpleName() + " ended; see " + store.log());
        return Stream.concat(stores, services).findFirst();
    }

    /** The ends of all services' logs. */
    String logTails() {
        return services.stream().map(ServiceProcess::logTail).collect(Collectors.joining("\n\n"));
    }

    Plan plan() {
        return plan;
    }
}
