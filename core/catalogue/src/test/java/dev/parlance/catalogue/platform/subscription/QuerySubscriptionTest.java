package dev.parlance.catalogue.platform.subscription;

import static dev.parlance.catalogue.platform.TestPlatform.refused;
import static dev.parlance.event.RefusalCode.NOT_FOUND;
import static dev.parlance.event.RefusalCode.VALIDATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.TestProjects;
import dev.parlance.catalogue.platform.data.DataEvents;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.QueryRef;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.SubscribeQuery;
import dev.parlance.catalogue.platform.subscription.filter.Filter;
import dev.parlance.socket.Room;
import dev.parlance.testkit.TestClient;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Whose queries are the same, and what a query may be. */
class QuerySubscriptionTest {
    @AutoClose
    private final TestProjects platform = new TestProjects();

    private final TestClient ada = platform.connect("ada");
    private final TestClient bob = platform.connect("bob");

    private static SubscribeQuery query(@Nullable Object query) {
        return new SubscribeQuery("p1", "c1", "q1", query);
    }

    private static void follow(TestClient client, @Nullable Object query) {
        client.request(SubscriptionEvents.SUBSCRIBE_QUERY, query(query));
        client.expect(SubscriptionEvents.SUBSCRIBED);
    }

    private List<Room> queriesOf(TestClient client) {
        return platform.socket(client).rooms().stream()
                .filter(room -> room.name().startsWith("query:"))
                .toList();
    }

    private void publish(Map<String, Object> document) {
        platform.subscriptions().publish(DocumentChange.created("p1", "c1", "d1", document));
    }

    @Test
    void theSameQueryWrittenDifferentlyIsOneRoom() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("a", 1);
        one.put("b", Map.of("$gt", 1, "$lt", 2.5));
        Map<String, Object> other = new LinkedHashMap<>();
        other.put("b", Map.of("$lt", 2.5, "$gt", 1.0));
        other.put("a", 1);
        follow(ada, one);
        follow(bob, other);
        assertThat(queriesOf(ada)).hasSize(1).isEqualTo(queriesOf(bob));
    }

    @Test
    void anotherQueryOfTheSameNameIsAnotherRoom() {
        follow(ada, Map.of("a", 1));
        follow(bob, Map.of("a", 2));
        assertThat(queriesOf(ada)).hasSize(1).doesNotContainAnyElementsOf(queriesOf(bob));
        publish(Map.of("a", 1));
        ada.expect(DataEvents.DOCUMENT_CREATED);
        platform.expectNothingMore();
        publish(Map.of("a", 2));
        bob.expect(DataEvents.DOCUMENT_CREATED);
    }

    @Test
    void aClientsNewQueryTakesTheOldOnesPlace() {
        follow(bob, Map.of("a", 1));
        follow(ada, Map.of("a", 1));
        follow(ada, Map.of("a", 2));
        assertThat(queriesOf(ada)).hasSize(1);
        publish(Map.of("a", 1));
        bob.expect(DataEvents.DOCUMENT_CREATED);
        platform.expectNothingMore();
        publish(Map.of("a", 2));
        ada.expect(DataEvents.DOCUMENT_CREATED);
        ada.request(SubscriptionEvents.UNSUBSCRIBE_QUERY, new QueryRef("c1", "q1"));
        ada.expect(SubscriptionEvents.UNSUBSCRIBED);
        assertThat(queriesOf(ada)).isEmpty();
        publish(Map.of("a", 2));
    }

    @Test
    void aNameWithoutAQueryIsOneThatTheApplicationKnows() {
        refused(
                ada,
                SubscriptionEvents.SUBSCRIBE_QUERY,
                NOT_FOUND,
                null,
                () -> ada.request(SubscriptionEvents.SUBSCRIBE_QUERY, query(null)));
        assertThat(queriesOf(ada)).isEmpty();

        platform.collections().save("c1", "q1", Filter.of(Map.of("a", 1)));
        follow(ada, null);
        // A client that subscribes to the same query itself is in the same room.
        follow(bob, Map.of("a", 1));
        assertThat(queriesOf(ada)).hasSize(1).isEqualTo(queriesOf(bob));
        publish(Map.of("a", 2));
        platform.expectNothingMore();
        publish(Map.of("a", 1));
        ada.expect(DataEvents.DOCUMENT_CREATED);
        bob.expect(DataEvents.DOCUMENT_CREATED);
    }

    @Test
    void whatIsNoQueryIsRefusedByItsField() {
        invalid("query", "status = 1");
        invalid("query", List.of());
        invalid("query.$where", Map.of("$where", "sleep(1)"));
        invalid("query.name.$regex", Map.of("name", Map.of("$regex", "(a+)+$")));
        invalid("query.age.$gt", Map.of("age", Map.of("$gt", true)));
        invalid("query.tags.$in", Map.of("tags", Map.of("$in", "x")));
        invalid("query.$or[1].a.$lt", Map.of("$or", List.of(Map.of(), Map.of("a", Map.of("$lt", List.of())))));
        invalid("query.a", Map.of("a", "x".repeat(Filter.TEXT + 1)));
        assertThat(queriesOf(ada)).isEmpty();
    }

    @Test
    void aNumberThatIsTooLargeForADoubleIsRefused() {
        ada.wire()
                .send("20[\"subscribe:query\",{\"projectId\":\"p1\",\"collectionId\":\"c1\",\"queryId\":\"q1\","
                        + "\"query\":{\"a\":1e999}}]");
        assertThat(ada.expect("error"))
                .singleElement()
                .hasFieldOrPropertyWithValue("code", VALIDATION_FAILED)
                .hasFieldOrPropertyWithValue("field", "query.a");
    }

    private void invalid(String field, Object query) {
        refused(
                ada,
                SubscriptionEvents.SUBSCRIBE_QUERY,
                VALIDATION_FAILED,
                field,
                () -> ada.request(SubscriptionEvents.SUBSCRIBE_QUERY, query(query)));
    }
}
