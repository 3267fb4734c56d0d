package dev.aisha.faults.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {
    private final LineServer server = new LineServer();
    private final FaultProxy proxy = FaultProxy.to("127.0.0.1", server.port());

    @AfterEach
    void close() {
        proxy.close();
        server.close();
    }

    private LineClient connect() throws IOException {
        return new LineClient(proxy.port());
    }

    private static void assertReset(LineClient client) {
        assertThatExceptionOfType(SocketException.class)
                .isThrownBy(client::hear)
                .withMessageContaining("reset");
    }

    @Test
    void passesBothWaysUntilBothSidesHaveEnded() throws IOException {
        try (LineClient client = connect()) {
            assertThat(client.ask("one")).isEqualTo("yes one\n");
            assertThat(proxy.connections()).isEqualTo(1);

            client.say("two");
            client.endSpeech();

            assertThat(client.hear()).isEqualTo("yes two\n");
            assertThat(client.hear()).isEmpty();
        }
        await().until(() -> proxy.connections() == 0);
    }

    @Test
    void bringsMuchWhole() throws IOException {
        String much = "a".repeat(1_500_000);

        try (LineClient client = connect()) {
            assertThat(client.ask(much)).isEqualTo("yes " + much + "\n");
        }
    }

    @Test
    void isLateByTheLatencyInEachDirection() throws IOException {
        try (LineClient client = connect()) {
            client.ask("before");
            proxy.latency(Duration.ofMillis(100));
            long begin = System.nanoTime();

            client.ask("late");

            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
        }
    }

    @Test
    void aBlackHoleKeepsConnectionsAndWhatTheySayUntilItIsMended() throws IOException {
        try (LineClient old = connect()) {
            old.ask("before");
            proxy.blackhole();

            try (LineClient fresh = connect()) {
                old.say("old");
                fresh.say("fresh");
                fresh.waitAtMost(Duration.ofMillis(300));
                assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(fresh::hear);
                assertThat(server.heard()).containsExactly("before");
                fresh.waitAgain();

                proxy.mend();

                assertThat(fresh.hear()).isEqualTo("yes fresh\n");
                assertThat(old.hear()).isEqualTo("yes old\n");
            }
        }
    }

    @Test
    void refusesAndIsThereAgainOnTheSamePort() throws IOException {
        try (LineClient old = connect()) {
            old.ask("before");

            proxy.refuse();

            assertThat(old.hear()).isEmpty();
            assertThatExceptionOfType(ConnectException.class).isThrownBy(this::connect);
        }
        proxy.mend();
        try (LineClient fresh = connect()) {
            assertThat(fresh.ask("after")).isEqualTo("yes after\n");
        }
    }

    @Test
    void resetsWhatThereIsAndLetsNewOnesPass() throws IOException {
        try (LineClient old = connect()) {
            old.ask("before");

            proxy.reset();

            assertReset(old);
        }
        try (LineClient fresh = connect()) {
            assertThat(fresh.ask("after")).isEqualTo("yes after\n");
        }
    }

    @Test
    void cutsAnAnswerShort() throws IOException {
        try (LineClient old = connect()) {
            old.ask("before");

            proxy.cutAfter(6);

            assertThat(old.ask("abc")).isEqualTo("yes ab");
        }
        try (LineClient fresh = connect()) {
            assertThat(fresh.ask("x")).isEqualTo("yes x\n");
            assertThat(fresh.hear()).isEmpty();
        }
        proxy.mend();
        try (LineClient whole = connect()) {
            assertThat(whole.ask("abcdef")).isEqualTo("yes abcdef\n");
        }
    }

    @Test
    void whatIsAskedIsDoneAndItsReplyIsLost() throws IOException {
        try (LineClient client = connect()) {
            client.ask("before");

            proxy.dropReplies(1);
            client.say("lost");

            assertReset(client);
            assertThat(server.heard()).containsExactly("before", "lost");
            assertThat(proxy.repliesToDrop()).isZero();
        }
        try (LineClient again = connect()) {
            assertThat(again.ask("again")).isEqualTo("yes again\n");
        }
    }

    @Test
    void onlyRepliesThatMatchAreLost() throws IOException {
        try (LineClient client = connect()) {
            proxy.dropReplies(1, Pattern.compile("yes c"));

            assertThat(client.ask("other")).isEqualTo("yes other\n");
            assertThat(proxy.repliesToDrop()).isEqualTo(1);
            client.say("commit");

            assertReset(client);
        }
    }

    @Test
    void whereTheServerIsAwayTheClientIsReset() throws IOException {
        server.close();

        try (LineClient client = connect()) {
            assertReset(client);
        }
    }

    @Test
    void obeysLinesAndSaysWhatIsBroken() {
        assertThat(Order.obey("status", proxy)).isEqualTo("passing, 0 connections");
        assertThat(Order.obey("latency 200ms", proxy)).isEqualTo("late by 200 ms, 0 connections");
        assertThat(Order.obey("latency 2s", proxy)).isEqualTo("late by 2000 ms, 0 connections");
        assertThat(Order.obey("cut-after 100", proxy))
                .isEqualTo("late by 2000 ms, cutting after 100 bytes, 0 connections");
        assertThat(Order.obey("drop-replies 1", proxy)).contains("dropping 1 replies");
        assertThat(Order.obey(" mend ", proxy)).isEqualTo("passing, 0 connections");
        assertThat(Order.obey("refuse", proxy)).isEqualTo("refusing, 0 connections");
        assertThat(Order.obey("blackhole", proxy)).isEqualTo("silent, 0 connections");
        assertThat(Order.obey("reset", proxy)).isEqualTo("silent, 0 connections");
        assertThat(Order.obey("quit", proxy)).isEqualTo(Order.BYE);
    }

    @Test
    void aLineThatIsNoneBreaksNothing() {
        for (String line :
                new String[] {"", "latency", "latency 5", "cut-after", "drop-replies x", "mend 3", "break"}) {
            assertThat(Order.obey(line, proxy)).doesNotContain("connections");
        }
        assertThat(Order.obey("status", proxy)).isEqualTo("passing, 0 connections");
    }
}
