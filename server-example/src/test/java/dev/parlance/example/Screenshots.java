package dev.parlance.example;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the screenshots of the page for the documentation; the profile {@code screenshots} runs it. It needs the fonts Inter
 * and Noto Color Emoji.
 */
final class Screenshots {
    private static final String STARTED = "Open ";

    private Screenshots() {}

    /** The only argument is the output folder. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]).toAbsolutePath();
        Files.createDirectories(folder);
        PageTools.install();
        List<String> command = new ArrayList<>(PageTools.exampleCommand());
        command.addAll(List.of("--port", "0", "--database", "jdbc:h2:mem:screenshots;DB_CLOSE_DELAY=-1"));
        Process example = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader output = example.inputReader(StandardCharsets.UTF_8)) {
            String line = output.readLine();
            if (line == null || !line.startsWith(STARTED)) {
                throw new IllegalStateException("the example has not started: " + line);
            }
            take(line.substring(STARTED.length()), folder);
        } finally {
            example.destroy();
        }
    }

    private static void take(String url, Path folder) throws IOException, InterruptedException {
        int exit = new ProcessBuilder("node", "screenshots.js", url, folder.toString())
                .directory(PageTools.SCRIPTS.toFile())
                .inheritIO()
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException("the script that takes pictures ended with " + exit);
        }
    }
}
