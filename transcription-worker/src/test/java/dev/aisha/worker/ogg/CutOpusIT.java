package dev.aisha.worker.ogg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.local.speech.recognition.AudioClip;
import dev.aisha.local.speech.tone.ToneRecogniser;
import dev.aisha.local.speech.tone.ToneSpeech;
import dev.aisha.worker.audio.Toolbox;
import dev.aisha.worker.ogg.CheckedOgg.NotPlain;
import dev.aisha.worker.ogg.CheckedOgg.Plain;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** With the real ffmpeg: what a chunk is decoded to, beside the same time of the decoded source. */
class CutOpusIT {
    private static final ToneSpeech SPEECH =
            ToneSpeech.words(0, 30).lead(Duration.ofMillis(300)).pauseEvery(5, Duration.ofMillis(700));

    /** Edges at which chunks begin and end, at no packet's. */
    private static final List<Duration> EDGES =
            List.of(millis(0), millis(3_217), millis(9_001), millis(9_502), millis(17_777), millis(60_000));

    @TempDir
    static Path files;

    @TempDir
    Path folder;

    private static Toolbox box;

    @BeforeAll
    static void findTools() throws Exception {
        box = new Toolbox();
    }

    @ParameterizedTest
    @CsvSource({
        "libopus, audio, 2.5, 1, 48k", "libopus, audio, 10, 1, 32k", "libopus, audio, 20, 1, 24k",
        "libopus, audio, 20, 2, 64k", "libopus, audio, 60, 2, 48k", "libopus, voip, 20, 1, 12k",
        "libopus, voip, 60, 1, 16k", "opus, audio, 20, 1, 24k", "opus, voip, 60, 1, 12k"
    })
    void aChunkIsDecodedToTheSameSamplesAsThatTimeOfTheSource(
            String decoder, String application, String frame, int channels, String rate) throws Exception {
        Path source = encoded(application, frame, channels, rate);
        short[] whole = decoded(source, decoder, channels);
        assertThat(CheckOgg.check(source)).isEqualTo(new Plain(OpusTime.duration(whole.length / channels)));

        List<Path> chunks = cut(source, EDGES, millis(3_000));

        double worst = 1_000;
        for (int i = 0; i < chunks.size(); i++) {
            int from = (int) OpusTime.samples(begin(EDGES.get(i), millis(3_000))) * channels;
            int to = Math.min(whole.length, (int) OpusTime.samples(EDGES.get(i + 1)) * channels);
            short[] chunk = decoded(chunks.get(i), decoder, channels);
            worst = Math.min(worst, closeness(chunk, Arrays.copyOfRange(whole, from, to)));
        }
        assertThat(worst).isGreaterThanOrEqualTo(80);
    }

    @Test
    void noWordIsLostOrDoubledByCutsInPauses() throws Exception {
        Path source = encoded("voip", "20", 1, "24k");
        List<Duration> edges = new ArrayList<>(List.of(Duration.ZERO));
        for (int word = 5; word < 30; word += 5) {
            edges.add(SPEECH.startOf(word).minusMillis(350));
        }
        edges.add(millis(100_000));

        List<Integer> words = new ArrayList<>();
        for (Path chunk : cut(source, edges, Duration.ZERO)) {
            words.addAll(ToneSpeech.numbers(hear(chunk)));
        }

        assertThat(words).isEqualTo(SPEECH.numbers());
    }

    @Test
    void aCopyThatGrowsGivesTheSameBytesAndSoDoesCuttingTwice() throws Exception {
        Path source = encoded("audio", "20", 2, "64k");
        List<Path> chunks = cut(source, EDGES, millis(3_000));
        List<Path> again = cut(source, EDGES, millis(3_000));
        Path growing = Files.createFile(folder.resolve("growing.ogg"));

        List<Path> grown = new ArrayList<>();
        try (CutOpus cut = CutOpus.of(growing);
                ByteArrayInputStream rest = new ByteArrayInputStream(Files.readAllBytes(source));
                OutputStream copy = Files.newOutputStream(growing)) {
            for (int i = 0; i + 1 < EDGES.size(); i++) {
                Path chunk = folder.resolve("grown-" + i + ".ogg");
                while (!cut.cut(begin(EDGES.get(i), millis(3_000)), EDGES.get(i + 1), chunk)) {
                    assertThat(rest.available()).isPositive();
                    copy.write(rest.readNBytes(777));
                    if (rest.available() == 0) {
                        cut.ended();
                    }
                }
                grown.add(chunk);
            }
        }

        assertThat(bytes(again)).containsExactlyElementsOf(bytes(chunks));
        assertThat(bytes(grown)).containsExactlyElementsOf(bytes(chunks));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "0, 40", "5, 6", "3000, 3020", "3000, 3900"})
    void aChunkOfAnInstantIsExactToo(int from, int to) throws Exception {
        Path source = encoded("audio", "20", 1, "24k");

        List<Path> chunks = cut(source, List.of(millis(from), millis(to)), Duration.ZERO);

        assertThat(decoded(chunks.getFirst(), "opus", 1)).hasSize((to - from) * 48);
        assertThat(decoded(chunks.getFirst(), "libopus", 1)).hasSize((to - from) * 48);
    }

    @Test
    void whatOthersPutIntoOggIsNotPlain() throws Exception {
        String wav = speech().toString();
        Path surround = box.make(files.resolve("surround.ogg"), "-i", wav, "-ac", "6", "-c:a", "libopus");
        Path flac = box.make(files.resolve("flac.ogg"), "-i", wav, "-c:a", "flac");
        Path two = box.make(files.resolve("two.ogg"), "-i", wav, "-map", "0", "-map", "0", "-c:a", "libopus");
        byte[] plain = Files.readAllBytes(encoded("voip", "20", 1, "24k"));
        Path chained = Files.write(files.resolve("chained.ogg"), plain);
        Files.write(chained, plain, StandardOpenOption.APPEND);

        for (Path other : List.of(speech(), surround, flac, two, chained)) {
            assertThat(CheckOgg.check(other)).isInstanceOf(NotPlain.class);
        }
    }

    /** How far the difference lies below the signal, in dB. */
    private static double closeness(short[] heard, short[] wanted) {
        assertThat(heard).hasSameSizeAs(wanted);
        double signal = 0;
        double difference = 0;
        for (int i = 0; i < wanted.length; i++) {
            signal += (double) wanted[i] * wanted[i];
            difference += Math.pow(wanted[i] - heard[i], 2);
        }
        return difference == 0 ? 1_000 : 10 * Math.log10(signal / difference);
    }

    private List<Path> cut(Path source, List<Duration> edges, Duration overlap) throws IOException {
        List<Path> chunks = new ArrayList<>();
        Path in = Files.createTempDirectory(folder, "cut");
        try (CutOpus cut = CutOpus.of(source)) {
            cut.ended();
            for (int i = 0; i + 1 < edges.size(); i++) {
                Path chunk = in.resolve(i + ".ogg");
                assertThat(cut.cut(begin(edges.get(i), overlap), edges.get(i + 1), chunk))
                        .isTrue();
                chunks.add(chunk);
            }
        }
        return chunks;
    }

    private static Duration begin(Duration edge, Duration overlap) {
        return edge.compareTo(overlap) > 0 ? edge.minus(overlap) : edge;
    }

    private static Path speech() throws IOException {
        return Files.write(files.resolve("speech.wav"), SPEECH.wav());
    }

    private static Path encoded(String application, String frame, int channels, String rate) throws Exception {
        Path file = files.resolve(String.join("-", application, frame, String.valueOf(channels), rate) + ".ogg");
        String[] coding = ("-c:a libopus -application " + application + " -frame_duration " + frame + " -b:a " + rate
                        + (channels == 1 ? "" : " -af aformat=channel_layouts=stereo,adelay=0|40"))
                .split(" ", -1);
        List<String> arguments = new ArrayList<>(List.of("-i", speech().toString()));
        arguments.addAll(List.of(coding));
        return box.make(file, arguments.toArray(String[]::new));
    }

    private short[] decoded(Path file, String decoder, int channels) throws Exception {
        Path pcm = box.make(
                folder.resolve("decoded.pcm"),
                "-c:a",
                decoder,
                "-i",
                file.toString(),
                "-ac",
                String.valueOf(channels),
                "-f",
                "s16le");
        byte[] bytes = Files.readAllBytes(pcm);
        short[] samples = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    private String hear(Path file) throws Exception {
        Path pcm =
                box.make(folder.resolve("heard.pcm"), "-i", file.toString(), "-ac", "1", "-ar", "16000", "-f", "s16le");
        return ToneRecogniser.hear(AudioClip.ofLittleEndian(Files.readAllBytes(pcm)))
                .text();
    }

    private static List<byte[]> bytes(List<Path> chunks) throws IOException {
        List<byte[]> bytes = new ArrayList<>();
        for (Path chunk : chunks) {
            bytes.add(Files.readAllBytes(chunk));
        }
        return bytes;
    }

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }
}
