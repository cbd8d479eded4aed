package dev.parlance.contract;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What types are called in a contract: a class at the top level by its simple name, one inside another with the outer one's
 * before it, so that {@code ChatEvents.Join} is {@code ChatJoin}.
 */
final class TypeNames {
    // What the TypeScript files define themselves, or what is known everywhere in TypeScript.
    private static final Set<String> TAKEN = Set.of(
            "ServerToClientEvents",
            "ClientToServerEvents",
            "NamedServerToClientEvents",
            "Frame",
            "Refused",
            "Success",
            "Answered",
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
    private final Set<String> taken = new HashSet<>(TAKEN);

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

    /** What a family is called whose events that class declares. */
    static String family(Class<?> holder) {
        String name = holder.getSimpleName();
        boolean ends = name.endsWith("Events") && name.length() > "Events".length();
        return ends ? name.substring(0, name.length() - "Events".length()) : name;
    }

    /** The class at the top level that a class is in. */
    static Class<?> topLevel(Class<?> type) {
        Class<?> found = type;
        while (found.getDeclaringClass() != null) {
            found = found.getDeclaringClass();
        }
        return found;
    }
}
