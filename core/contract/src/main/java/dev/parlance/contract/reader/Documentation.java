package dev.parlance.contract.reader;

import java.util.Map;

/**
 * Documentation in Markdown, by element: {@code a.b.Outer.Inner}, {@code a.b.Outer#CONSTANT},
 * {@code a.b.Record(component)}.
 */
record Documentation(Map<String, String> texts) {
    /** The documentation of a type; empty for none. */
    String of(Class<?> type) {
        return text(type.getCanonicalName());
    }

    /** The documentation of a constant; empty for none. */
    String ofConstant(Class<?> type, String constant) {
        return text(type.getCanonicalName() + "#" + constant);
    }

    /** The documentation of a record component; empty for none. */
    String ofComponent(Class<?> type, String component) {
        return text(type.getCanonicalName() + "(" + component + ")");
    }

    private String text(String element) {
        return texts.getOrDefault(element, "");
    }
}
