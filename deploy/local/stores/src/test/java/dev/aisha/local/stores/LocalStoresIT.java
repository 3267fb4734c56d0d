package dev.aisha.local.stores;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.aisha.local.process.FreePort;
import io.minio.BucketExistsArgs;
import io.minio.GetObjectArgs;
import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.errors.ErrorResponseException;
import java.io.ByteArrayInputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStoresIT {
    private static final LocalStores.Ports FREE = LocalStores.Ports.FREE;

    private static LocalStores shared;

    @TempDir
    Path data;

    @BeforeAll
    static void startShared() {
        shared = LocalStores.start();
    }

    @AfterAll
    static void closeShared() {
        shared.close();
    }

    @Test
    void dataSurvivesAnOrderlyEndAndANewStart() throws Exception {
        try (var stores = LocalStores.start(data, FREE)) {
            write(stores, "first");
        }

        try (var stores = LocalStores.start(data, FREE)) {
            assertThat(read(stores)).containsExactly("first", "first", "first");
        }
    }

    @Test
    void dataSurvivesKillAndAStartOnTheSamePorts() throws Exception {
        try (var stores = LocalStores.start(data, FREE)) {
            var environment = stores.environment();
            write(stores, "kept");

            for (var store : all(stores)) {
                store.kill();
                assertThat(store.isRunning()).isFalse();
                assertThat(FreePort.isTaken(store.port())).isFalse();
                store.startAgain();
            }

            assertThat(stores.environment()).isEqualTo(environment);
            assertThat(read(stores)).containsExactly("kept", "kept", "kept");
        }
    }

    @Test
    void aStoreThatLosesItsDataIsEmptyOnTheSamePort() throws Exception {
        try (var stores = LocalStores.start()) {
            var environment = stores.environment();
            write(stores, "lost");

            all(stores).forEach(LocalStore::loseData);

            assertThat(stores.environment()).isEqualTo(environment);
            write(stores, "anew");
            assertThat(read(stores)).containsOnly("anew");
        }
    }

    @Test
    void twoSetsOfStoresRunSideBySideAndLeaveNothing() throws Exception {
        var other = LocalStores.start();
        write(shared, "shared");
        write(other, "other");

        assertThat(read(shared)).containsOnly("shared");
        assertThat(read(other)).containsOnly("other");

        other.close();
        for (var store : all(other)) {
            assertThat(store.isRunning()).isFalse();
            assertThat(FreePort.isTaken(store.port())).isFalse();
            assertThat(Files.exists(store.folder())).isFalse();
        }
    }

    @Test
    void wrongKeysAndPasswordsAreRefused() throws Exception {
        var stranger = MinioClient.builder()
                .endpoint(shared.s3().endpoint())
                .credentials(LocalS3.ACCESS_KEY, "wrong-secret-key")
                .build();

        assertThatThrownBy(() -> stranger.makeBucket(
                        MakeBucketArgs.builder().bucket("stranger").build()))
                .isInstanceOf(ErrorResponseException.class)
                .hasMessageContaining("signature");
        assertThatThrownBy(() -> DriverManager.getConnection(shared.postgres().jdbcUrl(), LocalPostgres.USER, "wrong"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("password");
        assertThat(redis(shared, "wrong", "PING")).startsWith("-WRONGPASS");
    }

    @Test
    void theObjectsOfAStoreCanBeHadByASecondKeyAtADoorOfItsOwn() throws Exception {
        try (var stores = LocalStores.start(data, FREE);
                var door = stores.s3().withKey("second-access-key", "second-secret-key")) {
            write(stores, "shared");
            stores.s3().stop();

            assertThat(hasBucket(door, "second-access-key", "second-secret-key"))
                    .isTrue();
            assertThatThrownBy(() -> hasBucket(door, LocalS3.ACCESS_KEY, LocalS3.SECRET_KEY))
                    .isInstanceOf(ErrorResponseException.class);
        }
    }

    private static boolean hasBucket(LocalS3 door, String accessKey, String secretKey) throws Exception {
        return MinioClient.builder()
                .endpoint(door.endpoint())
                .credentials(accessKey, secretKey)
                .build()
                .bucketExists(BucketExistsArgs.builder().bucket(LocalS3.BUCKET).build());
    }

    @Test
    void theUserOfTheDatabaseOwnsItAndIsNoSuperuser() throws Exception {
        try (var connection = connect(shared.postgres());
                var statement = connection.createStatement()) {
            statement.execute("create schema gateway");

            assertThatThrownBy(() -> statement.execute("create role another")).hasMessageContaining("permission");
        }
    }

    @Test
    void aFrozenStoreAnswersAgainOnceItIsWoken() {
        var redis = shared.redis();

        redis.freeze();
        assertThat(redis.isReady()).isFalse();

        redis.wake();
        assertThat(redis.isReady()).isTrue();
    }

    private static List<LocalStore> all(LocalStores stores) {
        return List.of(stores.postgres(), stores.redis(), stores.s3());
    }

    private static void write(LocalStores stores, String text) throws Exception {
        try (var connection = connect(stores.postgres());
                var statement = connection.createStatement()) {
            statement.execute("create table note as select '" + text + "' as text");
        }
        assertThat(redis(stores, LocalRedis.PASSWORD, "SET note " + text)).endsWith("+OK");
        var minio = minio(stores);
        assertThat(minio.bucketExists(
                        BucketExistsArgs.builder().bucket(LocalS3.BUCKET).build()))
                .isFalse();
        minio.makeBucket(MakeBucketArgs.builder().bucket(LocalS3.BUCKET).build());
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        minio.putObject(
                PutObjectArgs.builder().bucket(LocalS3.BUCKET).object("user/note.txt").contentType("text/plain").stream(
                                new ByteArrayInputStream(bytes), (long) bytes.length, -1L)
                        .build());
    }

    private static List<String> read(LocalStores stores) throws Exception {
        try (var connection = connect(stores.postgres());
                var statement = connection.createStatement();
                var row = statement.executeQuery("select text from note");
                var object = minio(stores)
                        .getObject(GetObjectArgs.builder()
                                .bucket(LocalS3.BUCKET)
                                .object("user/note.txt")
                                .build())) {
            row.next();
            var redis = redis(stores, LocalRedis.PASSWORD, "GET note");
            return List.of(
                    row.getString(1),
                    redis.substring(redis.lastIndexOf('\n') + 1),
                    new String(object.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Connection connect(LocalPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), LocalPostgres.USER, LocalPostgres.PASSWORD);
    }

    private static MinioClient minio(LocalStores stores) {
        return MinioClient.builder()
                .endpoint(stores.s3().endpoint())
                .credentials(LocalS3.ACCESS_KEY, LocalS3.SECRET_KEY)
                .build();
    }

    /** Sends AUTH, the command and QUIT; the answers without the last one's OK. */
    private static String redis(LocalStores stores, String password, String command) throws Exception {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), stores.redis().port())) {
            socket.getOutputStream()
                    .write(("AUTH " + password + "\r\n" + command + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
            var answers = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answers.strip().replaceFirst("\\s*\\+OK$", "").replace("\r", "");
        }
    }
}
