package dev.aisha.worker.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkspaceConfigTest {

    @Test
    void twoOfTheLargestFilesHaveRoomUnlessSaidOtherwise() {
        WorkspaceConfig config = config(Map.of("java.io.tmpdir", "/tmp"));

        assertThat(config.folder()).isEqualTo(Path.of("/tmp/aisha-worker"));
        assertThat(config.largest().asLongValue()).isEqualTo(5L * 1024 * 1024 * 1024);
    }

    @Test
    void isSetByTheseNames() {
        WorkspaceConfig config = config(Map.of("aisha.workspace.folder", "/data", "aisha.workspace.largest", "800M"));

        assertThat(config.folder()).isEqualTo(Path.of("/data"));
        assertThat(config.largest().asLongValue()).isEqualTo(800L * 1024 * 1024);
    }

    private static WorkspaceConfig config(Map<String, String> settings) {
        SmallRyeConfigBuilder builder = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .addDefaultInterceptors()
                .withMapping(WorkspaceConfig.class);
        settings.forEach(builder::withDefaultValue);
        return builder.build().getConfigMapping(WorkspaceConfig.class);
    }
}
