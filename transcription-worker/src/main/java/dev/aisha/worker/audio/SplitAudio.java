package dev.aisha.worker.audio;

import dev.aisha.worker.workspace.JobFolder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.bramp.ffmpeg.builder.FFmpegBuilder;
import net.bramp.ffmpeg.builder.FFmpegOutputBuilder;
import org.jboss.logging.Logger;

/**
 * Cuts audio into chunks in one run of ffmpeg, without losing or doubling any of it.
 *
 * <p>What is short enough and of a kind that the speech service takes goes up as it came. Ogg/Opus is cut between its
 * packets, which are 20 to 60 ms long. Everything else is encoded again as one stream of Ogg/Opus, mono, at a rate for
 * speech, and that stream is cut between packets in the same way. (A run per chunk with {@code -ss … -c copy} would
 * begin up to 0.9 s early, at a page of the Ogg file, and double words.)
 */
@Singleton
public final class SplitAudio {
    private static final Logger LOG = Logger.getLogger(SplitAudio.class);
    private static final String LIST = "chunks.csv";

    /** How far a cut between packets may lie from its plan. Time stamps that jump put it further off. */
    private static final Duration TOLERANCE = Duration.ofMillis(200);

    private final RunTool run;
    private final AudioConfig config;

    SplitAudio(RunTool run, AudioConfig config) {
        this.run = run;
        this.config = config;
    }

    /** The chunks in order, in files in the job's folder or the one file that came. */
    public List<AudioChunk> split(ProbedAudio audio, HeardAudio heard, UploadRules rules, JobFolder folder)
            throws InterruptedException, IOException {
        List<Duration> cuts = PlanCuts.plan(heard.length(), heard.pauses());
        if (cuts.isEmpty() && rules.accept(audio)) {
            String format = audio.uploadFormat().orElseThrow();
            return List.of(new AudioChunk(0, Duration.ZERO, heard.length(), List.of(), audio.file(), format));
        }
        if (audio.isOggOpus() && !cuts.isEmpty()) {
            List<AudioChunk> copied = cut(audio, heard, cuts, folder, SplitAudio::copyPackets);
            if (areAsPlanned(copied, cuts)) {
                return copied;
            }
            LOG.infof("packets do not lie where the sound does, encoding again chunks=%d", copied.size());
        }
        return cut(audio, heard, cuts, folder, SplitAudio::encode);
    }

    private static void copyPackets(FFmpegOutputBuilder output) {
        output.setAudioCodec("copy");
    }

    /** Complexity 0 takes a third of the default's time, and at this rate the difference is not heard in speech. */
    private static void encode(FFmpegOutputBuilder output) {
        output.setAudioFilter(SafeFfmpeg.TRUE_TIMES)
                .setAudioCodec("libopus")
                .setAudioChannels(1)
                .setAudioSampleRate(16_000)
                .setAudioBitRate(32_000)
                .addExtraArgs("-compression_level", "0");
    }

    private List<AudioChunk> cut(
            ProbedAudio audio, HeardAudio heard, List<Duration> cuts, JobFolder folder, Coding coding)
            throws InterruptedException, IOException {
        FFmpegBuilder builder = SafeFfmpeg.reading(audio.file(), config.toolTimeLimit());
        FFmpegOutputBuilder output = SafeFfmpeg.firstTrack(
                builder.addOutput(folder.file("chunk-%05d.ogg").toString()), config.longest());
        coding.apply(output);
        output.setFormat("segment")
                .addExtraArgs("-segment_format", "ogg", "-reset_timestamps", "1")
                .addExtraArgs("-segment_times", cuts.isEmpty() ? "1000000" : times(cuts))
                .addExtraArgs("-segment_list", folder.file(LIST).toString(), "-segment_list_type", "csv");
        ToolRun ended = run.ffmpeg(builder, config.toolTimeLimit(), line -> LOG.debugf("ffmpeg says line=%s", line));
        if (!ended.ok()) {
            throw new IOException("ffmpeg could not cut what it could decode, exit " + ended.exit());
        }
        return read(folder, heard.length());
    }

    private static String times(List<Duration> cuts) {
        return cuts.stream().map(FfmpegTimes::seconds).collect(Collectors.joining(","));
    }

    /** ffmpeg's own list of what it wrote: {@code name,start,end} in seconds. */
    private static List<AudioChunk> read(JobFolder folder, Duration length) throws IOException {
        List<AudioChunk> chunks = new ArrayList<>();
        Duration start = Duration.ZERO;
        List<String> lines = Files.readAllLines(folder.file(LIST));
        for (String line : lines) {
            String[] columns = line.split(",", -1);
            Path file = folder.file(columns[0]);
            boolean last = chunks.size() == lines.size() - 1;
            Duration end = last ? length : FfmpegTimes.duration(Double.parseDouble(columns[2]));
            chunks.add(new AudioChunk(chunks.size(), start, end, List.of(), file, "ogg"));
            start = end;
        }
        return chunks;
    }

    private static boolean areAsPlanned(List<AudioChunk> chunks, List<Duration> cuts) {
        if (chunks.size() != cuts.size() + 1) {
            return false;
        }
        for (int i = 0; i < cuts.size(); i++) {
            if (chunks.get(i).end().minus(cuts.get(i)).abs().compareTo(TOLERANCE) > 0) {
                return false;
            }
        }
        return true;
    }

    /** How the chunks' sound is written. */
    @FunctionalInterface
    private interface Coding {
        void apply(FFmpegOutputBuilder output);
    }
}
