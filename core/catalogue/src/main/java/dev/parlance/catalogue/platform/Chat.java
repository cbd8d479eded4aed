package dev.parlance.catalogue.platform;

/**
 * A chat.
 *
 * @param id tells chats apart, over all projects
 * @param projectId the project that it belongs to
 * @param name for people to read
 * @param type a word of the application's own, as {@code group} or {@code direct}
 */
public record Chat(String id, String projectId, String name, String type) {}
