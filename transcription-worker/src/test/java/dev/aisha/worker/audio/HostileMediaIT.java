package dev.aisha.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.aisha.contract.FailureCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Broken and hostile files, with the real ffmpeg: each is refused with a reason or read, no more than that happens, and
 * nothing is left of it. {@code -Daisha.mutations} says how many files are made bad at random, {@code
 * -Daisha.mutations.from} the seed of the first.
 */
class HostileMediaIT {
    private static final Logger LOG = Logger.getLogger(HostileMediaIT.class);
    private static final long MUTATIONS = Long.getLong("aisha.mutations", 90);
    private static final long FROM = Long.getLong("aisha.mutations.from", 1);
    private static final int THREADS = 4;

    @TempDir
    static Path files;

    private static SplitKit kit;
    private static ServerSocketChannel network;
    private static String url;

    @BeforeAll
    static void listen() throws Exception {
        kit = new SplitKit(files);
        network = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        network.configureBlocking(false);
        url = "http://127.0.0.1:" + ((InetSocketAddress) network.getLocalAddress()).getPort();
    }

    @AfterAll
    static void close() throws IOException {
        network.close();
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        Remains remains = new Remains(files);
        await().untilAsserted(() -> assertThat(remains.found()).isEmpty());
    }

    @Test
    void whatIsNoAudioIsUnreadable() throws Exception {
        Path wanted = kit.tones(SplitKit.speech(4));

        List<Ending> endings = endAll(Attacks.noAudio(url, wanted.toString()));

        assertThat(endings).hasSizeGreaterThan(30).allMatch(end -> end.failed(FailureCode.UNREADABLE_AUDIO));
    }

    @Test
    void whatLiesAboutItselfIsReadOrRefused() throws Exception {
        List<Ending> endings = endAll(Attacks.audio(kit, Samples.all(kit)));

        LOG.infof("attacks %s", Ending.summary(endings));
        assertThat(endings).hasSizeGreaterThan(25).allMatch(Ending::isGood);
    }

    /** Or it would be held all at once: three hours took three gigabytes. */
    @Test
    void aLeapInTimeIsSilenceOfAnHourAndABit() throws Exception {
        ProbedAudio leap = kit.box.probe.probe(Attacks.leap(kit, "leaps.mkv", 3, "flac"));

        Duration length = new DecodeAudio(kit.box.run, kit.box.config).decode(leap, ChunkSource.none(), slice -> {});

        assertThat(length).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(75));
    }

    @Test
    void noNetworkIsAttempted() throws Exception {
        Path wanted = kit.tones(SplitKit.speech(4));

        endAll(Attacks.noAudio(url, wanted.toString()));
        endAll(Attacks.elsewhere(Samples.all(kit), url));

        assertThat(network.accept()).isNull();
        try (SocketChannel seen = SocketChannel.open(network.getLocalAddress())) {
            assertThat(seen.isConnected()).isTrue();
            await().until(() -> network.accept() != null);
        }
    }

    @Test
    void whatIsMadeBadAtRandomIsReadOrRefused() throws Exception {
        Map<String, byte[]> samples = Samples.all(kit);

        List<Callable<Ending>> mutants = new ArrayList<>();
        LongStream.range(FROM, FROM + MUTATIONS).forEach(seed -> mutants.add(() -> end(Mutate.of(seed, samples))));

        List<Ending> endings = inParallel(mutants);

        LOG.infof("mutations=%s from=%s %s", MUTATIONS, FROM, Ending.summary(endings));
        assertThat(endings).hasSize((int) MUTATIONS).allMatch(Ending::isGood);
    }

    private static Ending end(Mutate mutant) throws InterruptedException, IOException {
        return Ending.of(kit, mutant.name(), mutant.bytes());
    }

    private static List<Ending> endAll(Map<String, byte[]> attacks) throws InterruptedException, ExecutionException {
        List<Callable<Ending>> runs = new ArrayList<>();
        attacks.forEach((name, content) -> runs.add(() -> Ending.of(kit, name, content)));
        return inParallel(runs);
    }

    private static List<Ending> inParallel(List<Callable<Ending>> runs)
            throws InterruptedException, ExecutionException {
        List<Ending> endings = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Ending> ending : threads.invokeAll(runs)) {
                endings.add(ending.get());
            }
        }
        return endings;
    }
}
