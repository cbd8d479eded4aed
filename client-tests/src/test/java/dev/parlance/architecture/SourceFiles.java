package dev.parlance.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The sources and documents of this repository, without what a build creates. */
final class SourceFiles {
    private static final Path ROOT = Path.of("..");
    private static final Set<String> GENERATED = Set.of("target", "node_modules", "vendor", ".git");

    private SourceFiles() {}

    /** All files with one of the endings, as paths relative to the top folder. */
    static List<Path> endingWith(String... endings) {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(Files::isRegularFile)
                    .map(ROOT::relativize)
                    .filter(file -> Stream.of(endings).anyMatch(file.toString()::endsWith))
                    .filter(file -> StreamSupport.stream(file.spliterator(), false)
                            .noneMatch(folder -> GENERATED.contains(folder.toString())))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Java sources of main code. */
    static List<Path> mainJava() {
        return endingWith(".java").stream()
                .filter(file -> file.toString().replace('\\', '/').contains("src/main/java/"))
                .toList();
    }

    static String read(Path file) {
        try {
            return Files.readString(ROOT.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
