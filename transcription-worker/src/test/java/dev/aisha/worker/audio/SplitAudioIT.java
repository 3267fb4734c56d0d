package dev.aisha.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.aisha.contract.FailureCode;
import dev.aisha.local.speech.tone.ToneSpeech;
import dev.aisha.worker.pace.JobFailed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** With the real ffmpeg, on speech whose words can be read back exactly. */
class SplitAudioIT {
    @TempDir
    static Path files;

    private static SplitKit kit;

    @BeforeAll
    static void findTools() throws Exception {
        kit = new SplitKit(files);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "note.oga|-c:a libopus -b:a 24k -f ogg|ogg",
                "song.mp3|-c:a libmp3lame -b:a 48k|mp3",
                "memo.m4a|-c:a aac -b:a 48k|m4a",
                "browser.webm|-c:a libopus -b:a 32k -f webm -live 1|webm"
            })
    void aShortNoteGoesUpAsItCame(String name, String coding, String format) throws Exception {
        Path file = kit.encoded("short-" + name, ToneSpeech.words(0, 20), coding.split(" ", -1));

        assertThat(kit.split(file).chunks()).singleElement().satisfies(chunk -> {
            assertThat(chunk.file()).isEqualTo(file);
            assertThat(chunk.format()).isEqualTo(format);
        });
    }

    @Test
    void ofAVideoOnlyTheSoundGoesUp() throws Exception {
        ToneSpeech speech = ToneSpeech.words(0, 20);
        Path video = video("note.mp4", speech);

        List<AudioChunk> chunks = kit.split(video).chunks();

        assertThat(chunks).singleElement().satisfies(chunk -> {
            assertThat(chunk.format()).isEqualTo("ogg");
            assertThat(chunk.file()).isNotEqualTo(video);
        });
        assertThat(kit.wordsIn(chunks)).isEqualTo(speech.numbers());
    }

    @ParameterizedTest
    @ValueSource(strings = {"breathless.ogg", "breathless.mp3"})
    void whereNobodyPausesEveryWordIsWholeOnOneSideOfACut(String name) throws Exception {
        ToneSpeech speech = ToneSpeech.words(0, 300).pause(Duration.ofMillis(40));

        List<AudioChunk> chunks = kit.split(kit.encoded(name, speech)).chunks();

        assertThat(chunks).hasSizeGreaterThanOrEqualTo(3);
        List<Integer> whole = new ArrayList<>();
        for (AudioChunk chunk : chunks) {
            Stream.of(kit.hear(chunk.file()).text().split(" ", -1))
                    .filter(word -> word.matches("w\\d{4}"))
                    .map(word -> Integer.valueOf(word.substring(1)))
                    .forEach(whole::add);
        }
        assertThat(whole).containsAll(speech.numbers());
    }

    @Test
    void aFileThatClaimsToBeShortIsCutAllTheSame() throws Exception {
        ToneSpeech speech = ToneSpeech.words(0, 150).pauseEvery(9, Duration.ofMillis(700));
        ProbedAudio honest = kit.box.probe.probe(kit.encoded("liar.mp3", speech));
        ProbedAudio liar = new ProbedAudio(
                honest.file(),
                honest.container(),
                honest.codec(),
                true,
                Optional.of(Duration.ofSeconds(12)),
                honest.bytes());

        SplitKit.Split split = kit.split(liar);

        assertThat(split.chunks()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(kit.wordsIn(split.chunks())).isEqualTo(speech.numbers());
    }

    @Test
    void silenceInTheMiddleIsNotSentAndShiftsNothing() throws Exception {
        ToneSpeech speech = ToneSpeech.words(0, 20).pauseEvery(10, Duration.ofSeconds(200));

        List<AudioChunk> chunks =
                kit.split(kit.encoded("thoughtful.ogg", speech)).chunks();

        assertThat(kit.wordsIn(chunks)).isEqualTo(speech.numbers());
        assertThat(chunks).hasSizeLessThan(4);
        assertThat(chunks.getLast().sounds().getFirst().start().toMillis())
                .isCloseTo(speech.startOf(10).toMillis(), within(60L));
    }

    @Test
    void theFirstChunkLeavesWhileTheRestIsStillToBeDecoded() throws Exception {
        ToneSpeech speech = ToneSpeech.words(0, 345).pauseEvery(9, Duration.ofMillis(700));
        ProbedAudio audio = kit.box.probe.probe(kit.encoded("leaving.ogg", speech));
        JobFailed enough = new JobFailed(FailureCode.NOT_ENOUGH_COINS);
        List<AudioChunk> chunks = new ArrayList<>();

        assertThatThrownBy(() -> kit.box.split.split(audio, SplitKit.RULES, kit.folder(), chunk -> {
                    chunks.add(chunk);
                    throw enough;
                }))
                .isSameAs(enough);

        assertThat(chunks)
                .singleElement()
                .satisfies(chunk -> assertThat(chunk.index()).isZero());
    }

    @Test
    void cuttingTwiceGivesTheSameBytes() throws Exception {
        ToneSpeech speech = ToneSpeech.words(0, 120).pauseEvery(9, Duration.ofMillis(700));
        for (String name : List.of("same.ogg", "same.mp3")) {
            Path file = kit.encoded(name, speech);

            List<byte[]> first = bytes(kit.split(file).chunks());
            List<byte[]> second = bytes(kit.split(file).chunks());

            assertThat(first).hasSize(2);
            assertThat(second).usingElementComparator(java.util.Arrays::compare).isEqualTo(first);
        }
    }

    @ParameterizedTest
    @CsvSource({"anullsrc=r=48000:cl=mono", "anoisesrc=r=48000:a=0.02:seed=1"})
    void aFileWithoutSpeechHasNothingToHear(String source) throws Exception {
        Path silence = kit.box.make(
                files.resolve("silence.ogg"), "-f", "lavfi", "-i", source, "-t", "8", "-c:a", "libopus", "-b:a", "64k");

        assertEnds(silence, FailureCode.NO_SPEECH);
    }

    @Test
    void aVideoWithoutSoundHasNoAudioTrack() throws Exception {
        Path video = kit.box.make(
                files.resolve("mute.mp4"), "-f", "lavfi", "-i", "color=s=64x64:d=2", "-c:v", "libopenh264");

        assertEnds(video, FailureCode.NO_AUDIO_TRACK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "just a letter to a friend, renamed",
                "#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/a.ts\n",
                "ffconcat version 1.0\nfile '/etc/passwd'\n",
                "<SAMI><BODY>hello</BODY></SAMI>",
                "OggS\0\u0002 and then nothing that makes sense"
            })
    void whatIsNoAudioIsUnreadable(String content) throws Exception {
        Path file = Files.writeString(files.resolve("garbage.ogg"), content, StandardCharsets.ISO_8859_1);

        assertEnds(file, FailureCode.UNREADABLE_AUDIO);
    }

    @Test
    void aListOfOtherFilesIsUnreadableEvenWhereTheyAreAudio() throws Exception {
        Path wanted = kit.encoded("wanted.ogg", ToneSpeech.words(0, 3));

        Path list = Files.writeString(wanted.resolveSibling("list.ogg"), "ffconcat version 1.0\nfile wanted.ogg\n");

        assertEnds(list, FailureCode.UNREADABLE_AUDIO);
    }

    @Test
    void bytesByChanceAreUnreadable() throws Exception {
        byte[] noise = new byte[200_000];
        new java.util.Random(7).nextBytes(noise);

        assertEnds(Files.write(files.resolve("noise.ogg"), noise), FailureCode.UNREADABLE_AUDIO);
    }

    @Test
    void theArchiveIsAnMp3OfAllOfIt() throws Exception {
        ToneSpeech speech = ToneSpeech.words(0, 20);
        ProbedAudio audio = kit.box.probe.probe(kit.encoded("archived.ogg", speech));

        Path mp3 = kit.box.archive.archive(audio, kit.folder());

        assertThat(kit.box.probe.probe(mp3).container()).isEqualTo("mp3");
        assertThat(ToneSpeech.numbers(kit.hear(mp3).text())).isEqualTo(speech.numbers());
    }

    private void assertEnds(Path file, FailureCode code) {
        assertThatThrownBy(() -> kit.split(file))
                .isInstanceOfSatisfying(
                        JobFailed.class, end -> assertThat(end.code()).isEqualTo(code));
    }

    private static Path video(String name, ToneSpeech speech) throws IOException, InterruptedException {
        return kit.encoded(
                name, speech, "-f", "lavfi", "-i", "color=s=64x64:d=16", "-c:v", "libopenh264", "-c:a", "aac");
    }

    private static List<byte[]> bytes(List<AudioChunk> chunks) throws IOException {
        List<byte[]> bytes = new ArrayList<>();
        for (AudioChunk chunk : chunks) {
            bytes.add(Files.readAllBytes(chunk.file()));
        }
        return bytes;
    }
}
