package dev.aisha.gateway.temporary;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where temporary files lie. */
@ConfigMapping(prefix = "aisha.temporary")
public interface TemporaryConfig {
    /** Shared by all gateways of a machine, each with a folder of its own in it. */
    @WithDefault("${java.io.tmpdir}/aisha-gateway")
    Path folder();
}
