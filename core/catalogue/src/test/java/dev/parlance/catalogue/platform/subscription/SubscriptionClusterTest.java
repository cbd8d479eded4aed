package dev.parlance.catalogue.platform.subscription;

import static dev.parlance.catalogue.platform.TestPlatform.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.TestProjects;
import dev.parlance.catalogue.platform.data.DataEvents;
import dev.parlance.catalogue.platform.data.DataEvents.Change;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.SubscribeQuery;
import dev.parlance.internal.server.CapturedLog;
import dev.parlance.internal.server.Cluster;
import dev.parlance.testkit.TestClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Two servers, each with its own followers: what is published on one is received on both. */
class SubscriptionClusterTest {
    private final Cluster cluster = new Cluster();

    @AutoClose
    private final TestProjects first = new TestProjects(SubscriptionOptions.DEFAULT, cluster);

    @AutoClose
    private final TestProjects second = new TestProjects(SubscriptionOptions.DEFAULT, cluster);

    private static TestClient query(TestProjects on, String user, Map<String, Object> query) {
        TestClient client = on.connect(user);
        query(client, query);
        return client;
    }

    private static void query(TestClient client, Map<String, Object> query) {
        client.request(SubscriptionEvents.SUBSCRIBE_QUERY, new SubscribeQuery("p1", "c1", "q1", query));
        client.expect(SubscriptionEvents.SUBSCRIBED);
    }

    private void nothingMore() {
        first.expectNothingMore();
        second.expectNothingMore();
    }

    @Test
    void eachServerNotifiesTheFollowersOfItsOwnQueriesOnce() {
        TestClient here = first.following("p1", "ada");
        TestClient there = second.following("p1", "ada");
        query(there, Map.of());
        TestClient openHere = query(first, "bob", Map.of("status", "open"));
        TestClient openThere = query(second, "eve", Map.of("status", "open"));
        TestClient doneThere = query(second, "bob", Map.of("status", "done"));

        Map<String, @Nullable Object> before = new HashMap<>(Map.of("status", "open", "n", 1L, "list", List.of(0.5)));
        before.put("none", null);
        Map<String, Object> after = Map.of("status", "late");
        first.subscriptions().publish(DocumentChange.updated("p1", "c1", "d1", before, after));
        for (TestClient client : List.of(here, there, openHere, openThere)) {
            assertThat(client.expect(DataEvents.DOCUMENT_UPDATED))
                    .isEqualTo(new Change("p1", "c1", "update", after, NOON));
        }
        nothingMore();

        second.subscriptions().publish(DocumentChange.deleted("p1", "c1", "d1", Map.of("status", "done")));
        for (TestClient client : List.of(here, there, doneThere)) {
            client.expect(DataEvents.DOCUMENT_DELETED);
        }
        nothingMore();

        first.subscriptions()
                .publish(DocumentChange.created("p1", "c1", "d1", Map.of("status", "open"))
                        .asRestricted());
        for (TestClient client : List.of(there, openHere, openThere)) {
            client.expect(DataEvents.DOCUMENT_CREATED);
        }
        nothingMore();
    }

    @Test
    void whatIsPublishedInOrderIsHeardInOrderEverywhere() {
        TestClient there = query(second, "ada", Map.of());
        IntStream.range(0, 20)
                .forEach(i -> first.subscriptions()
                        .publish(DocumentChange.updated("p1", "c1", "d1", Map.of("i", i), Map.of("i", i + 1))));
        IntStream.range(0, 20)
                .forEach(i -> assertThat(
                                there.expect(DataEvents.DOCUMENT_UPDATED).data())
                        .isEqualTo(Map.of("i", i + 1)));
    }

    @Test
    void collectionsAreSentOnceEverywhere() {
        TestClient here = first.following("p1", "ada");
        TestClient there = second.following("p1", "bob");
        first.subscriptions().publish(CollectionChange.deleted("p1", "c1"));
        here.expect(DataEvents.COLLECTION_DELETED);
        there.expect(DataEvents.COLLECTION_DELETED);
        nothingMore();
    }

    @Test
    void whatIsRevokedIsLeftEverywhere() {
        TestClient here = first.following("p1", "ada");
        TestClient there = second.following("p1", "ada");
        query(there, Map.of());
        TestClient bob = second.following("p1", "bob");
        first.projects().remove("p1", "ada");
        second.projects().remove("p1", "ada");
        first.subscriptions().accessChanged("ada");
        second.server().run();
        first.subscriptions().publish(DocumentChange.created("p1", "c1", "d1", Map.of()));
        bob.expect(DataEvents.DOCUMENT_CREATED);
        here.expectNothingMore();
        nothingMore();
    }

    @Test
    void whatAnotherServerGetsWrongIsSentToNobody() {
        TestClient here = first.following("p1", "ada");
        try (CapturedLog log = new CapturedLog()) {
            second.namespace().untyped().serverSideEmit("parlance:subscription:change", Map.of("projectId", "p1"));
            second.namespace().untyped().serverSideEmit("parlance:subscription:change", "p1");
            second.namespace().untyped().serverSideEmit("parlance:subscription:change");
            second.namespace().untyped().serverSideEmit("parlance:subscription:access");
            here.expectNothingMore();
            assertThat(log.messages()).hasSize(4);
        }
        second.subscriptions().publish(DocumentChange.created("p1", "c1", "d1", Map.of()));
        here.expect(DataEvents.DOCUMENT_CREATED);
    }
}
