package dev.parlance.benchmarks;

import dev.parlance.benchmarks.workload.Connect;
import dev.parlance.benchmarks.workload.Idle;
import dev.parlance.benchmarks.workload.IdleCpu;
import dev.parlance.benchmarks.workload.LargeBroadcast;
import dev.parlance.benchmarks.workload.MixedBroadcast;
import dev.parlance.benchmarks.workload.Request;
import dev.parlance.benchmarks.workload.Single;
import dev.parlance.benchmarks.workload.Sizes;
import dev.parlance.benchmarks.workload.SmallBroadcast;
import dev.parlance.benchmarks.workload.Workload;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What to run.
 *
 * @param servers those of this checkout, then those of others
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
    private static final List<Function<Sizes, Workload>> WORKLOADS = List.of(
            LargeBroadcast::new,
            MixedBroadcast::new,
            SmallBroadcast::new,
            Request::new,
            Single::new,
            Connect::new,
            Idle::new,
            IdleCpu::new);

    public static final String HELP = """
            Measures what a server costs, side by side with others, each in a JVM of its own.

              --workloads LIST    of %s; all by default
              --servers LIST      of %s; all by default
              --other NAME=FILE   also Parlance as it is in another checkout, under that name: FILE is the classpath.txt
                                  that the build has written there; may be repeated
              --rounds N          how often everything is measured, each time in new processes; %d by default
              --quick             one round of smaller sizes: rough ratios in some minutes
              --tiny              a handful of clients: does it work?
              --set NAME=N        another size, for instance --set idleClients=10000; may be repeated:
                                  %s
              --jvm-option OPTION another option for the servers' JVMs; may be repeated
              --out DIRECTORY     where benchmarks.md and benchmarks.json go; target by default
              --help              this
            """.formatted(
                    joined(all(Sizes.FULL), Workload::name),
                    joined(Contestant.ALL, Contestant::label),
                    ROUNDS,
                    joined(Sizes.names(), Function.identity()));

    /** @throws IllegalArgumentException if they cannot be understood */
    public static Options parse(String... arguments) {
        Deque<String> left = new ArrayDeque<>(List.of(arguments));
        List<String> workloads = List.of();
        List<Contestant> servers = new ArrayList<>(Contestant.ALL);
        List<Contestant> others = new ArrayList<>();
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
                    servers = list(option, left).stream()
                            .map(Options::contestant)
                            .collect(Collectors.toCollection(ArrayList::new));
                case "--other" -> others.add(other(value(option, left)));
                case "--rounds" -> rounds = number(option, value(option, left));
                case "--set" -> sizes = resized(sizes, value(option, left));
                case "--jvm-option" -> jvmOptions.add(value(option, left));
                case "--out" -> out = Path.of(value(option, left));
                default -> throw new IllegalArgumentException("unknown option: " + option);
            }
        }
        servers.addAll(others);
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
        return Contestant.ALL.stream()
                .filter(contestant -> contestant.label().equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such server: " + label));
    }

    private static Contestant other(String assignment) {
        String[] parts = assignment.split("=", 2);
        boolean taken = Contestant.ALL.stream().anyMatch(known -> known.label().equals(parts[0]));
        if (parts.length < 2 || parts[0].isEmpty() || taken) {
            throw new IllegalArgumentException("--other needs a new name and a file, NAME=FILE: " + assignment);
        }
        return Contestant.otherParlance(parts[0], Path.of(parts[1]));
    }

    private static List<Workload> all(Sizes sizes) {
        return WORKLOADS.stream().map(workload -> workload.apply(sizes)).toList();
    }

    /** @param names empty for all */
    private static List<Workload> workloads(List<String> names, Sizes sizes) {
        List<Workload> all = all(sizes);
        for (String name : names) {
            if (all.stream().noneMatch(workload -> workload.name().equals(name))) {
                throw new IllegalArgumentException("no such workload: " + name);
            }
        }
        return all.stream()
                .filter(workload -> names.isEmpty() || names.contains(workload.name()))
                .toList();
    }

    private static <T> String joined(List<T> all, Function<T, String> name) {
        return all.stream().map(name).collect(Collectors.joining(", "));
    }
}
