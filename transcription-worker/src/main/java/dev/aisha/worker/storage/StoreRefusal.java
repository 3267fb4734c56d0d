package dev.aisha.worker.storage;

import java.io.IOException;
import java.util.Set;

/** The store answered, and refused; {@code code} is S3's word for why. */
final class StoreRefusal extends IOException {
    private static final long serialVersionUID = 1;

    /** What stores without encryption at rest say: MinIO without a KMS and s3proxy the first, others the rest. */
    private static final Set<String> NO_ENCRYPTION =
            Set.of("NotImplemented", "InvalidEncryptionAlgorithmError", "KMSNotConfigured", "XNotImplemented");

    private final String code;

    StoreRefusal(String code) {
        super("the object store refused: " + code);
        this.code = code;
    }

    String code() {
        return code;
    }

    boolean isAboutEncryption() {
        return NO_ENCRYPTION.contains(code);
    }
}
