package dev.aisha.drills.rotation;

import dev.aisha.chaos.storm.StormSystem;
import dev.aisha.local.stack.Service;
import dev.aisha.local.stores.LocalS3;
import io.minio.BucketExistsArgs;
import io.minio.MinioClient;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code MINIO_ACCESS_KEY} and {@code MINIO_SECRET_KEY}: a second key, gateways and workers anew, then the first is dropped. A
 * process of the local store knows one key, so that a second process over the same objects plays the second key: the address
 * changes along with it, and the first is dropped by ending its process. Whoever comes to where that was is counted.
 */
final class RotateStoreKey implements Rotation {
    private static final String FRESH_KEY = "renewed-access-key";
    private static final String FRESH_SECRET = "renewed-secret-key";

    private final StormSystem system;
    private final RollReplicas roll;
    private final LocalS3 before;
    private @Nullable LocalS3 fresh;
    private @Nullable CountCallers callers;

    RotateStoreKey(StormSystem system, RollReplicas roll) {
        this.system = system;
        this.roll = roll;
        before = system.peers().stores().s3();
    }

    @Override
    public void rotate() throws InterruptedException {
        LocalS3 door = before.withKey(FRESH_KEY, FRESH_SECRET);
        fresh = door;
        system.peers().s3(door);
        roll.roll(
                Set.of(Service.GATEWAY, Service.WORKER),
                Map.of(
                        "MINIO_ENDPOINT", door.endpoint(),
                        "MINIO_ACCESS_KEY", door.accessKey(),
                        "MINIO_SECRET_KEY", door.secretKey()));
        before.stop();
        callers = CountCallers.at(before.port());
    }

    @Override
    public int callsWithOld() {
        return callers == null ? 0 : callers.calls();
    }

    /** The address of the old key takes nobody, and the new address not the old key. */
    @Override
    public boolean isOldRefused() {
        return isTurnedAway() && fresh != null && refuses(fresh);
    }

    private boolean isTurnedAway() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), before.port())) {
            return socket.getInputStream().read() < 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean refuses(LocalS3 door) {
        MinioClient client = MinioClient.builder()
                .endpoint(door.endpoint())
                .credentials(before.accessKey(), before.secretKey())
                .build();
        try {
            client.bucketExists(
                    BucketExistsArgs.builder().bucket(LocalS3.BUCKET).build());
            return false;
        } catch (ErrorResponseException e) {
            return true;
        } catch (MinioException e) {
            throw new IllegalStateException("the store did not answer", e);
        }
    }

    @Override
    public void close() {
        if (callers != null) {
            callers.close();
        }
        if (fresh != null) {
            fresh.close();
        }
    }
}
