package dev.parlance.architecture.api;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** What has changed between two texts of the public API: for each type the lines that have gone, and those that are new. */
final class ApiDifference {
    private static final String MEMBER = "    ";

    private ApiDifference() {}

    /** One block for each type that differs, headed by its package and its name; empty if nothing does. */
    static String between(String before, String now) {
        Map<String, Set<String>> old = types(before);
        Map<String, Set<String>> current = types(now);
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(current.keySet());
        StringBuilder text = new StringBuilder();
        for (String name : names) {
            String lines = lines(old.getOrDefault(name, Set.of()), current.getOrDefault(name, Set.of()));
            if (!lines.isEmpty()) {
                text.append(name).append('\n').append(lines);
            }
        }
        return text.toString();
    }

    private static String lines(Set<String> old, Set<String> current) {
        StringBuilder text = new StringBuilder();
        old.stream().filter(line -> !current.contains(line)).forEach(line -> append(text, "  - ", line));
        current.stream().filter(line -> !old.contains(line)).forEach(line -> append(text, "  + ", line));
        return text.toString();
    }

    private static void append(StringBuilder text, String mark, String line) {
        text.append(mark).append(line.strip()).append('\n');
    }

    /** The lines of each type, its head among them. */
    private static Map<String, Set<String>> types(String api) {
        Map<String, Set<String>> types = new LinkedHashMap<>();
        String packageName = "";
        String type = "";
        for (String line : api.lines().toList()) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (line.startsWith("package ")) {
                packageName = line.substring("package ".length());
            } else {
                type = line.startsWith(MEMBER) ? type : packageName + "." + TypeName.of(line);
                types.computeIfAbsent(type, first -> new LinkedHashSet<>()).add(line);
            }
        }
        return types;
    }
}
