package dev.parlance.architecture.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The modules that are published with classes. */
public final class PublishedModules {
    private static final Pattern PUBLISHED = Pattern.compile("<maven\\.deploy\\.skip>false</maven\\.deploy\\.skip>");
    private static final Pattern ARTIFACT =
            Pattern.compile("</parent>.*?<artifactId>(.*?)</artifactId>", Pattern.DOTALL);

    private PublishedModules() {}

    /** Their folders, in the order of their names; the core before the integrations. */
    public static List<Path> all(Path root) {
        return Stream.of("core", "integrations")
                .map(root::resolve)
                .filter(Files::isDirectory)
                .flatMap(PublishedModules::below)
                .toList();
    }

    private static Stream<Path> below(Path parent) {
        try (Stream<Path> folders = Files.walk(parent, 2)) {
            return folders
                    .filter(module -> Files.isRegularFile(module.resolve("pom.xml")))
                    .filter(module -> Files.isDirectory(module.resolve("src/main")))
                    .filter(module -> PUBLISHED.matcher(pom(module)).find())
                    .sorted()
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sources of a module that applications see, in their order. */
    public static List<Path> publicSources(Path module) {
        return sources(module.resolve("src/main/java"), ".java");
    }

    /** The same that are written in Kotlin. */
    public static List<Path> kotlinSources(Path module) {
        Path sources = module.resolve("src/main/kotlin");
        return Files.isDirectory(sources) ? sources(sources, ".kt") : List.of();
    }

    private static List<Path> sources(Path folder, String ending) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ending) && !file.endsWith("module-info.java"))
                    .filter(file -> !file.toString().replace('\\', '/').contains("/internal/"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name of its artifact. */
    public static String artifact(Path module) {
        Matcher artifact = ARTIFACT.matcher(pom(module));
        if (!artifact.find()) {
            throw new IllegalStateException("no artifactId in the POM of " + module);
        }
        return artifact.group(1);
    }

    private static String pom(Path module) {
        Path pom = module.resolve("pom.xml");
        try {
            return Files.exists(pom) ? Files.readString(pom) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
