package dev.aisha.gateway;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.contract.JobProgress;
import dev.aisha.contract.JobResult;
import dev.aisha.contract.JobStreams;
import dev.aisha.contract.Lane;
import dev.aisha.contract.QueuedJob;
import dev.aisha.contract.RenditionJob;
import dev.aisha.contract.RenditionKind;
import dev.aisha.contract.TranscriptKeys;
import dev.aisha.contract.TranscriptionJob;
import dev.aisha.gateway.library.StoreConfig;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.messages.Item;
import io.quarkus.redis.datasource.RedisDataSource;
import io.quarkus.redis.datasource.stream.StreamCommands;
import io.quarkus.redis.datasource.stream.StreamMessage;
import io.quarkus.redis.datasource.stream.StreamRange;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A worker, played: finds a job in its lane, keeps a transcript in the store, tells the result. */
@Singleton
public class PlayedWorker {
    private final StreamCommands<String, String, String> streams;
    private final ObjectMapper json;
    private final StoreConfig store;
    private final MinioClient minio;

    PlayedWorker(RedisDataSource redis, ObjectMapper json, StoreConfig store) {
        this.streams = redis.stream(String.class);
        this.json = json;
        this.store = store;
        this.minio = MinioClient.builder()
                .endpoint(store.endpoint())
                .credentials(store.accessKey(), store.secretKey())
                .build();
    }

    /** What a lane holds of this job, a transcription. */
    List<TranscriptionJob> entries(JobId id) {
        return waiting(TranscriptionJob.class)
                .filter(job -> job.id().equals(id))
                .toList();
    }

    /** The renditions of a transcript that wait in a lane. */
    List<RenditionJob> renditions(JobId transcript) {
        return waiting(RenditionJob.class)
                .filter(job -> job.transcriptId().equals(transcript))
                .toList();
    }

    private <J extends QueuedJob> Stream<J> waiting(Class<J> kind) {
        return Stream.of(Lane.values())
                .flatMap(lane -> streams.xrange(lane.stream(), StreamRange.of("-", "+")).stream())
                .map(this::read)
                .filter(kind::isInstance)
                .map(kind::cast);
    }

    /** Takes all entries of a job out of the lanes. */
    void takeOut(JobId id) {
        for (Lane lane : Lane.values()) {
            streams.xrange(lane.stream(), StreamRange.of("-", "+")).stream()
                    .filter(entry -> read(entry).id().equals(id))
                    .forEach(entry -> streams.xdel(lane.stream(), entry.id()));
        }
    }

    /** Finishes a job with this text. */
    void transcribe(TranscriptionJob job, long seconds, String text) {
        keep(new TranscriptKeys(job.userId(), job.id()), text);
        takeOut(job.id());
        tell(new JobResult.Transcribed(job.id(), seconds, text.length(), 1, 1, "played", "en", 5));
    }

    /** Finishes a rendition with this text. */
    void render(RenditionJob job, String text) {
        keepRendition(new TranscriptKeys(job.userId(), job.transcriptId()), job.kind(), job.language(), text);
        takeOut(job.id());
        tell(new JobResult.Rendered(job.id(), text.length(), 1, job.model(), 5));
    }

    /** Finishes a job without what was asked for. */
    void fail(QueuedJob job, FailureCode code) {
        takeOut(job.id());
        tell(new JobResult.Failed(job.id(), code));
    }

    void tell(JobResult result) {
        streams.xadd(JobStreams.RESULTS, Map.of(JobStreams.BODY, write(result)));
    }

    void tell(JobProgress progress) {
        streams.xadd(JobStreams.PROGRESS, Map.of(JobStreams.BODY, write(progress)));
    }

    /** Results that no gateway has acknowledged. */
    long untoldResults() {
        return streams.xlen(JobStreams.RESULTS);
    }

    void keep(TranscriptKeys keys, String text) {
        put(keys.text(), text);
    }

    /** Keeps what was made of a transcript. */
    void keepRendition(TranscriptKeys keys, RenditionKind kind, @Nullable String language, String text) {
        put(keys.rendition(kind, language), text);
    }

    /** Keeps a transcript's timed segments, as JSON. */
    void keepSegments(TranscriptKeys keys, String segments) {
        put(keys.segments(), segments);
    }

    /** Keeps something as the sound of a transcript. */
    void keepAudio(TranscriptKeys keys) {
        put(keys.audio(), "sound");
    }

    /** Keeps this as the sound of a transcript. */
    void keepAudio(TranscriptKeys keys, byte[] sound) {
        put(keys.audio(), sound);
    }

    /** Takes an object out of the store. */
    void erase(String key) {
        try {
            minio.removeObject(RemoveObjectArgs.builder()
                    .bucket(store.bucket())
                    .object(key)
                    .build());
        } catch (io.minio.errors.MinioException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The keys that begin so. */
    List<String> objects(String prefix) {
        List<String> keys = new ArrayList<>();
        try {
            for (Result<Item> item : minio.listObjects(ListObjectsArgs.builder()
                    .bucket(store.bucket())
                    .prefix(prefix)
                    .recursive(true)
                    .build())) {
                keys.add(item.get().objectName());
            }
        } catch (io.minio.errors.MinioException e) {
            throw new IllegalStateException(e);
        }
        return keys;
    }

    private void put(String key, String text) {
        put(key, text.getBytes(StandardCharsets.UTF_8));
    }

    private void put(String key, byte[] bytes) {
        try {
            minio.putObject(PutObjectArgs.builder().bucket(store.bucket()).object(key).stream(
                            new ByteArrayInputStream(bytes), (long) bytes.length, -1L)
                    .build());
        } catch (io.minio.errors.MinioException e) {
            throw new IllegalStateException(e);
        }
    }

    private QueuedJob read(StreamMessage<String, String, String> entry) {
        try {
            return json.readValue(requireNonNull(entry.payload().get(JobStreams.BODY)), QueuedJob.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private String write(Object message) {
        try {
            return json.writeValueAsString(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
