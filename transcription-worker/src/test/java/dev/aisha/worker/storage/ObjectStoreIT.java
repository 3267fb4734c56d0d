package dev.aisha.worker.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisha.contract.FailureCode;
import dev.aisha.contract.JobId;
import dev.aisha.local.stores.LocalS3;
import dev.aisha.worker.pace.Attempt;
import dev.aisha.worker.pace.Attempt.Done;
import dev.aisha.worker.pace.Attempt.NotYet;
import dev.aisha.worker.pace.JobFailed;
import dev.aisha.worker.storage.StoreConfig.Encryption;
import dev.aisha.worker.workspace.JobFolder;
import dev.aisha.worker.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a store that has no encryption at rest. */
class ObjectStoreIT {
    private static LocalS3 s3;

    @BeforeAll
    static void start() {
        s3 = LocalS3.start();
    }

    @AfterAll
    static void stop() {
        s3.close();
    }

    @Test
    void goesOnWithoutEncryptionWhereTheStoreHasNone() throws Exception {
        ObjectStore store = store("auto-bucket", Encryption.AUTO);
        store.makeBucket();

        assertThat(put(store)).isInstanceOf(NotYet.class);
        assertThat(put(store)).isInstanceOf(Done.class);

        assertThat(Files.readString(s3.objects().resolve("auto-bucket/key"))).isEqualTo("text");
    }

    @Test
    void neverGoesOnWithoutEncryptionWhereItIsRequired() throws Exception {
        ObjectStore store = store("required-bucket", Encryption.REQUIRED);
        store.makeBucket();

        assertThat(store.canEncrypt()).isFalse();
        assertThat(put(store)).isInstanceOf(NotYet.class);
        assertThat(put(store)).isInstanceOf(NotYet.class);
    }

    @Test
    void makesABucketThatIsMissing() throws Exception {
        ObjectStore store = store("missing-bucket", Encryption.OFF);
        assertThat(store.hasBucket()).isFalse();

        assertThat(put(store)).isInstanceOf(NotYet.class);
        assertThat(put(store)).isInstanceOf(Done.class);
    }

    @Test
    void anObjectOfSeveralPartsIsKeptWhole(@TempDir Path folder) throws Exception {
        ObjectStore store = store("large-bucket", Encryption.OFF);
        store.makeBucket();
        byte[] bytes = new byte[12_000_000];
        new Random(7).nextBytes(bytes);
        Path file = Files.write(folder.resolve("large"), bytes);

        assertThat(store.put("large", "audio/mpeg", ObjectContent.of(file))).isInstanceOf(Done.class);

        JobFolder back = new Workspace(folder.resolve("workspace")).open(JobId.of(1, 2, 3));
        assertThat(store.download("large", back, 12_000_000)).isEqualTo(new Done<>(back.note()));
        assertThat(back.note()).hasBinaryContent(bytes);
    }

    @Test
    void anObjectThatIsTooLargeIsNotFetched(@TempDir Path folder) throws Exception {
        ObjectStore store = store("too-large-bucket", Encryption.OFF);
        store.makeBucket();
        store.put("large", "audio/mpeg", ObjectContent.of(new byte[100_001]));
        JobFolder back = new Workspace(folder).open(JobId.of(1, 2, 3));

        assertThatThrownBy(() -> store.download("large", back, 100_000))
                .isInstanceOfSatisfying(
                        JobFailed.class, end -> assertThat(end.code()).isEqualTo(FailureCode.FILE_TOO_BIG));

        assertThat(back.note()).doesNotExist();
    }

    private static Attempt<String> put(ObjectStore store) {
        return store.put("key", "text/plain", ObjectContent.of("text".getBytes(StandardCharsets.UTF_8)));
    }

    private static ObjectStore store(String bucket, Encryption encryption) {
        return new ObjectStore(new StoreConfig() {
            @Override
            public String endpoint() {
                return s3.endpoint().replace("http://", "");
            }

            @Override
            public String accessKey() {
                return LocalS3.ACCESS_KEY;
            }

            @Override
            public String secretKey() {
                return LocalS3.SECRET_KEY;
            }

            @Override
            public String bucket() {
                return bucket;
            }

            @Override
            public Encryption sse() {
                return encryption;
            }
        });
    }
}
