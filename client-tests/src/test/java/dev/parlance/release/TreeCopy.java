package dev.parlance.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** A git repository of its own with this tree's files, whether they are committed or not. */
record TreeCopy(Path folder) {
    static TreeCopy of(Path root, Path folder) throws IOException, InterruptedException {
        Ended files = Ended.of(root, "git", "ls-files", "-co", "--exclude-standard");
        for (String name : files.output().lines().toList()) {
            // What is deleted and not yet committed is listed, too.
            if (Files.isRegularFile(root.resolve(name))) {
                Path copy = folder.resolve(name);
                Files.createDirectories(copy.getParent());
                Files.copy(root.resolve(name), copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        TreeCopy tree = new TreeCopy(folder);
        tree.run("git", "init", "-q");
        tree.commit();
        return tree;
    }

    void commit() throws IOException, InterruptedException {
        run("git", "add", "-A");
        run("git", "-c", "user.name=Tester", "-c", "user.email=tester@example.org", "commit", "-q", "-m", "All of it");
    }

    Ended release(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bin/release"));
        command.addAll(List.of(arguments));
        return Ended.of(folder, command.toArray(String[]::new));
    }

    void append(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), Files.readString(folder.resolve(file)) + text);
    }

    void run(String... command) throws IOException, InterruptedException {
        Ended ended = Ended.of(folder, command);
        if (ended.status() != 0) {
            throw new IllegalStateException(ended.output());
        }
    }

    /** How a program ended, and all that it printed. */
    record Ended(int status, String output) {
        static Ended of(Path folder, String... command) throws IOException, InterruptedException {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Ended(process.waitFor(), output);
        }
    }
}
