package dev.aisha.drills.restoring;

import dev.aisha.drills.restoring.RunScript.Ended;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.ListObjectsArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.Result;
import io.minio.UploadObjectArgs;
import io.minio.errors.MinioException;
import io.minio.messages.Item;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Plays MinIO's client for deploy/compose/backup/store: {@code ls}, {@code mb} and {@code mirror} between a bucket of "store" and
 * a folder, over S3.
 */
final class MirrorStore {
    private static final String STORE = "store/";
    private static final String LEFT_OUT = "/temp/";
    private static final int FAILED = 1;

    private final MinioClient client;

    /** A client of the store at {@code http://KEY:SECRET@HOST:PORT}. */
    MirrorStore(String alias) {
        URI url = URI.create(alias);
        String[] keys = url.getUserInfo().split(":", 2);
        client = MinioClient.builder()
                .endpoint(url.getScheme() + "://" + url.getHost() + ":" + url.getPort())
                .credentials(keys[0], keys[1])
                .build();
    }

    /** Does what the client is asked for; the last two words are from where and to where. */
    Ended run(List<String> words) {
        try {
            return new Ended(0, carryOut(words));
        } catch (MinioException | IOException e) {
            return new Ended(FAILED, e + "\n");
        }
    }

    private String carryOut(List<String> words) throws MinioException, IOException {
        String last = words.getLast();
        return switch (words.getFirst()) {
            case "ls" -> String.join("\n", keys(bucket(last)));
            case "mb" -> makeBucket(bucket(last));
            case "mirror" -> {
                String from = words.get(words.size() - 2);
                if (from.startsWith(STORE)) {
                    bringDown(bucket(from), Path.of(last), words.contains("--remove"));
                } else {
                    bringUp(Path.of(from), bucket(last));
                }
                yield "";
            }
            default -> throw new IOException("not played: mc " + words.getFirst());
        };
    }

    private static String bucket(String place) {
        return place.substring(STORE.length());
    }

    private List<String> keys(String bucket) throws MinioException {
        List<String> keys = new ArrayList<>();
        for (Result<Item> item : client.listObjects(
                ListObjectsArgs.builder().bucket(bucket).recursive(true).build())) {
            keys.add(item.get().objectName());
        }
        return keys;
    }

    private String makeBucket(String bucket) throws MinioException {
        if (!client.bucketExists(BucketExistsArgs.builder().bucket(bucket).build())) {
            client.makeBucket(MakeBucketArgs.builder().bucket(bucket).build());
        }
        return "";
    }

    private void bringDown(String bucket, Path folder, boolean remove) throws MinioException, IOException {
        List<String> keys =
                keys(bucket).stream().filter(key -> !key.contains(LEFT_OUT)).toList();
        for (String key : keys) {
            Path file = folder.resolve(key);
            Files.createDirectories(file.getParent());
            try (InputStream object = client.getObject(
                    GetObjectArgs.builder().bucket(bucket).object(key).build())) {
                Files.copy(object, file, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        if (remove) {
            for (Path file : files(folder)) {
                if (!keys.contains(folder.relativize(file).toString())) {
                    Files.delete(file);
                }
            }
        }
    }

    private void bringUp(Path folder, String bucket) throws MinioException, IOException {
        for (Path file : files(folder)) {
            client.uploadObject(UploadObjectArgs.builder()
                    .bucket(bucket)
                    .object(folder.relativize(file).toString())
                    .filename(file.toString())
                    .build());
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}
