package dev.aisha.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.aisha.local.speech.recognition.Recognition;
import dev.aisha.local.speech.tone.ToneSpeech;
import dev.aisha.worker.audio.SplitKit.Split;
import dev.aisha.worker.speech.RecognisedText;
import dev.aisha.worker.speech.RecognisedText.TimedText;
import dev.aisha.worker.transcript.AssembleTranscript;
import dev.aisha.worker.transcript.Transcript;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Thousands of words through files of several kinds, with pauses of several kinds: cut, each chunk heard by itself, and
 * joined again. {@code -Daisha.words} says how many.
 */
class EveryWordIT {
    private static final Logger LOG = Logger.getLogger(EveryWordIT.class);
    private static final int WORDS = Integer.getInteger("aisha.words", 1_000);
    private static final int WORDS_PER_FILE = 500;
    private static final Duration CLOSE = Duration.ofMillis(300);

    @TempDir
    static Path files;

    private static SplitKit kit;

    @BeforeAll
    static void findTools() throws Exception {
        kit = new SplitKit(files);
    }

    enum Kind {
        VOICE_NOTE("ogg", "-c:a libopus -b:a 24k"),
        SONG("mp3", "-c:a libmp3lame -q:a 6 -ar 44100"),
        MEMO("m4a", "-c:a aac -b:a 32k"),
        BROWSER("webm", "-c:a libopus -b:a 24k -live 1"),
        TELEPHONE("wav", "-c:a pcm_mulaw -ar 8000"),
        FILM("mkv", "-c:a flac -ac 6"),
        STEREO("ogg", "-c:a libopus -b:a 48k -ac 2 -frame_duration 60");

        private final String ending;
        private final String coding;

        Kind(String ending, String coding) {
            this.ending = ending;
            this.coding = coding;
        }
    }

    enum Pauses {
        /** A breath between sentences. */
        SENTENCES(150, 300, 5, 15, 400, 1_200),
        /** None at which to cut. */
        NONE(30, 60, 0, 0, 0, 0),
        /** Words alike far apart. */
        SLOW(350, 700, 0, 0, 0, 0),
        /** Nothing for up to two minutes. */
        THOUGHTFUL(150, 250, 30, 60, 20_000, 120_000),
        /** Short ones only, between words that nearly run together. */
        BREATHLESS(40, 70, 8, 30, 170, 260);

        private final int shortest;
        private final int longest;
        private final int fewest;
        private final int most;
        private final int shortestLong;
        private final int longestLong;

        Pauses(int shortest, int longest, int fewest, int most, int shortestLong, int longestLong) {
            this.shortest = shortest;
            this.longest = longest;
            this.fewest = fewest;
            this.most = most;
            this.shortestLong = shortestLong;
            this.longestLong = longestLong;
        }

        ToneSpeech speech(List<Integer> words, SplittableRandom random) {
            ToneSpeech speech = ToneSpeech.words(words)
                    .lead(Duration.ofMillis(random.nextInt(2_000)))
                    .pause(Duration.ofMillis(random.nextInt(shortest, longest)));
            return fewest == 0
                    ? speech
                    : speech.pauseEvery(
                            random.nextInt(fewest, most), Duration.ofMillis(random.nextInt(shortestLong, longestLong)));
        }
    }

    /** A file, how it is encoded, how people pause in it, and how much they say; the same for the same seed. */
    record Told(int seed, Kind kind, Pauses pauses, int words) {
        static Told of(int seed) {
            Kind[] kinds = Kind.values();
            Pauses[] pauses = Pauses.values();
            return new Told(
                    seed,
                    kinds[seed % kinds.length],
                    pauses[seed % pauses.length],
                    Math.min(WORDS_PER_FILE, WORDS - seed * WORDS_PER_FILE));
        }

        ToneSpeech speech() {
            SplittableRandom random = new SplittableRandom(seed);
            List<Integer> numbers = IntStream.range(0, words)
                    .map(i -> random.nextInt(10_000))
                    .boxed()
                    .toList();
            return pauses.speech(numbers, random);
        }
    }

    private static Stream<Told> files() {
        return IntStream.range(0, (WORDS + WORDS_PER_FILE - 1) / WORDS_PER_FILE).mapToObj(Told::of);
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @MethodSource("files")
    void everyWordIsThereOnceInOrderAndInTime(Told told) throws Exception {
        ToneSpeech speech = told.speech();
        Path file = kit.encoded(
                told.seed() + "." + told.kind().ending,
                speech,
                told.kind().coding.split(" ", -1));

        Split split = kit.split(file);
        List<RecognisedText> heard = new ArrayList<>();
        for (AudioChunk chunk : split.chunks()) {
            heard.add(text(kit.hear(chunk.file())));
        }
        Transcript transcript = AssembleTranscript.assemble(split.chunks(), heard, split.length());

        LOG.infof("%s length=%s chunks=%s", told, split.length(), split.chunks().size());
        assertThat(split.length().toMillis()).isCloseTo(speech.duration().toMillis(), within(100L));
        assertThat(ToneSpeech.numbers(transcript.text())).isEqualTo(speech.numbers());
        assertThat(transcript.segments().getFirst().start()).isCloseTo(speech.startOf(0), CLOSE);
        assertThat(transcript.segments().getLast().end()).isCloseTo(endOfLast(speech), CLOSE);
        assertWordsAreInTime(split.chunks(), heard, speech);
        delete(split, file);
    }

    /** Of chunks that do not overlap: each word, in its chunk, at its time in the whole. */
    private static void assertWordsAreInTime(List<AudioChunk> chunks, List<RecognisedText> heard, ToneSpeech speech) {
        boolean overlap = IntStream.range(1, chunks.size())
                .anyMatch(i -> chunks.get(i).start().compareTo(chunks.get(i - 1).end()) < 0);
        if (overlap) {
            return;
        }
        int word = 0;
        for (AudioChunk chunk : chunks) {
            for (TimedText said : heard.get(chunk.index()).segments()) {
                assertThat(chunk.start().plus(said.start())).isCloseTo(speech.startOf(word), CLOSE);
                assertThat(said.text())
                        .isEqualTo(ToneSpeech.word(speech.numbers().get(word)));
                word++;
            }
        }
        assertThat(word).isEqualTo(speech.numbers().size());
    }

    private static Duration endOfLast(ToneSpeech speech) {
        return speech.startOf(speech.numbers().size() - 1).plus(ToneSpeech.WORD);
    }

    private static RecognisedText text(Recognition heard) {
        List<TimedText> segments = heard.segments().stream()
                .map(said -> new TimedText(said.start(), said.end(), said.text()))
                .toList();
        return new RecognisedText(heard.text(), heard.language(), segments, List.of());
    }

    private static void delete(Split split, Path file) throws IOException {
        for (AudioChunk chunk : split.chunks()) {
            Files.deleteIfExists(chunk.file());
        }
        Files.deleteIfExists(file);
    }
}
