package dev.aisha.worker.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** What an object is to hold; opened anew for every try. */
sealed interface ObjectContent {

    static ObjectContent of(byte[] bytes) {
        return new InMemory(bytes);
    }

    static ObjectContent of(Path file) {
        return new InFile(file);
    }

    InputStream open() throws IOException;

    long size() throws IOException;

    @SuppressWarnings("ArrayRecordComponent") // never compared
    record InMemory(byte[] bytes) implements ObjectContent {
        @Override
        public InputStream open() {
            return new ByteArrayInputStream(bytes);
        }

        @Override
        public long size() {
            return bytes.length;
        }
    }

    record InFile(Path file) implements ObjectContent {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }

        @Override
        public long size() throws IOException {
            return Files.size(file);
        }
    }
}
