package dev.parlance.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The applications under {@code consumers/spring}, built once on each line of Spring Boot, in one run of Maven. */
final class SpringApplications {
    static final List<String> LINES = List.of("3.5.16", "4.1.1");

    private static final Path SOURCES = Path.of("consumers", "spring");
    private static final Path PROJECTS = Consumers.PROJECTS.resolveSibling("spring");

    /** The line that the sources name. */
    private static final String NAMED = "4.1.1";

    private SpringApplications() {}

    static void build() throws IOException, InterruptedException {
        Consumers.stage();
        Files.createDirectories(PROJECTS);
        Files.writeString(PROJECTS.resolve("pom.xml"), Files.readString(SOURCES.resolve("pom.xml")));
        for (String line : LINES) {
            copy("quick", "talk", line);
            copy("shop", "shop", line);
        }

        ProgramResult built = Consumers.maven(
                PROJECTS,
                "package",
                "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath",
                "-Dmdep.outputFile=target/classpath",
                "-Dmdep.includeScope=runtime");

        assertThat(built.status()).as(built.text()).isZero();
    }

    private static void copy(String name, String artifact, String line) throws IOException {
        Path from = SOURCES.resolve(name);
        List<Path> files;
        try (var walk = Files.walk(from)) {
            files = walk.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = folder(name, line).resolve(from.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.writeString(
                    copy,
                    Files.readString(file)
                            .replace(
                                    "<artifactId>" + artifact + "</artifactId>",
                                    "<artifactId>" + artifact + "-" + line + "</artifactId>")
                            .replace("<version>" + NAMED + "</version>", "<version>" + line + "</version>")
                            .replace("0.1.0-SNAPSHOT", System.getProperty("parlance.version")));
        }
    }

    private static Path folder(String name, String line) {
        return PROJECTS.resolve(name + "-" + line);
    }

    /** The files of its class path. */
    static List<String> classPath(String name, String line) throws IOException {
        return Consumers.entries(Files.readString(folder(name, line).resolve("target/classpath")));
    }

    /** Runs a main class with the class path that Maven has resolved. */
    static RunningApplication runClasses(String name, String line, String mainClass, String... arguments)
            throws IOException {
        Path target = folder(name, line).resolve("target");
        String classPath =
                target.resolve("classes") + java.io.File.pathSeparator + Files.readString(target.resolve("classpath"));
        return new RunningApplication(target, List.of("-cp", classPath, mainClass), arguments);
    }

    /** Runs the executable JAR. */
    static RunningApplication runJar(String name, String line, String... arguments) throws IOException {
        Path target = folder(name, line).resolve("target");
        return new RunningApplication(target, List.of("-jar", name + "-" + line + "-1.jar"), arguments);
    }
}
