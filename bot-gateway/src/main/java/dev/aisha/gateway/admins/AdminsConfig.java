package dev.aisha.gateway.admins;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;
import java.util.Set;

/** Who runs Aisha. */
@ConfigMapping(prefix = "aisha.admins")
public interface AdminsConfig {
    /** Telegram's ids of them, separated by commas; nobody's by default. */
    Optional<Set<Long>> ids();
}
