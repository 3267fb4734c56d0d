package dev.aisha.worker.workspace;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where temporary files lie, and how much of them. */
@ConfigMapping(prefix = "aisha.workspace")
public interface WorkspaceConfig {

    /** Shared by all workers of a machine, each with a folder of its own in it. */
    @WithDefault("${java.io.tmpdir}/aisha-worker")
    Path folder();

    /**
     * What the files of all jobs of this worker may take together, and so what one job may take. By default 5 GB: two
     * files of 2 GB, as large as they are accepted, with what is made of four hours each (230 MB), and half a gigabyte
     * for the short notes beside them. A worker whose disk is smaller says so here, and jobs wait for each other instead
     * of failing on a full disk.
     */
    @WithDefault("5G")
    MemorySize largest();
}
