package dev.aisha.worker.workspace;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where temporary files lie. */
@ConfigMapping(prefix = "aisha.workspace")
public interface WorkspaceConfig {

    /** Shared by all workers of a machine, each with a folder of its own in it. */
    @WithDefault("${java.io.tmpdir}/aisha-worker")
    Path folder();
}
