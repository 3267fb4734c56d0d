package dev.aisha.worker.storage;

import dev.aisha.contract.FailureCode;
import dev.aisha.worker.pace.Attempt;
import dev.aisha.worker.pace.Attempt.Done;
import dev.aisha.worker.pace.Attempt.NotYet;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.workspace.BoundedCopy;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import okhttp3.OkHttpClient;
import org.jboss.logging.Logger;

/** The bucket. Each call is one try; who needs it done insists. */
@Singleton
public final class ObjectStore {
    private static final Logger LOG = Logger.getLogger(ObjectStore.class);
    private static final long PART = 5L * 1024 * 1024;

    /** What stores without encryption answer to a request for it: MinIO without a KMS, s3proxy, others. */
    private static final Set<String> NO_ENCRYPTION =
            Set.of("NotImplemented", "InvalidEncryptionAlgorithmError", "KMSNotConfigured", "XNotImplemented");

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
    public void makeBucket() throws MinioException {
        if (client.bucketExists(
                BucketExistsArgs.builder().bucket(config.bucket()).build())) {
            return;
        }
        client.makeBucket(MakeBucketArgs.builder().bucket(config.bucket()).build());
        LOG.infof("bucket made bucket=%s", config.bucket());
    }

    /** Whether the store answers and has the bucket. */
    public boolean isReady() throws MinioException {
        return client.bucketExists(
                BucketExistsArgs.builder().bucket(config.bucket()).build());
    }

    /** One try to write an object. */
    Attempt<String> put(String key, String contentType, ObjectContent content) {
        try {
            write(key, contentType, content);
            return new Done<>(key);
        } catch (ErrorResponseException e) {
            return afterRefusal(e.errorResponse().code());
        } catch (MinioException | IOException e) {
            return new NotYet<>(FailureCode.STORE_UNAVAILABLE, "connection");
        }
    }

    private void write(String key, String contentType, ObjectContent content) throws MinioException, IOException {
        try (InputStream in = content.open()) {
            PutObjectArgs.Builder object =
                    PutObjectArgs.builder().bucket(config.bucket()).object(key).contentType(contentType).stream(
                            in, content.size(), PART);
            if (encrypts) {
                object.sse(new ServerSideEncryption.S3());
            }
            client.putObject(object.build());
        }
    }

    private Attempt<String> afterRefusal(String code) {
        if (encrypts && config.sse() == StoreConfig.Encryption.AUTO && NO_ENCRYPTION.contains(code)) {
            encrypts = false;
            LOG.warnf("the store offers no encryption at rest, going on without code=%s", code);
        } else if (code.equals("NoSuchBucket")) {
            try {
                makeBucket();
            } catch (MinioException e) {
                LOG.debugf("bucket could not be made problem=%s", e.getClass().getSimpleName());
            }
        }
        return new NotYet<>(FailureCode.STORE_UNAVAILABLE, code);
    }

    /** One try to bring an object to a file. */
    public Attempt<Path> download(String key, Path target, long limit) throws JobFailed {
        try (InputStream in = client.getObject(
                GetObjectArgs.builder().bucket(config.bucket()).object(key).build())) {
            if (BoundedCopy.copy(in, target, limit) > limit) {
                throw new JobFailed(FailureCode.FILE_TOO_BIG);
            }
            return new Done<>(target);
        } catch (ErrorResponseException e) {
            if (e.errorResponse().code().equals("NoSuchKey")) {
                throw new JobFailed(FailureCode.FILE_GONE);
            }
            return new NotYet<>(FailureCode.STORE_UNAVAILABLE, e.errorResponse().code());
        } catch (MinioException | IOException e) {
            return new NotYet<>(FailureCode.STORE_UNAVAILABLE, "connection");
        }
    }

    /**
     * Finds out, by an object of one byte, whether the store encrypts.
     *
     * @return false where it says that it cannot
     * @throws MinioException where the store does not answer, which says nothing
     */
    boolean canEncrypt() throws MinioException, IOException {
        String key = "encryption-probe";
        try {
            write(key, "text/plain", ObjectContent.of(new byte[1]));
            client.removeObject(RemoveObjectArgs.builder()
                    .bucket(config.bucket())
                    .object(key)
                    .build());
            return true;
        } catch (ErrorResponseException e) {
            if (NO_ENCRYPTION.contains(e.errorResponse().code())) {
                return false;
            }
            throw e;
        }
    }
}
