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
    static final Path PROJECTS = TARGET.resolve("projects");
    private static final String VERSION = System.getProperty("parlance.version");

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static boolean built;

    private Consumers() {}

    /** Builds them all in one run of Maven, in copies under {@code target}, unless that has been done. */
    static synchronized void build() throws IOException, InterruptedException {
        if (built) {
            return;
        }
        stage();
        copy(Path.of("consumers"), PROJECTS);

        ProgramResult result = maven("", "process-classes");

        assertThat(result.status()).as(result.text()).isZero();
        built = true;
    }

    /** Puts what this build has made where the projects find it. */
    static void stage() throws IOException {
        new StagedModules(Path.of(".."), VERSION, REPOSITORY).stage();
    }

    /** Runs goals of Maven in one of the copies; of no name in all of them. */
    static ProgramResult maven(String project, String... goals) throws IOException, InterruptedException {
        return maven(PROJECTS.resolve(project), goals);
    }

    /** Runs goals of Maven in a folder. */
    static ProgramResult maven(Path folder, String... goals) throws IOException, InterruptedException {
        Maven maven = new Maven(
                Path.of(System.getProperty("maven.home")),
                Path.of(System.getProperty("maven.repository")),
                REPOSITORY,
                "offline=true".equals(System.getProperty("maven.mode")));
        List<String> arguments = new ArrayList<>(List.of(goals));
        arguments.add("-Dparlance.version=" + VERSION);
        return maven.run(folder, arguments);
    }

    /** What a project's build has written. */
    static String written(String project, String file) throws IOException {
        return Files.readString(target(project).resolve(file));
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
        return entries(written(project, "classpath"));
    }

    /** The names of a class path's files. */
    static List<String> entries(String classPath) {
        return Arrays.stream(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).getFileName().toString())
                .toList();
    }

    /** Runs a project's program in a process of its own. */
    static ProgramResult run(String project, String mainClass, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(JAVA, "-cp", path(project), mainClass));
        command.addAll(List.of(arguments));
        return ProgramResult.of(target(project), command);
    }

    /** The command that runs a project's program on the module path, with modules besides those that it requires. */
    static List<String> onTheModulePath(String project, String program, String... modules) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA, "-p", path(project)));
        if (modules.length > 0) {
            command.addAll(List.of("--add-modules", String.join(",", modules)));
        }
        command.addAll(List.of("-m", program));
        return command;
    }

    /** Starts a project's program, which runs until it is told to end. */
    static RunningApplication start(String project, String mainClass) throws IOException {
        return new RunningApplication(target(project), List.of("-cp", path(project), mainClass));
    }

    /** Starts a project's program on the module path, which runs until it is told to end. */
    static RunningApplication startModule(String project, String program) throws IOException {
        return new RunningApplication(target(project), List.of("-p", path(project), "-m", program));
    }

    /** What a project's build has made, in its folder. */
    static Path target(String project) {
        return PROJECTS.resolve(project).resolve("target");
    }

    private static String path(String project) throws IOException {
        return target(project).resolve("classes") + File.pathSeparator + written(project, "classpath");
    }
}
