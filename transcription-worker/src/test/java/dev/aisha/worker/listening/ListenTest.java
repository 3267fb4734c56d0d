package dev.aisha.worker.listening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.aisha.local.speech.tone.ToneSpeech;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListenTest {
    private static final float SILENCE = -60;
    private static final double FULL_SCALE = 32_768;

    /** Samples that are put together by a test. */
    private static final class Recording {
        private final ByteBuffer pcm;
        private final Random chance = new Random(7);

        Recording(Duration length) {
            pcm = ByteBuffer.allocate(Math.toIntExact(length.toMillis() * Frames.SAMPLE_RATE / 1000 * Short.BYTES))
                    .order(ByteOrder.LITTLE_ENDIAN);
        }

        /** White noise of this level, mixed into everything. */
        Recording noise(double decibel) {
            double amplitude = FULL_SCALE * Math.pow(10, decibel / 20);
            for (int i = 0; i < pcm.capacity(); i += Short.BYTES) {
                mix(i, chance.nextGaussian() * amplitude);
            }
            return this;
        }

        /** A tone of this level. */
        Recording tone(Duration from, Duration to, double hertz, double decibel) {
            double amplitude = FULL_SCALE * Math.sqrt(2) * Math.pow(10, decibel / 20);
            for (int i = at(from); i < at(to); i += Short.BYTES) {
                mix(i, amplitude * Math.sin(2 * Math.PI * hertz * i / Short.BYTES / Frames.SAMPLE_RATE));
            }
            return this;
        }

        Recording speech(ToneSpeech speech, double gain) {
            byte[] wav = speech.wav();
            ByteBuffer words = ByteBuffer.wrap(wav, 44, wav.length - 44).slice().order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i + 1 < Math.min(words.capacity(), pcm.capacity()); i += Short.BYTES) {
                mix(i, words.getShort(i) * gain);
            }
            return this;
        }

        private void mix(int at, double value) {
            pcm.putShort(at, (short) Math.clamp(Math.round(pcm.getShort(at) + value), -32_768, 32_767));
        }

        private static int at(Duration time) {
            return Math.toIntExact(time.toMillis() * Frames.SAMPLE_RATE / 1000 * Short.BYTES);
        }

        List<Slice> slices(int block) throws Exception {
            List<Slice> slices = new ArrayList<>();
            Listen listen = new Listen(SILENCE, slices::add);
            byte[] all = pcm.array();
            for (int from = 0; from < all.length; from += block) {
                byte[] part = java.util.Arrays.copyOfRange(all, from, Math.min(all.length, from + block));
                listen.accept(part, part.length);
            }
            listen.end();
            return slices;
        }

        List<Slice> slices() throws Exception {
            return slices(65_536);
        }
    }

    private static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    private static Recording recording(ToneSpeech speech) {
        return new Recording(speech.duration()).speech(speech, 1);
    }

    /** When the words of a speech are heard. */
    private static boolean isInAWord(ToneSpeech speech, Duration time) {
        for (int word = 0; word < speech.numbers().size(); word++) {
            Duration start = speech.startOf(word);
            if (start.compareTo(time) < 0 && time.compareTo(start.plus(ToneSpeech.WORD)) < 0) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @ValueSource(doubles = {-90, -50, -35, -30})
    void cutsLieInPausesHoweverLoudTheRoomIs(double noise) throws Exception {
        ToneSpeech speech = ToneSpeech.words(0, 300).pauseEvery(8, Duration.ofMillis(700));

        List<Slice> slices = recording(speech).noise(noise).slices();

        assertThat(slices).hasSizeGreaterThanOrEqualTo(4);
        assertThat(slices.subList(0, slices.size() - 1))
                .noneMatch(slice -> isInAWord(speech, slice.end()))
                .allMatch(slice -> !slice.last());
        assertThat(slices.getLast().last()).isTrue();
    }

    @Test
    void aQuietRecordingIsCutInItsPausesToo() throws Exception {
        ToneSpeech speech = ToneSpeech.words(0, 120).pauseEvery(8, Duration.ofMillis(700));

        List<Slice> slices =
                new Recording(speech.duration()).speech(speech, 0.01).noise(-80).slices();

        assertThat(slices).hasSize(2).allMatch(Slice::hasSound);
        assertThat(isInAWord(speech, slices.getFirst().end())).isFalse();
    }

    @Test
    void slicesFollowEachOtherAndSayWhenThereIsSound() throws Exception {
        ToneSpeech speech = ToneSpeech.words(0, 250).lead(seconds(2)).pauseEvery(10, Duration.ofMillis(900));

        List<Slice> slices = recording(speech).noise(-60).slices();

        assertThat(slices.getFirst().start()).isZero();
        for (int i = 1; i < slices.size(); i++) {
            assertThat(slices.get(i).start()).isEqualTo(slices.get(i - 1).end());
        }
        assertThat(slices.getLast().end()).isEqualTo(speech.duration());
        List<Sound> sounds =
                slices.stream().flatMap(slice -> slice.sounds().stream()).toList();
        assertThat(sounds.getFirst().start().toMillis()).isCloseTo(2_000, within(30L));
        assertThat(sounds.getFirst().end().toMillis())
                .isCloseTo(speech.startOf(9).plus(ToneSpeech.WORD).toMillis(), within(60L));
        assertThat(sounds).hasSize(25);
    }

    @Test
    void whereNobodyPausesWhatIsSaidAroundTheCutIsHeardTwice() throws Exception {
        Recording breathless = new Recording(seconds(200)).tone(Duration.ZERO, seconds(200), 440, -12);

        List<Slice> slices = breathless.slices();

        assertThat(slices).extracting(slice -> slice.start().toSeconds()).containsExactly(0L, 56L, 112L, 168L);
        assertThat(slices).extracting(slice -> slice.end().toSeconds()).containsExactly(60L, 116L, 172L, 200L);
    }

    @Test
    void whatIsSilentOrSteadyNoiseHasNothingToHear() throws Exception {
        assertThat(new Recording(seconds(90)).slices()).hasSize(2).noneMatch(Slice::hasSound);
        assertThat(new Recording(seconds(20)).noise(-70).slices()).noneMatch(Slice::hasSound);
        assertThat(new Recording(seconds(20)).noise(-25).slices()).noneMatch(Slice::hasSound);
    }

    @Test
    void oneShortWordInAMinuteOfNoiseIsHeard() throws Exception {
        List<Slice> slices = new Recording(seconds(70))
                .noise(-50)
                .tone(seconds(30), Duration.ofMillis(30_300), 300, -25)
                .slices();

        assertThat(slices)
                .singleElement()
                .satisfies(slice -> assertThat(slice.sounds()).singleElement().satisfies(sound -> {
                    assertThat(sound.start().toMillis()).isCloseTo(30_000, within(20L));
                    assertThat(sound.end().toMillis()).isCloseTo(30_300, within(20L));
                }));
    }

    @Test
    void aSteadyVoiceOrToneIsNoNoise() throws Exception {
        assertThat(new Recording(seconds(20))
                        .tone(Duration.ZERO, seconds(20), 120, -30)
                        .noise(-45)
                        .slices())
                .allMatch(Slice::hasSound);
    }

    @Test
    void aConstantOffsetIsNoSound() throws Exception {
        Recording offset = new Recording(seconds(5));
        for (int i = 0; i < offset.pcm.capacity(); i += Short.BYTES) {
            offset.pcm.putShort(i, (short) 9_000);
        }

        assertThat(offset.slices()).noneMatch(Slice::hasSound);
    }

    @Test
    void howSoundIsHandedOverDoesNotMatter() throws Exception {
        Recording recording = recording(ToneSpeech.words(0, 130).pauseEvery(8, Duration.ofMillis(700)))
                .noise(-50);

        assertThat(recording.slices(1_001)).isEqualTo(recording.slices(1 << 20));
    }

    @Test
    void noTailOfAnInstantIsLeft() throws Exception {
        Recording recording = new Recording(seconds(76)).tone(Duration.ZERO, seconds(74), 440, -12);

        List<Slice> slices = recording.slices();

        assertThat(slices).hasSize(2);
        assertThat(slices.getLast().end().minus(slices.getLast().start())).isGreaterThanOrEqualTo(seconds(2));
    }

    @Property(tries = 60)
    void slicesCoverEverythingWithinTheirBounds(@ForAll @IntRange(min = 0, max = 260_000) int millis, @ForAll long seed)
            throws Exception {
        Duration length = Duration.ofMillis(millis);
        Random chance = new Random(seed);
        Recording recording = new Recording(length);
        Duration at = Duration.ZERO;
        while (at.compareTo(length) < 0) {
            Duration end = at.plusMillis(chance.nextInt(1, 40_000));
            recording.tone(at, end.compareTo(length) < 0 ? end : length, 300, -20);
            at = end.plusMillis(chance.nextInt(1, 3_000));
        }

        List<Slice> slices = recording.slices();

        assertThat(slices.getFirst().start()).isZero();
        assertThat(slices.getLast().end()).isEqualTo(length);
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            Duration lasts = slice.end().minus(slice.start());
            assertThat(slice.index()).isEqualTo(i);
            assertThat(lasts).isLessThanOrEqualTo(PlanCut.LATEST);
            if (!slice.last()) {
                assertThat(lasts).isGreaterThanOrEqualTo(PlanCut.EARLIEST);
            } else if (i > 0) {
                assertThat(lasts).isGreaterThanOrEqualTo(PlanCut.SHORTEST_TAIL);
            }
            if (i > 0) {
                Duration overlap = slices.get(i - 1).end().minus(slice.start());
                assertThat(overlap).isIn(Duration.ZERO, PlanCut.OVERLAP);
            }
        }
    }
}
