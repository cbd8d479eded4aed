package dev.parlance.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** The projects under {@code consumers}, built once against this build's artifacts. */
final class Consumers {
    private static final Path TARGET = Path.of("target", "consumers").toAbsolutePath();
    private static final String VERSION = System.getProperty("parlance.version");

    private Consumers() {}

    /** Builds them all in one run of Maven, in copies under {@code target}. */
    static void build() throws IOException, InterruptedException {
        Path repository = TARGET.resolve("repository");
        new StagedModules(Path.of("..", "core"), VERSION, repository).stage();
        Path projects = TARGET.resolve("projects");
        copy(Path.of("consumers"), projects);
        Maven maven = new Maven(
                Path.of(System.getProperty("maven.home")),
                Path.of(System.getProperty("maven.repository")),
                repository,
                "offline=true".equals(System.getProperty("maven.mode")));

        ProgramResult built = maven.run(projects, "-Dparlance.version=" + VERSION, "process-classes");

        assertThat(built.status()).as(built.text()).isZero();
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (var walk = Files.walk(from)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = to.resolve(from.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.writeString(copy, Files.readString(file));
        }
    }

    /** What a project's class path holds besides its own classes: the names of files. */
    static List<String> classPath(String project) throws IOException {
        return Arrays.stream(Files.readString(
                                TARGET.resolve("projects").resolve(project).resolve("target/classpath"))
                        .split(File.pathSeparator))
                .map(entry -> Path.of(entry).getFileName().toString())
                .toList();
    }

    /** Runs a project's program in a process of its own. */
    static ProgramResult run(String project, String mainClass) throws IOException, InterruptedException {
        Path target = TARGET.resolve("projects").resolve(project).resolve("target");
        String classPath =
                target.resolve("classes") + File.pathSeparator + Files.readString(target.resolve("classpath"));
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return ProgramResult.of(target, List.of(java.toString(), "-cp", classPath, mainClass));
    }
}
