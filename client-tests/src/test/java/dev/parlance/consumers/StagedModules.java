package dev.parlance.consumers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Puts what this build has made into a local repository, as it would be published. */
record StagedModules(Path core, String version, Path repository) {
    void stage() throws IOException {
        for (String module : List.of("events", "server", "catalogue", "contract", "test-kit", "maven-plugin", "bom")) {
            stage(module, module.equals("server") ? "core" : module);
        }
    }

    private void stage(String module, String name) throws IOException {
        String artifact = "parlance-" + name;
        Path folder = Files.createDirectories(
                repository.resolve("dev/parlance").resolve(artifact).resolve(version));
        String file = artifact + "-" + version;
        copy(core.resolve(module).resolve(".flattened-pom.xml"), folder.resolve(file + ".pom"));
        if (!module.equals("bom")) {
            copy(core.resolve(module).resolve("target").resolve(file + ".jar"), folder.resolve(file + ".jar"));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
