package dev.aisha.worker.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import dev.aisha.contract.FailureCode;
import dev.aisha.local.speech.tone.ToneSpeech;
import dev.aisha.worker.audio.SplitKit.Split;
import dev.aisha.worker.pace.JobFailed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every kind of file that people send: all of its words are in the chunks, once, and its length is the true one. */
class EveryFormatIT {
    @TempDir
    static Path files;

    private static SplitKit kit;

    @BeforeAll
    static void findTools() throws Exception {
        kit = new SplitKit(files);
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @CsvSource(
            delimiter = '|',
            value = {
                "note.ogg|-c:a libopus -b:a 24k",
                "note.oga|-c:a libopus -b:a 16k -application voip -f ogg",
                "stereo.ogg|-c:a libopus -b:a 64k -ac 2 -ar 48000 -frame_duration 60",
                "surround.ogg|-c:a libopus -ac 6",
                "vorbis.ogg|-ac 2 -c:a vorbis -strict -2",
                "song.mp3|-c:a libmp3lame -b:a 48k -ar 22050 -ac 2",
                "variable.mp3|-c:a libmp3lame -q:a 6 -ar 44100",
                "telephone.mp3|-c:a libmp3lame -b:a 16k -ar 8000",
                "memo.m4a|-c:a aac -b:a 48k -ar 44100",
                "lossless.m4a|-c:a alac -ar 48000",
                "surround.m4a|-c:a aac -ac 6 -ar 96000",
                "raw.aac|-c:a aac -b:a 32k -ar 11025",
                "sound.wav|-c:a pcm_s16le -ar 44100",
                "studio.wav|-c:a pcm_f32le -ar 96000 -ac 2",
                "old.wav|-c:a pcm_mulaw -ar 8000",
                "exact.flac|-c:a flac -ar 11025",
                "telephone.3gp|-c:a aac -ar 8000 -f 3gp",
                "telephone.amr|-c:a libopencore_amrnb -ar 8000 -b:a 12.2k",
                "wide.amr|-c:a libvo_amrwbenc -ar 16000 -b:a 23.85k",
                "browser.webm|-c:a libopus -b:a 32k -f webm -live 1",
                "older.webm|-ac 2 -c:a vorbis -strict -2 -f webm",
                "film.mkv|-c:a flac -ac 6",
                "film.mov|-f lavfi -i color=s=64x64:d=86:r=5 -c:v mjpeg -c:a pcm_s16be -ar 48000",
                "clip.mp4|-f lavfi -i color=s=64x48:d=86:r=5 -c:v libopenh264 -c:a aac -movflags +faststart",
                "live.mp4|-f lavfi -i color=s=64x48:d=86:r=5 -c:v libopenh264 -c:a aac -movflags frag_keyframe+empty_moov",
                "late.mkv|-f lavfi -i color=s=64x48:d=86:r=5 -c:v mjpeg -c:a libmp3lame -output_ts_offset 500"
            })
    void noWordIsLostOrDoubledAtACutWhateverTheFormat(String name, String coding) throws Exception {
        ToneSpeech speech = SplitKit.longSpeech();

        Split split = kit.split(kit.encoded(name, speech, coding.split(" ", -1)));

        assertThat(split.length().toMillis()).isCloseTo(speech.duration().toMillis(), within(120L));
        assertThat(split.chunks()).hasSizeGreaterThanOrEqualTo(2);
        assertIsAllThere(split, speech);
    }

    /** Windows, Macs and televisions send them, and they are accepted. */
    @ParameterizedTest
    @Execution(CONCURRENT)
    @CsvSource(
            delimiter = '|',
            value = {
                "windows.wma|-c:a wmav2",
                "windows.w64|-c:a pcm_s24le",
                "film.avi|-c:a libmp3lame",
                "television.ts|-c:a aac",
                "mac.caf|-c:a pcm_s16be",
                "mac.aiff|-c:a pcm_s16be",
                "sun.au|-c:a pcm_s16be",
                "flash.flv|-c:a libmp3lame -ar 44100",
            })
    void whatIsRareIsReadToo(String name, String coding) throws Exception {
        ToneSpeech speech = SplitKit.speech(20);

        Split split = kit.split(kit.encoded(name, speech, coding.split(" ", -1)));

        assertThat(split.length().toMillis()).isCloseTo(speech.duration().toMillis(), within(150L));
        assertIsAllThere(split, speech);
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @CsvSource({"240, libopus", "384, aac"})
    void ofAVideoNoteTheWordsAreHeard(int side, String codec) throws Exception {
        ToneSpeech speech = SplitKit.speech(20);
        Path note = kit.encoded(
                "round-" + side + ".mp4",
                speech,
                ("-f lavfi -i testsrc=s=" + side + "x" + side + ":d=17:r=5 -c:v libopenh264 -c:a " + codec)
                        .split(" ", -1));

        Split split = kit.split(note);

        assertThat(split.length().toMillis()).isCloseTo(speech.duration().toMillis(), within(250L));
        assertIsAllThere(split, speech);
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @ValueSource(
            strings = {
                "stereo|c1=c0",
                "stereo|c0=c0",
                "5.1|FC=c0",
                "5.1|FL=c0",
                "5.1|FR=c0",
                "5.1|BL=c0",
                "5.1|BR=c0",
                "2.1|FR=c0",
                "7.1|SL=c0",
                "quad|BR=c0"
            })
    void speechInOneChannelIsHeard(String channels) throws Exception {
        ToneSpeech speech = SplitKit.speech(20);
        String name = channels.replaceAll("\\W", "-") + ".mkv";
        Path file = kit.encoded(name, speech, "-af", "pan=" + channels, "-c:a", "flac");

        assertIsAllThere(kit.split(file), speech);
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @CsvSource(
            delimiter = '|',
            value = {
                "song.ogg|-c:a libmp3lame -f mp3|mp3",
                "note.mp3|-c:a libopus -f ogg|ogg",
                "memo.wav|-c:a aac -f ipod|m4a",
                "sound.mp3|-c:a pcm_s16le -f wav|wav",
                "exact.m4a|-c:a flac -f flac|flac",
                "browser.ogg|-c:a libopus -f webm|webm",
                "raw.mp3|-c:a aac -f adts|ogg",
                "film.txt|-c:a aac -f matroska|ogg",
                "nameless|-c:a libmp3lame -write_xing 0 -id3v2_version 0 -f mp3|mp3"
            })
    void aWrongEndingDeceivesNobody(String name, String coding, String format) throws Exception {
        ToneSpeech speech = SplitKit.speech(20);

        Split split = kit.split(kit.encoded("wrong-" + name, speech, coding.split(" ", -1)));

        assertThat(split.chunks())
                .singleElement()
                .satisfies(chunk -> assertThat(chunk.format()).isEqualTo(format));
        assertIsAllThere(split, speech);
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @CsvSource({"films.mkv, flac", "films.mp4, aac"})
    void ofSeveralSoundTracksTheFirstIsHeard(String name, String codec) throws Exception {
        ToneSpeech speech = SplitKit.speech(20);
        String other = kit.tones(ToneSpeech.words(500, 522)).toString();

        Split split = kit.split(kit.encoded(name, speech, "-i", other, "-map", "0", "-map", "1", "-c:a", codec));

        assertThat(split.chunks())
                .singleElement()
                .satisfies(chunk -> assertThat(chunk.format()).isEqualTo("ogg"));
        assertIsAllThere(split, speech);
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @CsvSource({"song.mp3, libmp3lame", "memo.m4a, aac", "exact.flac, flac"})
    void aCoverIsNoVideo(String name, String codec) throws Exception {
        ToneSpeech speech = SplitKit.speech(20);
        Path cover = kit.box.make(
                kit.file("cover-of-" + name + ".jpg"),
                "-f",
                "lavfi",
                "-i",
                "testsrc=s=600x600",
                "-frames:v",
                "1",
                "-update",
                "1");
        String coding = "-i " + cover + " -map 0 -map 1 -c:v copy -disposition:v attached_pic -c:a " + codec;
        Path file = kit.encoded("cover-" + name, speech, coding.split(" ", -1));

        Split split = kit.split(file);

        assertThat(split.chunks())
                .singleElement()
                .satisfies(chunk -> assertThat(chunk.file()).isEqualTo(file));
        assertIsAllThere(split, speech);
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @CsvSource({"mute.mp4, libopenh264", "mute.mkv, mjpeg", "mute.mov, mjpeg", "mute.webm, libvpx"})
    void aVideoWithoutSoundHasNoAudioTrack(String name, String codec) throws Exception {
        Path video = kit.box.make(kit.file(name), "-f", "lavfi", "-i", "color=s=64x64:d=2", "-c:v", codec);

        assertThatThrownBy(() -> kit.split(video))
                .isInstanceOfSatisfying(
                        JobFailed.class, end -> assertThat(end.code()).isEqualTo(FailureCode.NO_AUDIO_TRACK));
    }

    /** Where a telephone has sent nothing, there is silence; ffmpeg leaves it out only where nothing comes any more. */
    @ParameterizedTest
    @Execution(CONCURRENT)
    @ValueSource(strings = {"narrow.amr", "narrow.ogg", "narrow.3gp", "wide.amr", "wide.3gp"})
    void amrIsReadWithAllItsSilences(String name) throws Exception {
        AmrFile amr = name.startsWith("narrow") ? AmrFile.narrow() : AmrFile.wide();
        for (int i = 0; i < 24; i++) {
            amr.noise(50).nothing(150);
        }
        amr.noise(50);
        Path raw = Files.write(kit.file("raw-" + name + ".amr"), amr.bytes());
        Path file = name.endsWith("3gp")
                ? kit.box.make(kit.file(name), "-i", raw.toString(), "-c", "copy", "-f", "3gp")
                : Files.copy(raw, kit.file(name));

        Split split = kit.split(file);

        assertThat(split.length().toMillis()).isCloseTo(amr.millis(), within(60L));
        assertThat(split.chunks()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(split.chunks().stream()
                        .mapToLong(chunk -> chunk.sounds().size())
                        .sum())
                .isEqualTo(25);
    }

    @ParameterizedTest
    @Execution(CONCURRENT)
    @ValueSource(booleans = {true, false})
    void amrIsAsLongAsItsFrames(boolean narrow) throws Exception {
        AmrFile amr = (narrow ? AmrFile.narrow() : AmrFile.wide()).noise(500);
        ProbedAudio audio = kit.box.probe.probe(Files.write(kit.file("noise-" + narrow + ".amr"), amr.bytes()));

        Duration length = new DecodeAudio(kit.box.run, kit.box.config).decode(audio, ChunkSource.none(), slice -> {});

        assertThat(length.toMillis()).isEqualTo(amr.millis());
        assertThat(Ending.of(kit, "noise.amr", amr.bytes()).outcome()).isIn("chunks", FailureCode.NO_SPEECH.name());
    }

    private static void assertIsAllThere(Split split, ToneSpeech speech) throws Exception {
        List<AudioChunk> chunks = split.chunks();
        assertThat(chunks.getFirst().start()).isZero();
        assertThat(chunks.getLast().end()).isCloseTo(split.length(), Duration.ofMillis(110));
        assertThat(chunks).allMatch(chunk -> !chunk.sounds().isEmpty());
        assertThat(kit.wordsIn(chunks)).isEqualTo(speech.numbers());
    }
}
