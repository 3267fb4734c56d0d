package dev.aisha.gateway.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.aisha.local.stores.LocalPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PollerLockIT {
    private static LocalPostgres postgres;

    private final PollerLock first = lock(1);
    private final PollerLock second = lock(1);
    private final PollerLock ofAnotherBot = lock(2);

    @BeforeAll
    static void start() {
        postgres = LocalPostgres.start();
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    /** PostgreSQL lets a lock go a moment after its connection was closed, so that each test waits for its first one. */
    @AfterEach
    void release() {
        first.release();
        second.release();
        ofAnotherBot.release();
    }

    private static PollerLock lock(long botId) {
        return new PollerLock(postgres.jdbcUrl(), LocalPostgres.USER, LocalPostgres.PASSWORD, botId);
    }

    @Test
    void ofTwoReplicasOnePollsUntilItStops() {
        await().until(first::hold);
        assertThat(first.hold()).isTrue();
        assertThat(second.hold()).isFalse();

        first.release();

        await().until(second::hold);
        assertThat(first.hold()).isFalse();
    }

    @Test
    void anotherBotIsPolledBesides() {
        await().until(first::hold);

        await().until(ofAnotherBot::hold);
    }

    @Test
    void theLockIsLostWithTheDatabaseAndTakenAgain() {
        await().until(first::hold);

        postgres.kill();
        assertThatThrownBy(first::hold).isInstanceOf(IllegalStateException.class);
        postgres.startAgain();

        await().until(second::hold);
        assertThat(first.hold()).isFalse();
    }
}
