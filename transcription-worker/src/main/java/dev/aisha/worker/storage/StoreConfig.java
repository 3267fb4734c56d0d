package dev.aisha.worker.storage;

import io.smallrye.config.ConfigMapping;

/** Where the objects are kept. */
@ConfigMapping(prefix = "aisha.store")
public interface StoreConfig {

    /** {@code MINIO_ENDPOINT}, with or without {@code http://}. */
    String endpoint();

    /** {@code MINIO_ACCESS_KEY}. */
    String accessKey();

    /** {@code MINIO_SECRET_KEY}. */
    String secretKey();

    /** {@code MINIO_BUCKET}; made if it is missing. */
    String bucket();

    /** {@code MINIO_SSE}: encryption at rest by the store. */
    Encryption sse();

    /** Whether the store is told to encrypt what it keeps. */
    enum Encryption {
        /** Where it offers that. */
        AUTO,
        /** Always; a worker does not run beside a store that cannot. */
        REQUIRED,
        /** Never. */
        OFF
    }
}
