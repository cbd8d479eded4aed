package dev.parlance.catalogue.platform.project;

import static dev.parlance.event.ServerEvent.serverEvent;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlance.event.ServerEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * {@code project:*} — projects that were created, changed and deleted. They go to everyone in the organisation that it
 * belongs to; an application emits them when it has changed a project.
 */
public final class ProjectEvents {
    /** There is a new project. */
    public static final ServerEvent<ProjectPayload> CREATED = serverEvent("project:created", ProjectPayload.class);

    /** A project was changed. */
    public static final ServerEvent<ProjectPayload> UPDATED = serverEvent("project:updated", ProjectPayload.class);

    /** A project is gone. */
    public static final ServerEvent<ProjectPayload> DELETED = serverEvent("project:deleted", ProjectPayload.class);

    /**
     * A project on the wire.
     *
     * @param id its id
     * @param name shown to users
     * @param timestamp when it happened
     */
    public record ProjectPayload(
            @JsonProperty("_id") String id,
            @Nullable String name,
            @Nullable Instant timestamp) {}

    private ProjectEvents() {}
}
