package dev.parlance.consumers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.IntStream;
import org.json.JSONArray;
import org.json.JSONException;

/** A Dockerfile, as far as what it says can be done without Docker. */
record Dockerfile(List<String> lines) {
    static Dockerfile read(Path file) throws IOException {
        return new Dockerfile(Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .toList());
    }

    /** What stands behind an instruction, each time that it is there. */
    List<String> all(String instruction) {
        return lines.stream()
                .filter(line -> line.startsWith(instruction + " "))
                .map(line -> line.substring(instruction.length() + 1))
                .toList();
    }

    /** The arguments of an instruction that is written as a list. */
    List<String> list(String instruction) throws JSONException {
        String line = all(instruction).get(0);
        JSONArray array = new JSONArray(line.substring(line.indexOf('[')));
        return IntStream.range(0, array.length()).mapToObj(array::optString).toList();
    }

    /** Copies what the build gets: a folder without what its .dockerignore names. */
    static void copyContext(Path from, Path to) throws IOException {
        List<String> ignored = Files.readAllLines(from.resolve(".dockerignore"));
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String relative = from.relativize(folder).toString();
                String name = folder.getFileName().toString();
                if (ignored.contains(relative) || ignored.contains("**/" + name)) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                return create(to.resolve(relative));
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                // In a worktree this is a file.
                if (!ignored.contains(from.relativize(file).toString())) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static FileVisitResult create(Path folder) {
        try {
            Files.createDirectories(folder);
            return FileVisitResult.CONTINUE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a file, or a folder with all that is in it. */
    static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return create(to.resolve(from.relativize(folder).toString()));
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.copy(
                        file,
                        file.equals(from)
                                ? to
                                : to.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
