package dev.aisha.gateway.library;

import dev.aisha.contract.RenditionKind;
import dev.aisha.contract.TranscriptKeys;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.RemoveObjectArgs;
import io.minio.Result;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/** The bucket with everybody's transcripts. */
@Singleton
public final class TranscriptStore {
    private static final String NO_SUCH_KEY = "NoSuchKey";
    private static final int MOST_IN_FOLDER = 10;

    private final MinioClient minio;
    private final MinioClient downloads;
    private final StoreConfig config;

    TranscriptStore(StoreConfig config) {
        this.config = config;
        OkHttpClient http = new OkHttpClient.Builder()
                .followRedirects(false)
                .connectTimeout(config.connectTimeout())
                .readTimeout(config.callTimeout())
                .callTimeout(config.callTimeout())
                .build();
        this.minio = client(config, http);
        this.downloads = client(
                config,
                http.newBuilder()
                        .callTimeout(config.downloadTimeout())
                        .dispatcher(new Dispatcher()) // else the two of them would wait for each other's calls
                        .build());
    }

    private static MinioClient client(StoreConfig config, OkHttpClient http) {
        String endpoint = config.endpoint();
        return MinioClient.builder()
                .endpoint(endpoint.contains("://") ? endpoint : "http://" + endpoint)
                .credentials(config.accessKey(), config.secretKey())
                .httpClient(http)
                .build();
    }

    /**
     * The text of a transcript, cut off where it is longer than any speech can be.
     *
     * @throws StoreUnavailable if the store is away or does not have it
     */
    public String text(TranscriptKeys keys) {
        return read(keys.text());
    }

    /**
     * The transcript with its timed segments, as JSON.
     *
     * @throws StoreUnavailable if the store is away or does not have it
     */
    public String segments(TranscriptKeys keys) {
        return read(keys.segments());
    }

    /**
     * What was made of a transcript.
     *
     * @throws StoreUnavailable if the store is away or does not have it
     */
    public String rendition(TranscriptKeys keys, RenditionKind kind, @Nullable String language) {
        return read(keys.rendition(kind, language));
    }

    private String read(String key) {
        GetObjectArgs object =
                GetObjectArgs.builder().bucket(config.bucket()).object(key).build();
        int most = Math.toIntExact(config.longestText().asLongValue());
        try (InputStream stream = minio.getObject(object)) {
            return new String(stream.readNBytes(most), StandardCharsets.UTF_8);
        } catch (ErrorResponseException e) {
            throw refused(e);
        } catch (MinioException
                | IOException
                | RuntimeException e) { // the client throws a lost connection as any of them
            throw new StoreUnavailable(e);
        }
    }

    private static StoreUnavailable refused(ErrorResponseException e) {
        return e.errorResponse().code().equals(NO_SUCH_KEY) ? new TranscriptGone(e) : new StoreUnavailable(e);
    }

    /**
     * Opens an object of any size, to be read bit by bit.
     *
     * @throws StoreUnavailable if the store is away or does not have it
     */
    public StoredObject open(String key) {
        GetObjectArgs object =
                GetObjectArgs.builder().bucket(config.bucket()).object(key).build();
        try {
            return new StoredObject(downloads.getObject(object));
        } catch (ErrorResponseException e) {
            throw refused(e);
        } catch (MinioException | RuntimeException e) {
            throw new StoreUnavailable(e);
        }
    }

    /**
     * How many bytes each object has that is kept of a transcript, by its key.
     *
     * @throws StoreUnavailable if the store is away
     */
    public Map<String, Long> sizes(TranscriptKeys keys) {
        Map<String, Long> sizes = new HashMap<>();
        try {
            for (Result<Item> item : minio.listObjects(ListObjectsArgs.builder()
                    .bucket(config.bucket())
                    .prefix(keys.folder())
                    .maxKeys(MOST_IN_FOLDER)
                    .build())) {
                sizes.put(item.get().objectName(), item.get().size());
            }
            return sizes;
        } catch (MinioException | RuntimeException e) {
            throw new StoreUnavailable(e);
        }
    }

    /**
     * Erases everything whose key begins so.
     *
     * @return how many objects there were
     * @throws StoreUnavailable if the store is away; some of them may be gone
     */
    public int erase(String prefix) {
        try {
            int erased = 0;
            for (Result<Item> item : minio.listObjects(ListObjectsArgs.builder()
                    .bucket(config.bucket())
                    .prefix(prefix)
                    .recursive(true)
                    .build())) {
                minio.removeObject(RemoveObjectArgs.builder()
                        .bucket(config.bucket())
                        .object(item.get().objectName())
                        .build());
                erased++;
            }
            return erased;
        } catch (MinioException | RuntimeException e) {
            throw new StoreUnavailable(e);
        }
    }

    /** Whether the bucket is there. */
    boolean isThere() {
        try {
            return minio.bucketExists(
                    BucketExistsArgs.builder().bucket(config.bucket()).build());
        } catch (MinioException | RuntimeException e) {
            throw new StoreUnavailable(e);
        }
    }

    /** Makes the bucket. */
    void make() {
        try {
            minio.makeBucket(MakeBucketArgs.builder().bucket(config.bucket()).build());
        } catch (MinioException | RuntimeException e) {
            throw new StoreUnavailable(e);
        }
    }
}
