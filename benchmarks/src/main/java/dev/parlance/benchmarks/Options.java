package dev.parlance.benchmarks;

import dev.parlance.benchmarks.workload.Broadcast;
import dev.parlance.benchmarks.workload.Connect;
import dev.parlance.benchmarks.workload.Idle;
import dev.parlance.benchmarks.workload.Request;
import dev.parlance.benchmarks.workload.Sizes;
import dev.parlance.benchmarks.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/**
 * What to run.
 *
 * @param jvmOptions for the servers' JVMs, after those of the workload
 * @param out the directory of the reports
 */
public record Options(
        List<Workload> workloads,
        List<Contestant> servers,
        int rounds,
        Sizes sizes,
        List<String> jvmOptions,
        Path out) {

    private static final int ROUNDS = 3;
    private static final List<Function<Sizes, Workload>> WORKLOADS =
            List.of(Broadcast::new, Request::new, Idle::new, Connect::new);

    public static final String HELP =
            """
            Measures what a server costs, side by side with others, each in a JVM of its own.

              --workloads LIST    of broadcast, request, idle, connect; all by default
              --servers LIST      of %s; all by default
              --rounds N          how often everything is measured, each time in new processes; %d by default
              --quick             one round of smaller sizes: rough ratios in some minutes
              --tiny              a handful of clients: does it work?
              --set NAME=N        another size, for instance --set idleClients=10000; may be repeated:
                                  %s
              --jvm-option OPTION another option for the servers' JVMs; may be repeated
              --out DIRECTORY     where benchmarks.md and benchmarks.json go; target by default
              --help              this
            """.formatted(String.join(", ", labels(Contestant.values())), ROUNDS, String.join(", ", Sizes.names()));

    /** @throws IllegalArgumentException if they cannot be understood */
    public static Options parse(String... arguments) {
        Deque<String> left = new ArrayDeque<>(List.of(arguments));
        List<String> workloads = List.of();
        List<Contestant> servers = List.of(Contestant.values());
        boolean tiny = left.remove("--tiny");
        boolean quick = left.remove("--quick") || tiny;
        int rounds = quick ? 1 : ROUNDS;
        Sizes sizes = tiny ? Sizes.TINY : quick ? Sizes.QUICK : Sizes.FULL;
        List<String> jvmOptions = new ArrayList<>();
        Path out = Path.of("target");
        while (!left.isEmpty()) {
            String option = left.pop();
            switch (option) {
                case "--workloads" -> workloads = list(option, left);
                case "--servers" ->
                    servers =
                            list(option, left).stream().map(Options::contestant).toList();
                case "--rounds" -> rounds = number(option, value(option, left));
                case "--set" -> sizes = resized(sizes, value(option, left));
                case "--jvm-option" -> jvmOptions.add(value(option, left));
                case "--out" -> out = Path.of(value(option, left));
                default -> throw new IllegalArgumentException("unknown option: " + option);
            }
        }
        return new Options(workloads(workloads, sizes), servers, rounds, sizes, jvmOptions, out);
    }

    private static String value(String option, Deque<String> left) {
        if (left.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return left.pop();
    }

    private static List<String> list(String option, Deque<String> left) {
        return List.of(value(option, left).split(","));
    }

    private static int number(String option, String value) {
        if (!value.matches("[1-9]\\d{0,6}")) {
            throw new IllegalArgumentException(option + " needs a number: " + value);
        }
        return Integer.parseInt(value);
    }

    private static Sizes resized(Sizes sizes, String assignment) {
        String[] parts = assignment.split("=", 2);
        return sizes.with(parts[0], number("--set " + parts[0], parts.length == 2 ? parts[1] : ""));
    }

    private static Contestant contestant(String label) {
        return Arrays.stream(Contestant.values())
                .filter(contestant -> contestant.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such server: " + label));
    }

    /** @param names empty for all */
    private static List<Workload> workloads(List<String> names, Sizes sizes) {
        List<Workload> all =
                WORKLOADS.stream().map(workload -> workload.apply(sizes)).toList();
        for (String name : names) {
            if (all.stream().noneMatch(workload -> workload.name().equals(name))) {
                throw new IllegalArgumentException("no such workload: " + name);
            }
        }
        return all.stream()
                .filter(workload -> names.isEmpty() || names.contains(workload.name()))
                .toList();
    }

    private static List<String> labels(Contestant... contestants) {
        return Arrays.stream(contestants).map(Contestant::label).toList();
    }
}
