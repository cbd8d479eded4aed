package dev.parlance.catalogue.platform.subscription;

import org.jspecify.annotations.Nullable;

/**
 * A project was made, changed or deleted: what an application publishes.
 *
 * @param orgId the organisation that it belongs to, all of whose users are told
 * @param projectId the project
 * @param name for people to read; may be left out
 * @param action what has become of it
 */
public record ProjectChange(
        String orgId, String projectId, @Nullable String name, ChangeAction action) {
    /** There is a new project. */
    public static ProjectChange created(String orgId, String projectId, String name) {
        return new ProjectChange(orgId, projectId, name, ChangeAction.CREATE);
    }

    /** A project is another than it was. */
    public static ProjectChange updated(String orgId, String projectId, String name) {
        return new ProjectChange(orgId, projectId, name, ChangeAction.UPDATE);
    }

    /** A project is gone. */
    public static ProjectChange deleted(String orgId, String projectId) {
        return new ProjectChange(orgId, projectId, null, ChangeAction.DELETE);
    }
}
