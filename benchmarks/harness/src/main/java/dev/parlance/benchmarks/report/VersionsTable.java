package dev.parlance.benchmarks.report;

import dev.parlance.benchmarks.ClassPath;
import dev.parlance.benchmarks.Contestant;
import java.io.IOException;
import java.util.List;

/** Which Netty and which Jackson each server has on its class path. */
public final class VersionsTable {
    private VersionsTable() {}

    public static String of(List<Contestant> contestants) throws IOException {
        MarkdownTable table = new MarkdownTable(List.of("server", "Netty", "Jackson"));
        for (Contestant contestant : contestants) {
            table.add(List.of(contestant.label(), netty(contestant), jackson(contestant)));
        }
        return "### versions\n\n" + table + "\n";
    }

    static String netty(Contestant contestant) throws IOException {
        return version(contestant.classPath(), "io.netty", "netty-common");
    }

    static String jackson(Contestant contestant) throws IOException {
        return version(contestant.classPath(), "com.fasterxml.jackson.core", "jackson-databind");
    }

    private static String version(ClassPath classPath, String group, String artifact) throws IOException {
        return classPath.version(group, artifact).orElse("none");
    }
}
