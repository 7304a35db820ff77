package io.httptypes.integration;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/** The adapter that the kit's README writes compiles, and passes the contract. */
class KitReadmeIT {
    @TempDir
    private Path folder;

    @Test
    void workedExamplePassesTheContract() throws Exception {
        List<String> blocks =
                JavaSources.blocks(Files.readString(Path.of("..", "adapter-testkit", "README.md")), "java");
        assertThat(blocks).hasSize(2);
        JavaSources.compile(
                folder,
                JavaSources.CLASS_PATH,
                List.of(
                        Files.writeString(folder.resolve("HttpCoreAdapter.java"), blocks.get(0)),
                        Files.writeString(folder.resolve("HttpCoreAdapterTest.java"), blocks.get(1))));

        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                    .selectors(selectClass(loader.loadClass("example.HttpCoreAdapterTest")))
                    .execute();

            results.testEvents()
                    .assertStatistics(
                            statistics -> statistics.failed(0).skipped(0).succeeded(15));
        }
    }
}
