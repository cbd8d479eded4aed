package dev.parlance.maven;

import dev.parlance.contract.Contracts;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.logging.Log;

/** Runs {@link Contracts} as a class loader has it, and logs what it prints. */
record ContractsRun(ClassLoader loader, Log log) {
    int run(List<String> arguments) throws MojoExecutionException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return (int) loader.loadClass(Contracts.class.getName())
                    .getMethod("run", PrintStream.class, PrintStream.class, String[].class)
                    .invoke(null, stream(output), stream(errors), arguments.toArray(String[]::new));
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new MojoExecutionException("The contract cannot be made", e);
        } finally {
            thread.setContextClassLoader(before);
            lines(output, log::info);
            lines(errors, log::error);
        }
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    private static void lines(ByteArrayOutputStream printed, Consumer<String> sink) {
        printed.toString(StandardCharsets.UTF_8).lines().forEach(sink);
    }
}
