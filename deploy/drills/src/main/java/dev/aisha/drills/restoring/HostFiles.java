package dev.aisha.drills.restoring;

import dev.aisha.local.stores.LocalPostgres;
import dev.aisha.local.stores.LocalRedis;
import dev.aisha.local.stores.LocalS3;
import dev.aisha.local.stores.LocalStore;
import dev.aisha.local.stores.LocalStores;
import dev.aisha.local.system.Peers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** What lies on the host of deploy/compose: secrets, backups, and the variables that its containers give to the scripts. */
final class HostFiles {
    private final Path secrets;
    private final Path backups;
    private final Peers peers;

    private HostFiles(Path folder, Peers peers) {
        secrets = folder.resolve("secrets");
        backups = folder.resolve("backups");
        this.peers = peers;
    }

    /** Writes the secrets of these peers below a folder, as deploy/compose/make-secrets does. */
    static HostFiles write(Path folder, Peers peers) {
        HostFiles files = new HostFiles(folder, peers);
        try {
            Files.createDirectories(files.secrets);
            Files.createDirectories(files.backups);
            LocalS3 s3 = peers.s3();
            Map.of(
                            "postgres_password", LocalPostgres.PASSWORD,
                            "minio_access_key", s3.accessKey(),
                            "minio_secret_key", s3.secretKey(),
                            "redis_conf", "requirepass " + LocalRedis.PASSWORD,
                            "internal_api_token", peers.internalToken())
                    .forEach(files::write);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }

    private void write(String name, String value) {
        try {
            Files.writeString(secrets.resolve(name), value + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path secrets() {
        return secrets;
    }

    Path backups() {
        return backups;
    }

    /**
     * The variables of the containers that the scripts run in.
     *
     * @param path where programs are looked for before anywhere else
     */
    Map<String, String> variables(String path) {
        LocalStores stores = peers.stores();
        Map<String, String> variables = new HashMap<>();
        variables.put("PATH", path + ":" + System.getenv("PATH"));
        variables.put("BACKUPS", backups.toString());
        variables.put("PGHOST", LocalStore.HOST);
        variables.put("PGPORT", String.valueOf(stores.postgres().port()));
        variables.put("PGUSER", LocalPostgres.USER);
        variables.put("PGDATABASE", LocalPostgres.DATABASE);
        variables.put("PGPASSWORD_FILE", secrets.resolve("postgres_password").toString());
        variables.put("REDIS_PORT", String.valueOf(stores.redis().port()));
        variables.put("MINIO_ENDPOINT", LocalStore.HOST + ":" + peers.s3().port());
        variables.put("MINIO_BUCKET", LocalS3.BUCKET);
        variables.put(
                "MINIO_ACCESS_KEY_FILE", secrets.resolve("minio_access_key").toString());
        variables.put(
                "MINIO_SECRET_KEY_FILE", secrets.resolve("minio_secret_key").toString());
        return variables;
    }
}
