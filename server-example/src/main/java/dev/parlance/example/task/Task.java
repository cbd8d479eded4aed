package dev.parlance.example.task;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A document of the collection.
 *
 * @param id tells documents apart
 * @param projectId whose it is
 * @param title what is to be done
 * @param status {@code open}, {@code doing} or {@code done}
 * @param priority 1 (low) to 3 (high)
 * @param version rises with every change: of two, the higher one is the newer
 */
record Task(String id, String projectId, String title, String status, int priority, int version) {
    /** The id of a project's one collection. */
    static String collection(String projectId) {
        return projectId + ".tasks";
    }

    String collection() {
        return collection(projectId);
    }

    /** As it travels, and as a query sees it. */
    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("_id", id);
        document.put("title", title);
        document.put("status", status);
        document.put("priority", priority);
        document.put("version", version);
        return document;
    }
}
