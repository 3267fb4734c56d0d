package dev.aisha.worker.storage;

import dev.aisha.contract.FailureCode;
import dev.aisha.worker.pace.Attempt;
import dev.aisha.worker.pace.Attempt.Done;
import dev.aisha.worker.pace.Attempt.NotYet;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.workspace.JobFolder;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.GetObjectResponse;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.ServerSideEncryption;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import okhttp3.OkHttpClient;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The bucket. Each call is one try; who needs it done insists. */
@Singleton
public final class ObjectStore {
    private static final Logger LOG = Logger.getLogger(ObjectStore.class);
    private static final long PART = 5L * 1024 * 1024;

    private final StoreConfig config;
    private final MinioClient client;
    private volatile boolean encrypts;

    ObjectStore(StoreConfig config) {
        this.config = config;
        encrypts = config.sse() != StoreConfig.Encryption.OFF;
        client = MinioClient.builder()
                .endpoint(config.endpoint().contains("://") ? config.endpoint() : "http://" + config.endpoint())
                .credentials(config.accessKey(), config.secretKey())
                .httpClient(new OkHttpClient.Builder()
                        .connectTimeout(Duration.ofSeconds(5))
                        .readTimeout(Duration.ofSeconds(30))
                        .writeTimeout(Duration.ofSeconds(30))
                        .callTimeout(Duration.ofMinutes(5))
                        .followRedirects(false)
                        .build())
                .build();
    }

    /** Makes the bucket if it is missing. */
    void makeBucket() throws IOException {
        if (hasBucket()) {
            return;
        }
        call(() -> {
            client.makeBucket(MakeBucketArgs.builder().bucket(config.bucket()).build());
            return true;
        });
        LOG.infof("bucket made bucket=%s", config.bucket());
    }

    /** Whether the store has the bucket. */
    boolean hasBucket() throws IOException {
        return call(() -> client.bucketExists(
                BucketExistsArgs.builder().bucket(config.bucket()).build()));
    }

    /** One try to write an object. */
    Attempt<String> put(String key, String contentType, ObjectContent content) {
        try {
            write(key, contentType, content);
            return new Done<>(key);
        } catch (StoreRefusal refusal) {
            learnFrom(refusal);
            return new NotYet<>(FailureCode.STORE_UNAVAILABLE, refusal.code());
        } catch (IOException e) {
            return new NotYet<>(FailureCode.STORE_UNAVAILABLE, "connection");
        }
    }

    private void write(String key, String contentType, ObjectContent content) throws IOException {
        call(() -> {
            try (InputStream in = content.open()) {
                PutObjectArgs.Builder object =
                        PutObjectArgs.builder().bucket(config.bucket()).object(key).contentType(contentType).stream(
                                in, content.size(), PART);
                if (encrypts) {
                    object.sse(new ServerSideEncryption.S3());
                }
                return client.putObject(object.build());
            }
        });
    }

    private void learnFrom(StoreRefusal refusal) {
        if (encrypts && config.sse() == StoreConfig.Encryption.AUTO && refusal.isAboutEncryption()) {
            encrypts = false;
            LOG.warnf("the store offers no encryption at rest, going on without code=%s", refusal.code());
        } else if (refusal.code().equals("NoSuchBucket")) {
            try {
                makeBucket();
            } catch (IOException e) {
                LOG.debugf("bucket could not be made problem=%s", e.getMessage());
            }
        }
    }

    /** One try to bring an object here, as a job's note. */
    public Attempt<Path> download(String key, JobFolder folder, long limit) throws JobFailed {
        GetObjectArgs object =
                GetObjectArgs.builder().bucket(config.bucket()).object(key).build();
        try (GetObjectResponse in = call(() -> client.getObject(object))) {
            return new Done<>(folder.receive(in, sizeIn(in), limit));
        } catch (StoreRefusal refusal) {
            if (refusal.code().equals("NoSuchKey")) {
                throw new JobFailed(FailureCode.FILE_GONE);
            }
            return new NotYet<>(FailureCode.STORE_UNAVAILABLE, refusal.code());
        } catch (IOException e) {
            return new NotYet<>(FailureCode.STORE_UNAVAILABLE, "connection");
        }
    }

    /** One try to read a transcript of at most so many bytes. */
    Attempt<String> text(String key, long most) throws JobFailed {
        GetObjectArgs object =
                GetObjectArgs.builder().bucket(config.bucket()).object(key).build();
        try (GetObjectResponse in = call(() -> client.getObject(object))) {
            if (sizeIn(in) > most) {
                throw new JobFailed(FailureCode.MODEL_REFUSED);
            }
            return new Done<>(new String(in.readNBytes(Math.toIntExact(most)), StandardCharsets.UTF_8));
        } catch (StoreRefusal refusal) {
            if (refusal.code().equals("NoSuchKey")) {
                throw new JobFailed(FailureCode.TRANSCRIPT_GONE);
            }
            return new NotYet<>(FailureCode.STORE_UNAVAILABLE, refusal.code());
        } catch (IOException e) {
            return new NotYet<>(FailureCode.STORE_UNAVAILABLE, "connection");
        }
    }

    private static long sizeIn(GetObjectResponse response) {
        @Nullable String said = response.headers().get("content-length");
        return said != null && said.matches("\\d{1,18}") ? Long.parseLong(said) : 0;
    }

    /**
     * Finds out, by an object of one byte, whether the store encrypts.
     *
     * @return false where it says that it cannot
     * @throws IOException where the store does not answer, which says nothing
     */
    boolean canEncrypt() throws IOException {
        String key = "encryption-probe";
        try {
            write(key, "text/plain", ObjectContent.of(new byte[1]));
        } catch (StoreRefusal refusal) {
            if (refusal.isAboutEncryption()) {
                return false;
            }
            throw refusal;
        }
        call(() -> {
            client.removeObject(RemoveObjectArgs.builder()
                    .bucket(config.bucket())
                    .object(key)
                    .build());
            return true;
        });
        return true;
    }

    /** What the client throws, said in one way; it wraps a lost connection in a runtime exception. */
    private static <T> T call(StoreCall<T> call) throws IOException {
        try {
            return call.make();
        } catch (ErrorResponseException e) {
            throw new StoreRefusal(e.errorResponse().code());
        } catch (MinioException | IllegalStateException e) {
            throw new IOException("the object store did not answer", e);
        }
    }

    @FunctionalInterface
    private interface StoreCall<T> {
        T make() throws MinioException, IOException;
    }
}
