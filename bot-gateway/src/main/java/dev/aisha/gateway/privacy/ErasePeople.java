package dev.aisha.gateway.privacy;

import dev.aisha.gateway.billing.BillingClient;
import dev.aisha.gateway.database.MigrateSchema;
import dev.aisha.gateway.erasing.EraseObjects;
import dev.aisha.gateway.language.Language;
import dev.aisha.gateway.language.Words;
import dev.aisha.gateway.privacy.PeopleToErase.Person;
import dev.aisha.gateway.settings.SettingsCache;
import dev.aisha.gateway.submission.DeadEntries;
import dev.aisha.gateway.telegram.Telegram;
import dev.aisha.gateway.work.Loops;
import dev.aisha.gateway.work.PeerUnavailable;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Erases people who want to be forgotten, once nothing is under way for them any more: their dead jobs in Redis, their person
 * in billing, which keeps sums under a pseudonym, and all that the gateway has of them; last of all their objects. Where
 * one of these is away, it is done again from the beginning later.
 */
@Singleton
public final class ErasePeople {
    private static final Logger LOG = Logger.getLogger(ErasePeople.class);
    private static final int MOST_DEAD = 10_000;

    private final PeopleToErase people;
    private final DeadEntries deadEntries;
    private final BillingClient billing;
    private final SettingsCache settings;
    private final EraseObjects eraseObjects;
    private final Telegram telegram;
    private final MigrateSchema schema;
    private final Loops loops;
    private final PrivacyConfig config;
    private final Semaphore news = new Semaphore(0);

    ErasePeople(
            PeopleToErase people,
            DeadEntries deadEntries,
            BillingClient billing,
            SettingsCache settings,
            EraseObjects eraseObjects,
            Telegram telegram,
            MigrateSchema schema,
            Loops loops,
            PrivacyConfig config) {
        this.people = people;
        this.deadEntries = deadEntries;
        this.billing = billing;
        this.settings = settings;
        this.eraseObjects = eraseObjects;
        this.telegram = telegram;
        this.schema = schema;
        this.loops = loops;
        this.config = config;
    }

    void start(@Observes StartupEvent event) {
        loops.start("erasing people", () -> {
            schema.await();
            eraseDue();
            boolean unused = news.tryAcquire(config.eraseEvery().toMillis(), TimeUnit.MILLISECONDS);
            news.drainPermits();
            return true;
        });
    }

    /** There is somebody. */
    void soon() {
        news.release();
    }

    /** Erases everybody whose turn it is. */
    public void eraseDue() {
        for (Optional<Person> next = people.take(); next.isPresent(); next = people.take()) {
            Person person = next.get();
            try {
                if (people.isUnderWay(person) || !erase(person)) {
                    people.putOff(person);
                }
            } catch (PeerUnavailable e) {
                LOG.warnf("erasing a person is put off fault=%s", e.getMessage());
                people.putOff(person);
            }
        }
    }

    private boolean erase(Person person) {
        forgetDead(people.jobs(person));
        if (!billing.erase(person.telegramId())) {
            LOG.warn("erasing a person waits for billing");
            return false;
        }
        people.erase(person);
        settings.forget(person.telegramId());
        eraseObjects.eraseDue();
        LOG.info("a person was erased");
        telegram.send(
                person.telegramId(),
                Words.in(Language.of(person.languageCode())).erased());
        return true;
    }

    private void forgetDead(Set<UUID> jobs) {
        deadEntries.newest(MOST_DEAD).stream()
                .filter(entry ->
                        entry.jobId() != null && jobs.contains(entry.jobId().value()))
                .forEach(entry -> deadEntries.forget(entry.id()));
    }
}
