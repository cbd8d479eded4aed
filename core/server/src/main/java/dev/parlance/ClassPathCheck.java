package dev.parlance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Checks that the versions of Netty and Jackson on the class path fit each other and are not too old: without it a server
 * would fail later, with an error of linkage that names none of them. What has no readable version is not judged.
 */
final class ClassPathCheck {
    private static final LibraryVersion MIN_NETTY_4_1 = LibraryVersion.of("4.1.135.Final");
    private static final LibraryVersion MIN_NETTY_4_2 = LibraryVersion.of("4.2.15.Final");
    private static final LibraryVersion MIN_JACKSON = LibraryVersion.of("2.18.3");

    private ClassPathCheck() {}

    /** @throws IllegalStateException in one sentence, if they do not fit */
    static void check(ClassLoader loader) {
        LibraryVersions found = new LibraryVersions(loader);
        check(found.netty(), found.jackson());
    }

    /** The same for versions by the names of their artifacts. */
    static void check(Map<String, LibraryVersion> netty, Map<String, LibraryVersion> jackson) {
        List<String> faults = new ArrayList<>();
        if (!nettyFits(netty)) {
            faults.add("all of Netty in one version, at least 4.1.135 or 4.2.15, and found " + list(netty));
        }
        if (!jacksonFits(jackson)) {
            faults.add(
                    "Jackson 2.18.3 or later, its core, databind and jsr310 of one minor version and its annotations not"
                            + " older, and found " + list(jackson));
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("Parlance cannot run on this class path: it needs "
                    + String.join("; it needs ", faults)
                    + "; importing dev.parlance:parlance-bom into the dependency management gives versions that fit");
        }
    }

    private static boolean nettyFits(Map<String, LibraryVersion> netty) {
        return netty.values().stream().distinct().count() <= 1
                && netty.values().stream()
                        .allMatch(version -> version.isAtLeast(version.minor() == 1 ? MIN_NETTY_4_1 : MIN_NETTY_4_2));
    }

    /** Annotations have no patches, and newer ones do no harm. */
    private static boolean jacksonFits(Map<String, LibraryVersion> jackson) {
        Map<String, LibraryVersion> others = new TreeMap<>(jackson);
        LibraryVersion annotations = others.remove("jackson-annotations");
        List<LibraryVersion> minors = others.values().stream()
                .map(LibraryVersion::withoutPatch)
                .distinct()
                .toList();
        return minors.size() <= 1
                && others.values().stream().allMatch(version -> version.isAtLeast(MIN_JACKSON))
                && (annotations == null
                        || annotations.isAtLeast(MIN_JACKSON.withoutPatch())
                                && minors.stream().allMatch(annotations::isAtLeast));
    }

    /** Versions, each with the artifacts that have it. */
    private static String list(Map<String, LibraryVersion> versions) {
        Map<String, List<String>> artifacts = new TreeMap<>(versions.keySet().stream()
                .sorted()
                .collect(
                        Collectors.groupingBy(artifact -> versions.get(artifact).text())));
        return artifacts.entrySet().stream()
                .map(version -> version.getKey() + " (" + String.join(", ", version.getValue()) + ")")
                .collect(Collectors.joining(" and "));
    }
}
