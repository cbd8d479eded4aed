package dev.parlance.consumers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Puts what this build has made into a local repository, as it would be published. */
record StagedModules(Path root, String version, Path repository) {
    void stage() throws IOException {
        for (String module : List.of("events", "server", "catalogue", "contract", "test-kit", "maven-plugin", "bom")) {
            stage("core/" + module, module.equals("server") ? "core" : module);
        }
        stage("integrations/netty-socketio", "netty-socketio-bridge");
    }

    private void stage(String module, String name) throws IOException {
        String artifact = "parlance-" + name;
        Path folder = Files.createDirectories(
                repository.resolve("dev/parlance").resolve(artifact).resolve(version));
        String file = artifact + "-" + version;
        copy(root.resolve(module).resolve(".flattened-pom.xml"), folder.resolve(file + ".pom"));
        if (!name.equals("bom")) {
            copy(root.resolve(module).resolve("target").resolve(file + ".jar"), folder.resolve(file + ".jar"));
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
}
