package dev.parlance.contract;

import java.util.Map;

/**
 * Documentation, as Markdown, by what it is of: {@code a.b.Outer.Inner}, {@code a.b.Outer#CONSTANT},
 * {@code a.b.Record(component)}.
 */
record Docs(Map<String, String> texts) {
    /** Of a type. */
    String of(Class<?> type) {
        return text(type.getCanonicalName());
    }

    /** Of a constant. */
    String ofConstant(Class<?> type, String constant) {
        return text(type.getCanonicalName() + "#" + constant);
    }

    /** Of a record's component. */
    String ofComponent(Class<?> type, String component) {
        return text(type.getCanonicalName() + "(" + component + ")");
    }

    private String text(String of) {
        return texts.getOrDefault(of, "");
    }
}
