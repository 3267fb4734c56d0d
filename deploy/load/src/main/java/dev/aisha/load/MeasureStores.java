package dev.aisha.load;

import dev.aisha.contract.Lane;
import dev.aisha.local.stores.LocalRedis;
import dev.aisha.local.stores.LocalS3;
import dev.aisha.local.stores.LocalStores;
import dev.aisha.local.system.AskDatabase;
import dev.aisha.local.system.RedisLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Asks PostgreSQL and Redis what they have done, and looks at the S3 store's files. */
final class MeasureStores {
    private static final String FIGURES = """
            select
                (select sum(pg_total_relation_size(c.oid)) from pg_class c
                    where c.relkind = 'r' and c.relnamespace = 'gateway'::regnamespace) as gateway,
                (select sum(pg_total_relation_size(c.oid)) from pg_class c
                    where c.relkind = 'r' and c.relnamespace = 'billing'::regnamespace) as billing,
                (select xact_commit from pg_stat_database where datname = current_database()) as commits,
                pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')::bigint as wal""";

    private static final Pattern COMMANDS = Pattern.compile("(?m)^total_commands_processed:(\\d+)");

    private static final Duration LOOK_EVERY = Duration.ofMillis(200);
    private static final int MOST_LOOKS = 300;

    private final AskDatabase database;
    private final LocalRedis redis;
    private final Path objects;

    MeasureStores(LocalStores stores) {
        database = new AskDatabase(stores.postgres());
        redis = stores.redis();
        objects = stores.s3().objects().resolve(LocalS3.BUCKET);
    }

    /** What they have done and hold up to now, at rest. */
    StoreFigures measure() throws IOException, SQLException {
        List<Long> files = files();
        long commands = redisCommands();
        return database.query(FIGURES, row -> figures(row, commands, files)).getFirst();
    }

    private static StoreFigures figures(ResultSet row, long redisCommands, List<Long> files) throws SQLException {
        return new StoreFigures(
                row.getLong("gateway"),
                row.getLong("billing"),
                row.getLong("commits"),
                row.getLong("wal"),
                redisCommands,
                files.size(),
                files.stream().mapToLong(Long::longValue).sum());
    }

    /** Waits for up to a minute until no job is under way: a worker keeps the sound after it has told the text. */
    void awaitRest() throws InterruptedException, IOException {
        try (RedisLine line = RedisLine.open(redis.port())) {
            for (int looks = 0; looks < MOST_LOOKS && entries(line) > 0; looks++) {
                Thread.sleep(LOOK_EVERY);
            }
        }
    }

    private static long entries(RedisLine line) throws IOException {
        long entries = 0;
        for (Lane lane : Lane.values()) {
            entries += Long.parseLong(line.ask("XLEN", lane.stream()).getFirst());
        }
        return entries;
    }

    /** Bytes that an entry of the short lane takes in Redis, on average over those that stand there; none where none does. */
    OptionalLong bytesOfAnEntry() throws IOException {
        try (RedisLine line = RedisLine.open(redis.port())) {
            long entries = Long.parseLong(line.ask("XLEN", Lane.SHORT.stream()).getFirst());
            if (entries == 0) {
                return OptionalLong.empty();
            }
            List<String> bytes = line.ask("MEMORY", "USAGE", Lane.SHORT.stream(), "SAMPLES", "0");
            return OptionalLong.of(Long.parseLong(bytes.getFirst()) / entries);
        }
    }

    private long redisCommands() throws IOException {
        try (RedisLine line = RedisLine.open(redis.port())) {
            Matcher found = COMMANDS.matcher(line.ask("INFO", "stats").getFirst());
            if (!found.find()) {
                throw new IOException("Redis does not say how many commands it has done");
            }
            return Long.parseLong(found.group(1));
        }
    }

    private List<Long> files() throws IOException {
        List<Long> sizes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(objects)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                sizes.add(Files.size(file));
            }
        }
        return sizes;
    }
}
