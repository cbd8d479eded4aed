package dev.parlance.consumers;

import dev.parlance.architecture.api.PublishedModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Puts what this build has made into a local repository, as it would be published. */
record StagedModules(Path root, String version, Path repository) {
    void stage() throws IOException {
        for (Path module : PublishedModules.all(root)) {
            stage(module, PublishedModules.artifact(module), List.of(".pom", ".jar"));
        }
        stage(root.resolve("core/bom"), "parlance-bom", List.of(".pom"));
    }

    private void stage(Path module, String artifact, List<String> files) throws IOException {
        Path folder = Files.createDirectories(
                repository.resolve("dev/parlance").resolve(artifact).resolve(version));
        String file = artifact + "-" + version;
        for (String ending : files) {
            Path made = ending.equals(".pom")
                    ? module.resolve(".flattened-pom.xml")
                    : module.resolve("target").resolve(file + ending);
            copy(made, folder.resolve(file + ending));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
