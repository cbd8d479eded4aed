package dev.parlance.catalogue.platform;

/**
 * A chat.
 *
 * @param id unique over all projects
 * @param projectId the project that it belongs to
 * @param name the name shown to users
 * @param type a value that the application defines, as {@code group} or {@code direct}
 */
public record Chat(String id, String projectId, String name, String type) {}
