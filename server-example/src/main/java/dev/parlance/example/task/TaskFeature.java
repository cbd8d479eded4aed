package dev.parlance.example.task;

import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.subscription.DocumentChange;
import dev.parlance.catalogue.platform.subscription.SubscriptionFeature;
import dev.parlance.catalogue.platform.subscription.filter.Filter;
import dev.parlance.event.RefusedException;
import dev.parlance.example.account.Account;
import dev.parlance.example.task.TaskEvents.CreateTask;
import dev.parlance.example.task.TaskEvents.DeleteTask;
import dev.parlance.example.task.TaskEvents.ListTasks;
import dev.parlance.example.task.TaskEvents.TaskList;
import dev.parlance.example.task.TaskEvents.TaskPayload;
import dev.parlance.example.task.TaskEvents.UpdateTask;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** The behaviour of {@link TaskEvents}. */
public final class TaskFeature implements Feature<Account> {
    private static final Set<String> STATUSES = Set.of("open", "doing", "done");
    private static final int HIGHEST = 3;

    private final ProjectAccess projects;
    private final Tasks tasks;
    private final SubscriptionFeature subscriptions;

    /** Creates the feature, which stores documents and publishes their changes. */
    public TaskFeature(ProjectAccess projects, Tasks tasks, SubscriptionFeature subscriptions) {
        this.projects = projects;
        this.tasks = tasks;
        this.subscriptions = subscriptions;
    }

    @Override
    public Registration installOn(Namespace<? extends Account> namespace) {
        return Registration.all(
                namespace.handle(TaskEvents.LIST, (socket, list) -> {
                    member(socket.user(), list.projectId());
                    return list(list);
                }),
                namespace.handle(TaskEvents.CREATE, (socket, create) -> {
                    member(socket.user(), create.projectId());
                    return create(create);
                }),
                namespace.handle(TaskEvents.UPDATE, (socket, update) -> {
                    member(socket.user(), update.projectId());
                    return update(update);
                }),
                namespace.handle(TaskEvents.DELETE, (socket, delete) -> {
                    member(socket.user(), delete.projectId());
                    return delete(delete);
                }));
    }

    private TaskList list(ListTasks list) {
        Predicate<Task> wanted = task -> true;
        if (list.query() != null) {
            Filter filter = Filter.of(list.query());
            wanted = task -> filter.matches(task.document());
        }
        return new TaskList(
                Task.collection(list.projectId()),
                tasks.of(list.projectId()).stream()
                        .filter(wanted)
                        .map(TaskPayload::of)
                        .toList());
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
        publish(DocumentChange.created(task.projectId(), task.collection(), task.id(), task.document()));
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
        Task after = changed.after();
        publish(DocumentChange.updated(
                after.projectId(),
                after.collection(),
                after.id(),
                changed.before().document(),
                after.document()));
        return TaskPayload.of(after);
    }

    private TaskPayload delete(DeleteTask delete) {
        Task removed = tasks.remove(delete.projectId(), delete.taskId());
        if (removed == null) {
            throw gone();
        }
        publish(DocumentChange.deleted(removed.projectId(), removed.collection(), removed.id(), removed.document()));
        return TaskPayload.of(removed);
    }

    /**
     * Changes are sent to subscribers of the collection, of the document and of matching queries only, not to those who are
     * subscribed to the project for its presence.
     */
    private void publish(DocumentChange change) {
        subscriptions.publish(change.asRestricted());
    }

    private void member(Account user, String projectId) {
        projects.checkMember(projectId, user.id());
    }

    private static Task checked(Task task) {
        if (!STATUSES.contains(task.status())) {
            throw RefusedException.invalid("status", "status must be open, doing or done");
        }
        if (task.priority() < 1 || task.priority() > HIGHEST) {
            throw RefusedException.invalid("priority", "priority must be 1, 2 or 3");
        }
        return task;
    }

    private static RefusedException gone() {
        return RefusedException.notFound("This task does not exist.");
    }
}
