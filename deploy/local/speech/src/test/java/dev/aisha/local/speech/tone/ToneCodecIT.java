package dev.aisha.local.speech.tone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.aisha.local.speech.audio.DecodeAudio;
import dev.aisha.local.speech.audio.DecodeAudio.Decoded;
import dev.aisha.local.speech.audio.Ffmpeg;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The code is only worth something if codecs at low bit rates leave every word as it is. */
class ToneCodecIT {

    private static final Ffmpeg FFMPEG = Ffmpeg.find(Optional.empty());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-c:a libopus -b:a 16k -application voip -f ogg",
                "-c:a libopus -b:a 16k -application voip -f ogg / -ar 24000 -c:a libmp3lame -b:a 32k -f mp3",
                "-ar 16000 -c:a libmp3lame -b:a 32k -f mp3",
                "-af volume=-18dB -c:a libopus -b:a 24k -f ogg",
                "-ar 44100 -c:a aac -b:a 48k -f adts / -c:a flac -f flac"
            })
    void codecsKeepEveryWord(String encodings) throws Exception {
        var speech = ToneSpeech.words(numbers()).pause(Duration.ofMillis(150)).pauseEvery(25, Duration.ofSeconds(1));

        assertThat(heard(speech, encodings.split(" / ", -1))).isEqualTo(speech.text());
    }

    /** Opus lets the two tones of some symbol fade in its midst, each of them where it stands in this speech. */
    @ParameterizedTest
    @ValueSource(ints = {1129, 2216})
    void aSymbolThatFadesInItsMidstIsOne(int first) throws Exception {
        var words = ToneSpeech.words(first, first + 19);
        var speech = words.lead(Duration.ofSeconds(17).minus(words.duration()));

        assertThat(heard(speech, "-c:a libopus -b:a 32k -f ogg")).isEqualTo(speech.text());
    }

    private static String heard(ToneSpeech speech, String... encodings) throws Exception {
        byte[] audio = speech.wav();
        for (var encoding : encodings) {
            audio = encode(audio, encoding);
        }
        var decoded = new DecodeAudio(FFMPEG).decode(audio);
        assertThat(decoded).isInstanceOf(Decoded.class);
        return ToneRecogniser.hear(((Decoded) decoded).clip()).text();
    }

    /** A hundred words, with all digits in all places. */
    private static List<Integer> numbers() {
        var numbers = new ArrayList<Integer>();
        for (int i = 0; i < 100; i++) {
            numbers.add(i * 3331 % 10_000);
        }
        return numbers;
    }

    private static byte[] encode(byte[] audio, String encoding) throws IOException {
        var arguments = new ArrayList<>(List.of("-nostdin", "-v", "error", "-i", "pipe:0"));
        arguments.addAll(List.of(encoding.split(" ", -1)));
        arguments.add("pipe:1");
        var process = FFMPEG.run(arguments)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var feeding = CompletableFuture.runAsync(() -> {
            try (var input = process.getOutputStream()) {
                input.write(audio);
            } catch (IOException closed) {
                throw new java.io.UncheckedIOException(closed);
            }
        });
        byte[] encoded = process.getInputStream().readAllBytes();
        feeding.join();
        return encoded;
    }
}
