package dev.aisha.local.stores;

import java.io.File;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An S3 store that checks signatures and keeps objects as files: s3proxy in a JVM of its own. It has no encryption,
 * tags or lifecycle.
 */
public final class LocalS3 extends LocalStore {
    public static final String ACCESS_KEY = "local-access-key";
    public static final String SECRET_KEY = "local-secret-key";
    public static final String BUCKET = "aisha";

    private static final String CLASS_PATH = "s3proxy.classpath";
    private static final int ANSWERS_WITHIN_MILLIS = 2_000;

    private final Path configuration = folder().resolve("s3proxy.properties");
    private final Path logging = folder().resolve("logback.xml");
    private final Path objects;
    private final String accessKey;
    private final String secretKey;

    private LocalS3(@Nullable Path folder, int port) {
        super("s3", folder, port);
        objects = folder().resolve("objects");
        accessKey = ACCESS_KEY;
        secretKey = SECRET_KEY;
    }

    private LocalS3(Path objects, String accessKey, String secretKey) {
        super("s3", null, 0);
        this.objects = objects;
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    /** On a free port, with data that goes at close. */
    public static LocalS3 start() {
        return started(new LocalS3(null, 0));
    }

    /** With data that is kept in {@code folder}; a port of 0 is a free one. */
    public static LocalS3 start(Path folder, int port) {
        return started(new LocalS3(folder, port));
    }

    /**
     * Another door to the objects of this one, on a free port: it takes this key and no other. A process knows one key, so
     * a store with two is two processes.
     */
    public LocalS3 withKey(String accessKey, String secretKey) {
        return started(new LocalS3(objects, accessKey, secretKey));
    }

    private static LocalS3 started(LocalS3 s3) {
        s3.startFirst();
        return s3;
    }

    /** Where objects lie as files, by bucket and key. */
    public Path objects() {
        return objects;
    }

    /** As MINIO_ACCESS_KEY wants it. */
    public String accessKey() {
        return accessKey;
    }

    /** As MINIO_SECRET_KEY wants it. */
    public String secretKey() {
        return secretKey;
    }

    /** As MINIO_ENDPOINT wants it. */
    public String endpoint() {
        return "http://" + HOST + ":" + port();
    }

    @Override
    Path data() {
        return objects;
    }

    @Override
    void prepare() throws IOException {
        Files.createDirectories(objects);
        Files.writeString(configuration, """
                s3proxy.endpoint=%s
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(endpoint(), accessKey, secretKey, objects));
        Files.writeString(logging, """
                <configuration>
                  <appender name="OUT" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%d %-5level %logger{0} %msg%n</pattern></encoder>
                  </appender>
                  <root level="WARN"><appender-ref ref="OUT"/></root>
                </configuration>
                """);
    }

    @Override
    List<String> program() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-Djava.io.tmpdir=" + folder(),
                "-Dlogback.configurationFile=" + logging,
                "org.gaul.s3proxy.Main",
                "--properties",
                configuration.toString());
    }

    /** An orderly end waits for idle connections; objects are written beside and renamed, so that none is ever half there. */
    @Override
    String stopSignal() {
        return "KILL";
    }

    @Override
    Map<String, String> environment() {
        var environment = super.environment();
        environment.put("CLASSPATH", classPath());
        return environment;
    }

    /** Written by the build: the jars of s3proxy where Maven keeps them. */
    private static String classPath() {
        try (var stream = LocalS3.class.getResourceAsStream(CLASS_PATH)) {
            if (stream == null) {
                throw new IOException("no " + CLASS_PATH);
            }
            var classPath = new String(stream.readAllBytes(), StandardCharsets.UTF_8).strip();
            for (var jar : classPath.split(File.pathSeparator, -1)) {
                if (!Files.exists(Path.of(jar))) {
                    throw new IOException("no " + jar);
                }
            }
            return classPath;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "the S3 store's jars are not where the build found them (" + e.getMessage()
                            + "): build deploy/local/stores again",
                    e);
        }
    }

    /** A request without a signature is refused by a store that is up. */
    @Override
    boolean isReady() {
        try {
            var connection =
                    (HttpURLConnection) URI.create(endpoint() + "/").toURL().openConnection();
            connection.setConnectTimeout(ANSWERS_WITHIN_MILLIS);
            connection.setReadTimeout(ANSWERS_WITHIN_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_FORBIDDEN;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
