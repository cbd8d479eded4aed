package dev.parlance.example.task;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A document of the collection.
 *
 * @param id the document's id
 * @param projectId its project
 * @param title the title
 * @param status {@code open}, {@code doing} or {@code done}
 * @param priority 1 (low) to 3 (high)
 * @param version incremented with every change
 */
record Task(String id, String projectId, String title, String status, int priority, int version) {
    /** The id of a project's collection. */
    static String collection(String projectId) {
        return projectId + ".tasks";
    }

    String collection() {
        return collection(projectId);
    }

    /** The document as it is sent, and as queries match it. */
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
