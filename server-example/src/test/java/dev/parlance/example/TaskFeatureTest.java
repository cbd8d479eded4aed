package dev.parlance.example;

import static dev.parlance.example.TestExample.DEMO;
import static dev.parlance.example.TestExample.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.data.DataEvents;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.SubscribeCollection;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.SubscribeQuery;
import dev.parlance.event.RefusalCode;
import dev.parlance.example.project.WorkspaceEvents;
import dev.parlance.example.task.TaskEvents;
import dev.parlance.example.task.TaskEvents.CreateTask;
import dev.parlance.example.task.TaskEvents.DeleteTask;
import dev.parlance.example.task.TaskEvents.ListTasks;
import dev.parlance.example.task.TaskEvents.TaskPayload;
import dev.parlance.example.task.TaskEvents.UpdateTask;
import dev.parlance.testkit.TestClient;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TaskFeatureTest {
    private static final String COLLECTION = "demo.tasks";

    private final TestExample example = new TestExample();
    private final TestClient writer = example.connect(example.signIn("Ada"));
    private final TestClient reader = example.connect(example.signIn("Bob"));

    @AfterEach
    void close() {
        example.close();
    }

    @Test
    void subscribersOfTheCollectionReceiveEveryChangeAndOthersNone() {
        writer.expect(WorkspaceEvents.MEMBER_JOINED);
        reader.request(SubscriptionEvents.SUBSCRIBE_COLLECTION, new SubscribeCollection(DEMO, COLLECTION));
        reader.expect(SubscriptionEvents.SUBSCRIBED);

        TaskPayload made = create("Polish the lens", 2);
        assertThat(reader.expect(DataEvents.DOCUMENT_CREATED).data()).isEqualTo(document(made));
        TaskPayload done = update(made, null, "done");
        assertThat(done).isEqualTo(new TaskPayload(made.id(), "Polish the lens", "done", 2, 2));
        assertThat(reader.expect(DataEvents.DOCUMENT_UPDATED).data()).isEqualTo(document(done));
        writer.request(TaskEvents.DELETE, new DeleteTask(DEMO, made.id()));
        assertThat(reader.expect(DataEvents.DOCUMENT_DELETED).data()).isEqualTo(document(done));

        List.of(writer, reader).forEach(TestClient::expectNothingMore);
        assertThat(list(null)).isEmpty();
    }

    @Test
    void aQueryListsAndFollowsMatchingTasks() {
        TaskPayload first = create("First", 1);
        TaskPayload second = create("Second", 3);
        Map<String, Object> urgent = Map.of("priority", Map.of("$gte", 2));
        reader.request(SubscriptionEvents.SUBSCRIBE_QUERY, new SubscribeQuery(DEMO, COLLECTION, "q", urgent));
        reader.expect(SubscriptionEvents.SUBSCRIBED);

        assertThat(list(urgent)).containsExactly(second);
        assertThat(list(null)).containsExactly(second, first);
        update(first, "Still first", null);
        TaskPayload changed = update(second, "Still second", null);
        assertThat(reader.expect(DataEvents.DOCUMENT_UPDATED).data()).isEqualTo(document(changed));
        reader.expectNothingMore();
    }

    @Test
    void invalidRequestsAreRefusedAndNotPublished() {
        TaskPayload task = create("Polish the lens", 2);
        reader.request(SubscriptionEvents.SUBSCRIBE_COLLECTION, new SubscribeCollection(DEMO, COLLECTION));
        reader.expect(SubscriptionEvents.SUBSCRIBED);
        writer.expect(WorkspaceEvents.MEMBER_JOINED);

        refused(writer, RefusalCode.VALIDATION_FAILED, () -> create(" ", 1));
        refused(writer, RefusalCode.VALIDATION_FAILED, () -> create("x", 4));
        refused(writer, RefusalCode.VALIDATION_FAILED, () -> update(task, null, "lost"));
        refused(writer, RefusalCode.VALIDATION_FAILED, () -> list(Map.of("a", Map.of("$like", "b"))));
        refused(writer, RefusalCode.NOT_FOUND, () -> writer.request(TaskEvents.DELETE, new DeleteTask(DEMO, "x")));
        refused(
                writer,
                RefusalCode.PERMISSION_DENIED,
                () -> writer.request(TaskEvents.CREATE, new CreateTask("elsewhere", "x", 1)));
        reader.expectNothingMore();
    }

    private TaskPayload create(String title, int priority) {
        return writer.request(TaskEvents.CREATE, new CreateTask(DEMO, title, priority));
    }

    private TaskPayload update(TaskPayload task, @Nullable String title, @Nullable String status) {
        return writer.request(TaskEvents.UPDATE, new UpdateTask(DEMO, task.id(), title, status, null));
    }

    private List<TaskPayload> list(@Nullable Object query) {
        return writer.request(TaskEvents.LIST, new ListTasks(DEMO, query)).tasks();
    }

    private static Map<String, Object> document(TaskPayload task) {
        return Map.of(
                "_id", task.id(),
                "title", task.title(),
                "status", task.status(),
                "priority", task.priority(),
                "version", task.version());
    }
}
