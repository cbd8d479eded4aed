package dev.parlance.catalogue.platform.subscription;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A change as servers send it to each other: plain Java values. */
record ChangeMessage(DocumentChange change, Instant at) {
    Map<String, @Nullable Object> toPlain() {
        Map<String, @Nullable Object> plain = new LinkedHashMap<>();
        plain.put("projectId", change.projectId());
        plain.put("collectionId", change.collectionId());
        plain.put("documentId", change.documentId());
        plain.put("action", change.action().name());
        plain.put("before", change.before());
        plain.put("after", change.after());
        plain.put("restricted", change.restricted());
        plain.put("timestamp", at.toString());
        return plain;
    }

    /** The change that another server has sent; throws if it is none. */
    static ChangeMessage fromPlain(Map<?, ?> plain) {
        DocumentChange change = new DocumentChange(
                text(plain, "projectId"),
                text(plain, "collectionId"),
                text(plain, "documentId"),
                ChangeAction.valueOf(text(plain, "action")),
                state(plain, "before"),
                state(plain, "after"),
                Boolean.TRUE.equals(plain.get("restricted")));
        return new ChangeMessage(change, Instant.parse(text(plain, "timestamp")));
    }

    private static String text(Map<?, ?> plain, String name) {
        return (String) Objects.requireNonNull(plain.get(name));
    }

    private static @Nullable Map<String, @Nullable Object> state(Map<?, ?> plain, String name) {
        return plain.get(name) instanceof Map<?, ?> state ? PlainValues.object(name, state) : null;
    }
}
