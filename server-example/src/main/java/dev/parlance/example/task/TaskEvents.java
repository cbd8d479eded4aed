package dev.parlance.example.task;

import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.Limit.Kind.ID;
import static dev.parlance.event.Limit.Kind.NAME;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Limit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code task:*} — events of the example: reading and changing the documents. Subscribers receive the platform's
 * {@code db:create}, {@code db:update} and {@code db:delete}. All requests are refused with
 * {@code permission-denied} unless the caller is a member of the project.
 */
public final class TaskEvents {
    /** Lists the tasks of a project, the highest priority first; only those that match the query, if there is one. */
    public static final ClientRequest<ListTasks, TaskList> LIST =
            clientRequest("task:list", ListTasks.class, TaskList.class);

    /** Creates a task. */
    public static final ClientRequest<CreateTask, TaskPayload> CREATE =
            clientRequest("task:create", CreateTask.class, TaskPayload.class);

    /** Changes the given fields of a task. */
    public static final ClientRequest<UpdateTask, TaskPayload> UPDATE =
            clientRequest("task:update", UpdateTask.class, TaskPayload.class);

    /** Deletes a task. */
    public static final ClientRequest<DeleteTask, TaskPayload> DELETE =
            clientRequest("task:delete", DeleteTask.class, TaskPayload.class);

    /**
     * The tasks to list.
     *
     * @param projectId the project
     * @param query a query as in {@code subscribe:query}; null for all
     */
    public record ListTasks(String projectId, @Nullable Object query) {}

    /**
     * Tasks and their collection.
     *
     * @param collectionId the collection, to subscribe to
     * @param tasks the tasks
     */
    public record TaskList(String collectionId, List<TaskPayload> tasks) {}

    /**
     * A new task.
     *
     * @param projectId the project
     * @param title 1 to 120 characters
     * @param priority 1 to 3
     */
    public record CreateTask(
            @Limit(ID) String projectId,
            @Limit(value = NAME, max = 120, notBlank = true) String title,
            int priority) {}

    /**
     * A change of a task.
     *
     * @param projectId the project
     * @param taskId the task
     * @param title 1 to 120 characters; null to keep it
     * @param status {@code open}, {@code doing} or {@code done}; null to keep it
     * @param priority 1 to 3; null to keep it
     */
    public record UpdateTask(
            @Limit(ID) String projectId,
            @Limit(ID) String taskId,

            @Limit(value = NAME, max = 120, notBlank = true) @Nullable
            String title,

            @Limit(NAME) @Nullable String status,
            @Nullable Integer priority) {}

    /**
     * The task to delete.
     *
     * @param projectId the project
     * @param taskId the task
     */
    public record DeleteTask(
            @Limit(ID) String projectId, @Limit(ID) String taskId) {}

    /**
     * A task.
     *
     * @param id the document's id
     * @param title the title
     * @param status {@code open}, {@code doing} or {@code done}
     * @param priority 1 to 3
     * @param version incremented with every change
     */
    public record TaskPayload(@JsonProperty("_id") String id, String title, String status, int priority, int version) {
        static TaskPayload of(Task task) {
            return new TaskPayload(task.id(), task.title(), task.status(), task.priority(), task.version());
        }
    }

    private TaskEvents() {}
}
