package dev.parlance.contract.reader;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The names of types in a contract: the simple name of a top-level class; for a nested class, prefixed with that of the outer
 * class without {@code Events}, so that {@code ChatEvents.Join} is {@code ChatJoin}.
 */
final class TypeNames {
    // Defined in the TypeScript files, or global in TypeScript.
    private static final Set<String> RESERVED = Set.of(
            "ServerToClientEvents",
            "ClientToServerEvents",
            "NamedServerToClientEvents",
            "Frame",
            "Refused",
            "Success",
            "Answered",
            "Auth",
            "Array",
            "ArrayBuffer",
            "Boolean",
            "Date",
            "Error",
            "Function",
            "Map",
            "Number",
            "Object",
            "Promise",
            "Record",
            "Set",
            "String",
            "Symbol",
            "Uint8Array",
            "Event",
            "Node",
            "Text");

    private final Map<Class<?>, String> names = new LinkedHashMap<>();
    private final Set<String> taken = new HashSet<>(RESERVED);

    String of(Class<?> type) {
        return names.computeIfAbsent(type, this::newName);
    }

    private String newName(Class<?> type) {
        String wanted = type.getSimpleName();
        for (Class<?> outer = type.getDeclaringClass(); outer != null; outer = outer.getDeclaringClass()) {
            String prefix = family(outer);
            wanted = wanted.startsWith(prefix) ? wanted : prefix + wanted;
        }
        String name = wanted;
        for (int i = 2; !taken.add(name); i++) {
            name = wanted + i;
        }
        return name;
    }

    /** The name of the family whose events a class declares. */
    static String family(Class<?> holder) {
        String name = holder.getSimpleName();
        boolean hasSuffix = name.endsWith("Events") && name.length() > "Events".length();
        return hasSuffix ? name.substring(0, name.length() - "Events".length()) : name;
    }

    /** The top-level class that encloses a class, or the class itself. */
    static Class<?> topLevel(Class<?> type) {
        Class<?> found = type;
        while (found.getDeclaringClass() != null) {
            found = found.getDeclaringClass();
        }
        return found;
    }
}
