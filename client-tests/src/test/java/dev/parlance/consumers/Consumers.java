package dev.parlance.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The projects under {@code consumers}, built once against this build's artifacts. */
final class Consumers {
    private static final Path TARGET = Path.of("target", "consumers").toAbsolutePath();
    private static final Path REPOSITORY = TARGET.resolve("repository");
    private static final Path PROJECTS = TARGET.resolve("projects");
    private static final String VERSION = System.getProperty("parlance.version");

    private Consumers() {}

    /** Builds them all in one run of Maven, in copies under {@code target}. */
    static void build() throws IOException, InterruptedException {
        new StagedModules(Path.of(".."), VERSION, REPOSITORY).stage();
        copy(Path.of("consumers"), PROJECTS);

        ProgramResult built = maven("", "process-classes");

        assertThat(built.status()).as(built.text()).isZero();
    }

    /** Runs goals of Maven in one of the copies; of no name in all of them. */
    static ProgramResult maven(String project, String... goals) throws IOException, InterruptedException {
        Maven maven = new Maven(
                Path.of(System.getProperty("maven.home")),
                Path.of(System.getProperty("maven.repository")),
                REPOSITORY,
                "offline=true".equals(System.getProperty("maven.mode")));
        List<String> arguments = new ArrayList<>(List.of(goals));
        arguments.add("-Dparlance.version=" + VERSION);
        return maven.run(PROJECTS.resolve(project), arguments);
    }

    /** What a project's build has written. */
    static String written(String project, String file) throws IOException {
        return Files.readString(PROJECTS.resolve(project).resolve("target").resolve(file));
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
        return Arrays.stream(written(project, "classpath").split(File.pathSeparator))
                .map(entry -> Path.of(entry).getFileName().toString())
                .toList();
    }

    /** Runs a project's program in a process of its own. */
    static ProgramResult run(String project, String mainClass) throws IOException, InterruptedException {
        Path target = PROJECTS.resolve(project).resolve("target");
        String classPath = target.resolve("classes") + File.pathSeparator + written(project, "classpath");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        return ProgramResult.of(target, List.of(java.toString(), "-cp", classPath, mainClass));
    }
}
