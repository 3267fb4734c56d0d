package dev.aisha.worker;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobResult;
import dev.aisha.contract.TranscriptKeys;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.worker.audio.ArchiveAudio;
import dev.aisha.worker.audio.EncodedSize;
import dev.aisha.worker.audio.ProbeAudio;
import dev.aisha.worker.audio.ProbedAudio;
import dev.aisha.worker.audio.SplitAudio;
import dev.aisha.worker.billing.CoveredSeconds;
import dev.aisha.worker.billing.RaiseReservation;
import dev.aisha.worker.fetch.FetchAudio;
import dev.aisha.worker.pace.Alongside;
import dev.aisha.worker.pace.Deadline;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.queue.Lease;
import dev.aisha.worker.queue.ReportProgress;
import dev.aisha.worker.speech.RecogniseChunks;
import dev.aisha.worker.speech.RecognisedText;
import dev.aisha.worker.speech.Recognition;
import dev.aisha.worker.speech.SpeechEngine;
import dev.aisha.worker.speech.SpeechHints;
import dev.aisha.worker.storage.KeepTranscript;
import dev.aisha.worker.transcript.AssembleTranscript;
import dev.aisha.worker.transcript.Transcript;
import dev.aisha.worker.workspace.JobFolder;
import dev.aisha.worker.workspace.Need;
import dev.aisha.worker.workspace.WorkInFolder;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/** How audio becomes text. */
@Singleton
final class TranscribeJob {
    private static final Logger LOG = Logger.getLogger(TranscribeJob.class);

    private final FetchAudio fetch;
    private final ProbeAudio probe;
    private final RaiseReservation reservation;
    private final SplitAudio split;
    private final ArchiveAudio archive;
    private final RecogniseChunks recognise;
    private final SpeechEngine engine;
    private final KeepTranscript keep;
    private final ReportProgress progress;
    private final WorkInFolder folders;
    private final JobMeters meters;
    private final Clock clock;

    TranscribeJob(
            FetchAudio fetch,
            ProbeAudio probe,
            RaiseReservation reservation,
            SplitAudio split,
            ArchiveAudio archive,
            RecogniseChunks recognise,
            SpeechEngine engine,
            KeepTranscript keep,
            ReportProgress progress,
            WorkInFolder folders,
            JobMeters meters,
            Clock clock) {
        this.fetch = fetch;
        this.probe = probe;
        this.reservation = reservation;
        this.split = split;
        this.archive = archive;
        this.recognise = recognise;
        this.engine = engine;
        this.keep = keep;
        this.progress = progress;
        this.folders = folders;
        this.meters = meters;
        this.clock = clock;
    }

    /**
     * Transcribes the note of a job.
     *
     * @throws JobFailed where nothing comes of it
     */
    JobResult work(Lease lease, TranscriptionJob job, Deadline deadline)
            throws JobFailed, InterruptedException, IOException {
        Instant leased = clock.instant();
        Need need = new Need(fetch.expected(job), EncodedSize.of(job.heldSeconds()));
        return folders.work(job.id(), need, deadline, folder -> transcribe(lease, job, leased, folder, deadline));
    }

    private JobResult transcribe(Lease lease, TranscriptionJob job, Instant leased, JobFolder folder, Deadline deadline)
            throws JobFailed, InterruptedException, IOException {
        if (deadline.passed()) {
            throw new JobFailed(FailureCode.DEADLINE_PASSED);
        }

        Path file = meters.time("fetch", () -> fetch.fetch(job, folder, deadline));
        ProbedAudio audio = meters.time("probe", () -> probe.probe(file));
        CoveredSeconds covered = reservation.of(job, deadline);
        long announced = audio.announced().map(TranscribeJob::startedSeconds).orElse(0L);
        covered.atLeast(announced);
        folder.madeTakes(EncodedSize.of(audio, announced));
        ReportProgress.OfJob done = progress.on(job.id(), covered.seconds());

        try (Recognition recognition =
                recognise.start(lease, hintsOf(job), deadline, chunk -> done.add(chunk.length()))) {
            Duration length = meters.time(
                    "split",
                    () -> split.split(audio, engine.uploads(), folder, chunk -> {
                        long soFar = startedSeconds(chunk.end());
                        covered.atLeast(soFar);
                        folder.madeTakes(EncodedSize.of(audio, soFar));
                        recognition.add(chunk);
                    }));
            long seconds = startedSeconds(length);
            covered.atLeast(seconds);
            folder.madeTakes(EncodedSize.of(audio, seconds));
            done.total(seconds);
            try (Alongside<Path> mp3 = Alongside.start("archive", () -> archive.archive(audio, folder))) {
                List<RecognisedText> texts = meters.time("recognise", recognition::await);
                Transcript transcript = AssembleTranscript.assemble(recognition.chunks(), texts, length);
                TranscriptKeys keys = new TranscriptKeys(job.userId(), job.id());
                meters.run("keep", () -> keep.keep(keys, transcript, engine.model(), deadline));
                JobResult result = new JobResult.Transcribed(
                        job.id(),
                        seconds,
                        transcript.text().length(),
                        transcript.segments().size(),
                        texts.size(),
                        engine.model(),
                        transcript.language(),
                        Duration.between(leased, clock.instant()).toMillis());
                lease.tell(result, new Deadline(job.deadline(), clock));
                keepAudio(keys, mp3, deadline);
                return result;
            }
        }
    }

    /** Whoever waits has the text by now: what goes wrong here costs the archive, and nothing else. */
    private void keepAudio(TranscriptKeys keys, Alongside<Path> mp3, Deadline deadline) throws InterruptedException {
        try {
            meters.run("archive", () -> keep.archive(keys, mp3.get(), deadline));
            meters.archived(true);
        } catch (JobFailed | IOException | RuntimeException fault) {
            LOG.warnf(fault, "job without archive jobId=%s", keys.transcriptId());
            meters.archived(false);
        }
    }

    private static SpeechHints hintsOf(TranscriptionJob job) {
        return new SpeechHints(job.languages(), job.keywords());
    }

    /** What is paid for: every started second. */
    private static long startedSeconds(Duration length) {
        return length.plusNanos(999_999_999).toSeconds();
    }
}
