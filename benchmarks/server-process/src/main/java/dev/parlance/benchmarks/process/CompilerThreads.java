package dev.parlance.benchmarks.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The threads of the just-in-time compiler, which say how long a server has run rather than what it costs. Linux only. */
final class CompilerThreads {
    private static final Path TASKS = Path.of("/proc/self/task");

    private CompilerThreads() {}

    /** CPU time of all of them; their number must be fixed. */
    static long cpuNanos() throws IOException {
        long nanos = 0;
        try (DirectoryStream<Path> tasks = Files.newDirectoryStream(TASKS)) {
            for (Path task : tasks) {
                nanos += cpuNanos(task);
            }
        }
        return nanos;
    }

    private static long cpuNanos(Path task) throws IOException {
        try {
            return Files.readString(task.resolve("comm")).matches("C[12] CompilerThre.*\\s*")
                    ? Long.parseLong(Files.readString(task.resolve("schedstat")).split(" ")[0])
                    : 0;
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }
}
