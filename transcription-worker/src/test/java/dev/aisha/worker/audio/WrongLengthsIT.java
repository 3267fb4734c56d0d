package dev.aisha.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.aisha.local.speech.tone.ToneSpeech;
import dev.aisha.worker.audio.SplitKit.Split;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files whose headers do not know how long they are, or say something else: what can be heard is what counts. */
class WrongLengthsIT {
    private static final int DATA_OF_WAV = 36;

    @TempDir
    static Path files;

    private static SplitKit kit;

    @BeforeAll
    static void findTools() throws Exception {
        kit = new SplitKit(files);
    }

    /** As programs write them that cannot go back to the header, and copies that were cut off. */
    @ParameterizedTest
    @Execution(CONCURRENT)
    @ValueSource(strings = {"0", "ffffffff", "20000000"})
    void aWavOfUnknownLengthIsReadToItsEnd(String size) throws Exception {
        ToneSpeech speech = SplitKit.longSpeech();
        byte[] wav = speech.wav();
        int claimed = Integer.parseUnsignedInt(size, 16);
        ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(4, claimed).putInt(DATA_OF_WAV + 4, claimed);

        assertHears(Files.write(kit.file("streamed-" + size + ".wav"), wav), speech);
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @ValueSource(longs = {0, 16_000, (1L << 36) - 1})
    void aFlacIsReadToItsEndWhateverItClaims(long samples) throws Exception {
        ToneSpeech speech = SplitKit.longSpeech();
        byte[] flac = Files.readAllBytes(kit.encoded("honest.flac", speech, "-c:a", "flac"));
        // STREAMINFO: rate of 20 bits, channels of 3, depth of 5, then the samples.
        ByteBuffer header = ByteBuffer.wrap(flac);
        header.putLong(18, header.getLong(18) >>> 36 << 36 | samples);

        assertHears(Files.write(kit.file("claims-" + samples + ".flac"), flac), speech);
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @CsvSource({"mkv, 1", "mkv, 90000000", "webm, 3000", "webm, -5"})
    void aMatroskaIsReadToItsEndWhateverItClaims(String kind, double seconds) throws Exception {
        ToneSpeech speech = SplitKit.longSpeech();
        byte[] file = Files.readAllBytes(kit.encoded("honest." + kind, speech, "-c:a", "libopus", "-b:a", "24k"));
        byte[] duration = {0x44, (byte) 0x89, (byte) 0x88}; // of 8 bytes, in milliseconds
        ByteBuffer.wrap(file).putDouble(find(file, duration) + duration.length, seconds * 1_000);

        assertHears(Files.write(kit.file("claims-" + seconds + "." + kind), file), speech);
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @ValueSource(ints = {0, 1_000, -1})
    void anMp4IsReadToItsEndWhateverItClaims(int millis) throws Exception {
        ToneSpeech speech = SplitKit.longSpeech();
        byte[] file = Files.readAllBytes(kit.encoded("honest.m4a", speech, "-c:a", "aac", "-b:a", "32k"));
        int movie = find(file, "mvhd".getBytes(StandardCharsets.US_ASCII));
        ByteBuffer.wrap(file).putInt(movie + 20, millis);

        assertHears(Files.write(kit.file("claims-" + millis + ".m4a"), file), speech);
    }

    /** Without a header, a length can only be guessed, and a guess is nothing that anybody should have to pay for. */
    @ParameterizedTest
    @Execution(CONCURRENT)
    @CsvSource(
            delimiter = '|',
            value = {
                "constant.mp3|-c:a libmp3lame -b:a 32k -write_xing 0",
                "variable.mp3|-c:a libmp3lame -q:a 4 -write_xing 0 -id3v2_version 0",
                "variable.aac|-c:a aac -q:a 1 -f adts"
            })
    void aGuessIsNotWhatTheHeadersTell(String name, String coding) throws Exception {
        ToneSpeech speech = SplitKit.longSpeech().lead(Duration.ofSeconds(8));
        Path file = kit.encoded(name, speech, coding.split(" ", -1));

        assertThat(kit.box.probe.probe(file).announced()).isEmpty();
        assertHears(file, speech);
    }

    /** Channels and rates may change where the second begins, which is not where a second of sound is full. */
    @ParameterizedTest
    @Execution(CONCURRENT)
    @CsvSource(
            delimiter = '|',
            value = {
                "mp3|-c:a libmp3lame -ar 16000|-c:a libmp3lame -ar 16000",
                "mp3|-c:a libmp3lame -ar 16000|-c:a libmp3lame -ar 44100 -ac 2",
                "ogg|-c:a libopus|-c:a libopus -b:a 16k",
                "aac|-c:a aac|-c:a aac -ac 2"
            })
    void ofTwoFilesInOneBothAreHeard(String kind, String one, String other) throws Exception {
        ToneSpeech first = ToneSpeech.words(0, 71);
        ToneSpeech second = ToneSpeech.words(71, 100);
        Path both = kit.encoded("first." + kind, first, one.split(" ", -1));
        Path rest = kit.encoded("second." + kind, second, other.split(" ", -1));
        Files.write(both, Files.readAllBytes(rest), StandardOpenOption.APPEND);

        Split split = kit.split(both);

        assertThat(split.length().toMillis())
                .isCloseTo(first.duration().plus(second.duration()).toMillis(), within(250L));
        assertThat(kit.wordsIn(split.chunks()))
                .isEqualTo(ToneSpeech.words(0, 100).numbers());
    }

    @Test
    void soundThatBeginsAfterThePictureIsHeardWhereItIs() throws Exception {
        ToneSpeech speech = SplitKit.speech(20);
        Path late = kit.box.make(
                kit.file("late.mkv"),
                ("-f lavfi -i color=s=64x64:d=20:r=5 -itsoffset 5 -i " + kit.tones(speech)
                                + " -map 0 -map 1 -c:v mjpeg -c:a flac")
                        .split(" ", -1));

        Split split = kit.split(late);

        assertThat(split.length()).isCloseTo(speech.duration().plusSeconds(5), Duration.ofMillis(100));
        assertThat(split.chunks().getFirst().sounds().getFirst().start())
                .isCloseTo(speech.startOf(0).plusSeconds(5), Duration.ofMillis(100));
        assertThat(kit.wordsIn(split.chunks())).isEqualTo(speech.numbers());
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @CsvSource({"mp3, libmp3lame", "ogg, libopus", "webm, libopus", "wav, pcm_s16le"})
    void ofACopyThatWasCutOffAllThatIsThereIsHeard(String kind, String codec) throws Exception {
        ToneSpeech speech = ToneSpeech.words(0, 150).pauseEvery(9, Duration.ofMillis(700));
        byte[] whole = Files.readAllBytes(kit.encoded("whole." + kind, speech, "-c:a", codec, "-b:a", "32k"));
        Path part = Files.write(kit.file("part." + kind), Arrays.copyOf(whole, whole.length * 4 / 5));

        Split split = kit.split(part);

        assertThat(split.length().toMillis()).isCloseTo(speech.duration().toMillis() * 4 / 5, within(2_000L));
        String heard = kit.textOf(split.chunks());
        long there = split.length().minusMillis(900).dividedBy(speech.duration().dividedBy(150));
        assertThat(heard).startsWith(ToneSpeech.words(0, (int) there - 2).text());
    }

    private static void assertHears(Path file, ToneSpeech speech) throws Exception {
        ProbedAudio audio = kit.box.probe.probe(file);
        Split split = kit.split(audio);

        assertThat(split.length().toMillis()).isCloseTo(speech.duration().toMillis(), within(110L));
        assertThat(kit.wordsIn(split.chunks())).isEqualTo(speech.numbers());
    }

    private static int find(byte[] bytes, byte[] wanted) {
        for (int i = 0; i + wanted.length <= bytes.length; i++) {
            if (Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        throw new AssertionError("not in the file");
    }
}
