package dev.parlance.fuzzing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Fuzzes with Jazzer, one target after another, each in a process of its own: from its corpus on, and from what earlier runs
 * have found in {@code target/fuzz}. Ends with the first finding, which Jazzer writes to the same folder.
 */
public final class Fuzzing {
    private static final String MAX_INPUT = "4096";
    private static final String SECONDS_FOR_ONE_INPUT = "30";

    private Fuzzing() {}

    /**
     * Fuzzes.
     *
     * @param args how many runs each target gets; optionally the targets, separated by commas
     */
    public static void main(String[] args) throws Exception {
        List<FuzzTarget> targets = args.length < 2 || args[1].isBlank()
                ? List.of(FuzzTarget.values())
                : Stream.of(args[1].split(",")).map(Fuzzing::target).toList();
        for (FuzzTarget target : targets) {
            int status = fuzz(target, args[0]);
            if (status != 0) {
                System.exit(status);
            }
        }
    }

    private static FuzzTarget target(String name) {
        return Stream.of(FuzzTarget.values())
                .filter(target -> target.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such target: " + name));
    }

    private static int fuzz(FuzzTarget target, String runs) throws IOException, InterruptedException {
        Path found = Files.createDirectories(Path.of("target/fuzz", target.toString()));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.type().getName(),
                // What Jackson and Netty do is reached through ours; to follow it would halve the speed.
                "--instrumentation_includes=dev.parlance.internal.**",
                "--custom_hook_includes=dev.parlance.internal.**",
                "--reproducer_path=target/fuzz",
                "-artifact_prefix=target" + File.separator + "fuzz" + File.separator,
                "-runs=" + runs,
                "-max_len=" + MAX_INPUT,
                "-timeout=" + SECONDS_FOR_ONE_INPUT,
                "-rss_limit_mb=0",
                "-print_final_stats=1",
                found.toString(),
                target.corpus().toString()));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
