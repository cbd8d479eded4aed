package dev.parlance.catalogue.platform.subscription;

import org.jspecify.annotations.Nullable;

/**
 * A project was created, changed or deleted: what an application publishes.
 *
 * @param orgId the organisation that it belongs to, all of whose users are notified
 * @param projectId the project
 * @param name shown to users; may be left out
 * @param action the kind of the change
 */
public record ProjectChange(
        String orgId, String projectId, @Nullable String name, ChangeAction action) {
    /** A project was created. */
    public static ProjectChange created(String orgId, String projectId, String name) {
        return new ProjectChange(orgId, projectId, name, ChangeAction.CREATE);
    }

    /** A project was changed. */
    public static ProjectChange updated(String orgId, String projectId, String name) {
        return new ProjectChange(orgId, projectId, name, ChangeAction.UPDATE);
    }

    /** A project was deleted. */
    public static ProjectChange deleted(String orgId, String projectId) {
        return new ProjectChange(orgId, projectId, null, ChangeAction.DELETE);
    }
}
