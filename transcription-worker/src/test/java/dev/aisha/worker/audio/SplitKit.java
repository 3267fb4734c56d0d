package dev.aisha.worker.audio;

import dev.aisha.contract.JobId;
import dev.aisha.local.speech.recognition.AudioClip;
import dev.aisha.local.speech.recognition.Recognition;
import dev.aisha.local.speech.tone.ToneRecogniser;
import dev.aisha.local.speech.tone.ToneSpeech;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.workspace.JobFolder;
import dev.aisha.worker.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Speech in files of many kinds, split with the real ffmpeg, and heard again. */
final class SplitKit {
    static final UploadRules RULES = new UploadRules(Set.of("ogg", "mp3", "m4a", "wav", "flac", "webm"), 25_000_000);

    final Toolbox box = new Toolbox();
    private final Path files;
    private final Workspace workspace;

    /** Keeps what it makes in this folder. */
    SplitKit(Path files) throws IOException, InterruptedException {
        this.files = files;
        workspace = new Workspace(files.resolve("work"));
    }

    /** What came of a file. */
    record Split(List<AudioChunk> chunks, Duration length) {}

    /** Speech that is long enough to be cut once, 86 s, with pauses to cut it in. */
    static ToneSpeech longSpeech() {
        return speech(100);
    }

    /** So many words, with a longer pause after every ninth. */
    static ToneSpeech speech(int words) {
        return ToneSpeech.words(0, words).lead(Duration.ofMillis(300)).pauseEvery(9, Duration.ofMillis(700));
    }

    Split split(Path file) throws JobFailed, InterruptedException, IOException {
        return split(box.probe.probe(file));
    }

    Split split(ProbedAudio audio) throws JobFailed, InterruptedException, IOException {
        List<AudioChunk> chunks = new ArrayList<>();
        Duration length = box.split.split(audio, RULES, folder(), chunks::add);
        return new Split(chunks, length);
    }

    /** A new one, for each file that is split. */
    JobFolder folder() throws IOException {
        return workspace.open(JobId.of(1, 2, 3));
    }

    Path file(String name) {
        return files.resolve(name);
    }

    /** A new file of this speech; {@code coding} are ffmpeg's options for it, further inputs first. */
    Path encoded(String name, ToneSpeech speech, String... coding) throws IOException, InterruptedException {
        Path wav = tones(speech);
        List<String> arguments = new ArrayList<>(List.of("-i", wav.toString()));
        arguments.addAll(List.of(coding));
        Path folder = Files.createTempDirectory(files, "encoded");
        return box.make(folder.resolve(name), arguments.toArray(String[]::new));
    }

    /** The speech as it is. */
    synchronized Path tones(ToneSpeech speech) throws IOException {
        Path wav = file("tones-%08x.wav".formatted(speech.hashCode()));
        return Files.exists(wav) ? wav : Files.write(wav, speech.wav());
    }

    /** The words of all chunks, none of which may be less than whole. */
    List<Integer> wordsIn(List<AudioChunk> chunks) throws IOException, InterruptedException {
        return ToneSpeech.numbers(textOf(chunks));
    }

    String textOf(List<AudioChunk> chunks) throws IOException, InterruptedException {
        List<String> texts = new ArrayList<>();
        for (AudioChunk chunk : chunks) {
            texts.add(hear(chunk.file()).text());
        }
        return String.join(" ", texts);
    }

    Recognition hear(Path file) throws IOException, InterruptedException {
        Path pcm = Files.createTempFile(files, "heard", ".pcm");
        box.make(pcm, "-i", file.toString(), "-ac", "1", "-ar", "16000", "-f", "s16le");
        Recognition heard = ToneRecogniser.hear(AudioClip.ofLittleEndian(Files.readAllBytes(pcm)));
        Files.delete(pcm);
        return heard;
    }
}
