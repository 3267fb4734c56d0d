package dev.aisha.chaos.storm;

import dev.aisha.chaos.history.Leftover;
import dev.aisha.contract.JobStreams;
import dev.aisha.contract.Lane;
import dev.aisha.local.stores.LocalS3;
import dev.aisha.local.system.Peers;
import dev.aisha.local.system.RedisLine;
import io.minio.ListObjectsArgs;
import io.minio.MinioClient;
import io.minio.Result;
import io.minio.messages.Item;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What lies in Redis, in the store and in the workers' folders. */
final class FindLeftovers {
    private static final String WORKER_FOLDERS = "aisha-worker";

    /** What TTL answers where a key has no end, and where there is no key any more. */
    private static final String FOR_EVER = "-1";

    private static final String GONE = "-2";

    private final Peers peers;

    FindLeftovers(Peers peers) {
        this.peers = peers;
    }

    /** Keys of all objects. */
    Set<String> objects() throws IOException {
        Set<String> keys = new HashSet<>();
        try {
            for (Result<Item> item : store().listObjects(ListObjectsArgs.builder()
                    .bucket(LocalS3.BUCKET)
                    .recursive(true)
                    .build())) {
                keys.add(item.get().objectName());
            }
        } catch (Exception e) {
            throw new IOException("the store did not list its objects", e);
        }
        return keys;
    }

    private MinioClient store() {
        LocalS3 s3 = peers.s3();
        return MinioClient.builder()
                .endpoint(s3.endpoint())
                .credentials(s3.accessKey(), s3.secretKey())
                .build();
    }

    /** What is to be gone once nothing is left to do. */
    List<Leftover> leftovers() throws IOException {
        List<Leftover> left = new ArrayList<>();
        try (RedisLine redis = RedisLine.open(peers.stores().redis().port())) {
            for (Lane lane : Lane.values()) {
                addEntries(redis, lane.stream(), JobStreams.WORKERS, left);
            }
            addEntries(redis, JobStreams.RESULTS, JobStreams.GATEWAYS, left);
            redis.ask("KEYS", "aisha:{jobs}:chunks:*").forEach(key -> left.add(new Leftover("checkpoint", key)));
        }
        addFiles(left);
        return left;
    }

    /** All keys, by name. */
    List<RedisKey> keys() throws IOException {
        List<RedisKey> keys = new ArrayList<>();
        try (RedisLine redis = RedisLine.open(peers.stores().redis().port())) {
            for (String name : redis.ask("KEYS", "*")) {
                String secondsLeft = redis.ask("TTL", name).getFirst();
                if (!secondsLeft.equals(GONE)) {
                    keys.add(new RedisKey(name, secondsLeft.equals(FOR_EVER)));
                }
            }
        }
        keys.sort(Comparator.comparing(RedisKey::name));
        return keys;
    }

    private static void addEntries(RedisLine redis, String stream, String group, List<Leftover> left)
            throws IOException {
        String entries = redis.ask("XLEN", stream).getFirst();
        if (!entries.equals("0")) {
            left.add(new Leftover(entries + " entries", stream));
        }
        if (redis.ask("EXISTS", stream).getFirst().equals("1")) {
            List<String> pending = pending(redis, stream, group);
            if (!pending.isEmpty() && !pending.getFirst().equals("0")) {
                left.add(new Leftover(pending.getFirst() + " pending entries", stream));
            }
        }
    }

    /** Nothing is pending in a group that is not there. */
    private static List<String> pending(RedisLine redis, String stream, String group) throws IOException {
        try {
            return redis.ask("XPENDING", stream, group);
        } catch (IOException e) {
            if (String.valueOf(e.getMessage()).contains("NOGROUP")) {
                return List.of();
            }
            throw e;
        }
    }

    /** Each worker has one folder of its own, with nothing in it while it has nothing to do. */
    private void addFiles(List<Leftover> left) throws IOException {
        for (Path worker : list(peers.folder())) {
            Path folders = worker.resolve(WORKER_FOLDERS);
            if (!Files.isDirectory(folders)) {
                continue;
            }
            List<Path> own = list(folders).stream().filter(Files::isDirectory).toList();
            if (own.size() > 1) {
                left.add(new Leftover("folders of dead workers", own.size() - 1 + " in " + worker.getFileName()));
            }
            for (Path folder : own) {
                list(folder)
                        .forEach(file -> left.add(new Leftover(
                                "temporary file", folder.relativize(file).toString())));
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
