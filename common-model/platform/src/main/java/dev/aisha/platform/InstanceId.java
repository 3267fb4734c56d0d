package dev.aisha.platform;

import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.util.HexFormat;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The name of this process among its replicas, in logs, metrics and consumer names: {@code INSTANCE_ID}. */
@Singleton
public final class InstanceId {
    private final String value;

    InstanceId(@ConfigProperty(name = "aisha.instance-id") String value) {
        this.value = value;
    }

    /** Host name and a random suffix, for processes that were not given an id. */
    static String makeUp() {
        byte[] suffix = new byte[3];
        new SecureRandom().nextBytes(suffix);
        return hostName() + "-" + HexFormat.of().formatHex(suffix);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9._-]", "_");
        } catch (UnknownHostException e) {
            return "host";
        }
    }

    public String value() {
        return value;
    }

    @Override
    public String toString() {
        return value;
    }
}
