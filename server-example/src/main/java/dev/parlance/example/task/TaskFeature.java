package dev.parlance.example.task;

import dev.parlance.catalogue.platform.Bounds;
import dev.parlance.catalogue.platform.ProjectAccess;
import dev.parlance.event.RefusedException;
import dev.parlance.example.account.Account;
import dev.parlance.example.task.TaskEvents.CreateTask;
import dev.parlance.example.task.TaskEvents.DeleteTask;
import dev.parlance.example.task.TaskEvents.TaskList;
import dev.parlance.example.task.TaskEvents.TaskPayload;
import dev.parlance.example.task.TaskEvents.UpdateTask;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import java.util.Set;
import java.util.UUID;

/** What {@link TaskEvents} make happen. */
public final class TaskFeature implements Feature<Account> {
    private static final Set<String> STATUSES = Set.of("open", "doing", "done");
    private static final int TITLE = 120;
    private static final int HIGHEST = 3;

    private final ProjectAccess projects;
    private final Tasks tasks;
    private final TaskListener listener;

    /** Keeps documents there, and tells that listener of their changes. */
    public TaskFeature(ProjectAccess projects, Tasks tasks, TaskListener listener) {
        this.projects = projects;
        this.tasks = tasks;
        this.listener = listener;
    }

    @Override
    public void installOn(Namespace<? extends Account> namespace) {
        namespace.handle(TaskEvents.LIST, (socket, list) -> list(member(socket.user(), list.projectId())));
        namespace.handle(TaskEvents.CREATE, (socket, create) -> {
            member(socket.user(), create.projectId());
            return create(create);
        });
        namespace.handle(TaskEvents.UPDATE, (socket, update) -> {
            member(socket.user(), update.projectId());
            return update(update);
        });
        namespace.handle(TaskEvents.DELETE, (socket, delete) -> {
            member(socket.user(), delete.projectId());
            return delete(delete);
        });
    }

    private TaskList list(String projectId) {
        return new TaskList(
                Task.collection(projectId),
                tasks.of(projectId).stream().map(TaskPayload::of).toList());
    }

    private TaskPayload create(CreateTask create) {
        Task task = checked(new Task(
                UUID.randomUUID().toString(),
                create.projectId(),
                create.title().strip(),
                "open",
                create.priority(),
                1));
        tasks.add(task);
        listener.changed(null, task);
        return TaskPayload.of(task);
    }

    private TaskPayload update(UpdateTask update) {
        Tasks.Changed changed = tasks.change(
                update.projectId(),
                update.taskId(),
                task -> checked(new Task(
                        task.id(),
                        task.projectId(),
                        update.title() == null ? task.title() : update.title().strip(),
                        update.status() == null ? task.status() : update.status(),
                        update.priority() == null ? task.priority() : update.priority(),
                        task.version() + 1)));
        if (changed == null) {
            throw gone();
        }
        listener.changed(changed.before(), changed.after());
        return TaskPayload.of(changed.after());
    }

    private TaskPayload delete(DeleteTask delete) {
        Task removed = tasks.remove(delete.projectId(), delete.taskId());
        if (removed == null) {
            throw gone();
        }
        listener.changed(removed, null);
        return TaskPayload.of(removed);
    }

    private String member(Account user, String projectId) {
        projects.checkMember(projectId, user.id());
        return projectId;
    }

    private static Task checked(Task task) {
        Bounds.name("title", task.title(), TITLE);
        if (!STATUSES.contains(task.status())) {
            throw RefusedException.invalid("status", "status must be open, doing or done");
        }
        if (task.priority() < 1 || task.priority() > HIGHEST) {
            throw RefusedException.invalid("priority", "priority must be 1, 2 or 3");
        }
        return task;
    }

    private static RefusedException gone() {
        return RefusedException.notFound("There is no such task.");
    }
}
