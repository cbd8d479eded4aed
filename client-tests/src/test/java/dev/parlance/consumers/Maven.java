package dev.parlance.consumers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The Maven that builds this, with a local repository of its own. What this machine has already is taken from its local
 * repository, the rest from where Maven takes it.
 */
record Maven(Path home, Path machineRepository, Path repository, boolean offline) {
    /** Runs goals in the projects of a folder. */
    ProgramResult run(Path project, List<String> arguments) throws IOException, InterruptedException {
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin").resolve(windows ? "mvn.cmd" : "mvn").toString(),
                "-B",
                "-q",
                "-gs",
                settings().toString(),
                "-Dmaven.repo.local=" + repository));
        if (offline) {
            command.addAll(List.of("-o", "-Daether.offline.protocols=file"));
        }
        command.addAll(arguments);
        return ProgramResult.of(project, command);
    }

    private Path settings() throws IOException {
        String repository = """
                <id>this-machine</id>
                <url>%s</url>
                <snapshots><enabled>false</enabled></snapshots>
                """.formatted(machineRepository.toUri());
        String settings = """
                <settings>
                  <profiles>
                    <profile>
                      <id>this-machine</id>
                      <repositories><repository>%1$s</repository></repositories>
                      <pluginRepositories><pluginRepository>%1$s</pluginRepository></pluginRepositories>
                    </profile>
                  </profiles>
                  <activeProfiles><activeProfile>this-machine</activeProfile></activeProfiles>
                </settings>
                """.formatted(repository);
        Files.createDirectories(this.repository);
        return Files.writeString(this.repository.resolveSibling("settings.xml"), settings);
    }
}
