package dev.parlance.catalogue.platform.subscription;

import static dev.parlance.catalogue.platform.TestPlatform.refused;
import static dev.parlance.event.RefusalCode.NOT_FOUND;
import static dev.parlance.event.RefusalCode.PERMISSION_DENIED;
import static dev.parlance.event.RefusalCode.RATE_LIMITED;
import static dev.parlance.event.RefusalCode.VALIDATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.catalogue.platform.ErrorEvents;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.TestProjects;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.CollectionRef;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.DocumentRef;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.Kind;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.ProjectRef;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.QueryRef;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.SubscribeCollection;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.SubscribeDocument;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.SubscribeQuery;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.Subscribed;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.Unsubscribed;
import dev.parlance.event.ClientRequest;
import dev.parlance.socket.Room;
import dev.parlance.testkit.TestClient;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What following and no longer following is answered with, and to whom it is refused. */
class SubscribingTest {
    private static final SubscribeCollection COLLECTION = new SubscribeCollection("p1", "c1");
    private static final SubscribeDocument DOCUMENT = new SubscribeDocument("p1", "c1", "d1");
    private static final SubscribeQuery QUERY = new SubscribeQuery("p1", "c1", "q1", Map.of("done", false));

    @AutoClose
    private final TestProjects platform = new TestProjects();

    private final TestClient ada = platform.connect("ada");
    private final TestClient bob = platform.connect("bob");
    private final TestClient mallory = platform.connect("mallory");

    /** The rooms that a client is in. */
    private Set<String> rooms(TestClient client) {
        return platform.socket(client).rooms().stream().map(Room::name).collect(Collectors.toSet());
    }

    private <P, R> R answeredTwice(TestClient client, ClientRequest<P, R> request, P payload) {
        R answer = client.request(request, payload);
        assertThat(client.expect(request.answeredBy())).isEqualTo(answer);
        return answer;
    }

    @Test
    void aProjectIsFollowedByItsBareIdOrAsAnObjectAndOnlyTheAckAnswers() {
        assertThat(ada.request("subscribe:project", "p1")).containsExactly(Map.of("ok", true));
        assertThat(bob.request("subscribe:project", Map.of("projectId", "p1"))).containsExactly(Map.of("ok", true));
        assertThat(rooms(ada)).containsExactly("project:p1");
        assertThat(rooms(bob)).containsExactly("project:p1");
    }

    @Test
    void aCollectionIsFollowedAndAnsweredTwice() {
        assertThat(answeredTwice(ada, SubscriptionEvents.SUBSCRIBE_COLLECTION, COLLECTION))
                .isEqualTo(new Subscribed(Kind.COLLECTION, "c1", "p1", null));
        assertThat(rooms(ada)).containsExactly("collection:c1");
    }

    @Test
    void aCollectionByItsBareIdIsFollowedWithoutAnAnswerEvent() {
        assertThat(ada.request("subscribe:collection", "c1")).containsOnlyNulls();
        assertThat(rooms(ada)).containsExactly("collection:c1");
    }

    @Test
    void aDocumentIsFollowedAndAnsweredTwice() {
        assertThat(answeredTwice(ada, SubscriptionEvents.SUBSCRIBE_DOCUMENT, DOCUMENT))
                .isEqualTo(new Subscribed(Kind.DOCUMENT, "d1", "p1", "c1"));
        assertThat(rooms(ada)).containsExactly("document:c1:d1");
    }

    @Test
    void aQueryIsFollowedAndAnsweredTwice() {
        assertThat(answeredTwice(ada, SubscriptionEvents.SUBSCRIBE_QUERY, QUERY))
                .isEqualTo(new Subscribed(Kind.QUERY, "q1", "p1", "c1"));
        assertThat(rooms(ada)).singleElement().asString().startsWith("query:c1:q1:");
    }

    @Test
    void whatIsAnsweredHasTheFieldsOfTheCatalogueOnly() {
        assertThat(ada.request(
                        "subscribe:query",
                        Map.of("projectId", "p1", "collectionId", "c1", "queryId", "q1", "query", Map.of(), "x", 1)))
                .containsExactly(Map.of("type", "query", "id", "q1", "projectId", "p1", "collectionId", "c1"));
        ada.expect("subscribed");
        assertThat(ada.request("subscribe:collection", Map.of("projectId", "p1", "collectionId", "c1")))
                .containsExactly(Map.of("type", "collection", "id", "c1", "projectId", "p1"));
        ada.expect("subscribed");
        assertThat(ada.request("unsubscribe:collection", Map.of("collectionId", "c1")))
                .containsExactly(Map.of("type", "collection", "id", "c1"));
        ada.expect("unsubscribed");
    }

    @Test
    void followingTwiceIsAnsweredTwiceAndChangesNothing() {
        for (int i = 0; i < 2; i++) {
            answeredTwice(ada, SubscriptionEvents.SUBSCRIBE_QUERY, QUERY);
            answeredTwice(ada, SubscriptionEvents.SUBSCRIBE_COLLECTION, COLLECTION);
        }
        assertThat(rooms(ada)).hasSize(2);
    }

    @Test
    void allThatIsFollowedCanBeFollowedNoLonger() {
        ada.request("subscribe:project", "p1");
        answeredTwice(ada, SubscriptionEvents.SUBSCRIBE_COLLECTION, COLLECTION);
        answeredTwice(ada, SubscriptionEvents.SUBSCRIBE_DOCUMENT, DOCUMENT);
        answeredTwice(ada, SubscriptionEvents.SUBSCRIBE_QUERY, QUERY);
        assertThat(rooms(ada)).hasSize(4);

        for (int i = 0; i < 2; i++) { // The second time, there is nothing any more: answered alike.
            assertThat(answeredTwice(ada, SubscriptionEvents.UNSUBSCRIBE_PROJECT, new ProjectRef("p1")))
                    .isEqualTo(new Unsubscribed(Kind.PROJECT, "p1"));
            assertThat(answeredTwice(ada, SubscriptionEvents.UNSUBSCRIBE_COLLECTION, new CollectionRef("c1")))
                    .isEqualTo(new Unsubscribed(Kind.COLLECTION, "c1"));
            assertThat(answeredTwice(ada, SubscriptionEvents.UNSUBSCRIBE_DOCUMENT, new DocumentRef("c1", "d1")))
                    .isEqualTo(new Unsubscribed(Kind.DOCUMENT, "d1"));
            assertThat(answeredTwice(ada, SubscriptionEvents.UNSUBSCRIBE_QUERY, new QueryRef("c1", "q1")))
                    .isEqualTo(new Unsubscribed(Kind.QUERY, "q1"));
            assertThat(rooms(ada)).isEmpty();
        }
    }

    @Test
    void onlyAMemberMayFollow() {
        refusedAll(mallory, PERMISSION_DENIED);
        platform.projects().remove("p1", "bob");
        refusedAll(bob, PERMISSION_DENIED);
        assertThat(mallory.request("subscribe:collection", "c1"))
                .singleElement()
                .extracting("error")
                .hasFieldOrPropertyWithValue("code", PERMISSION_DENIED);
        assertThat(mallory.expect(ErrorEvents.ERROR).event()).isEqualTo("subscribe:collection");
        assertThat(rooms(mallory)).isEmpty();
        assertThat(rooms(bob)).isEmpty();
    }

    private static void refusedAll(TestClient client, String code) {
        refused(
                client,
                SubscriptionEvents.SUBSCRIBE_PROJECT,
                code,
                null,
                () -> client.emitAndWait(SubscriptionEvents.SUBSCRIBE_PROJECT, new ProjectRef("p1")));
        refuse(client, code, null, SubscriptionEvents.SUBSCRIBE_COLLECTION, COLLECTION);
        refuse(client, code, null, SubscriptionEvents.SUBSCRIBE_DOCUMENT, DOCUMENT);
        refuse(client, code, null, SubscriptionEvents.SUBSCRIBE_QUERY, QUERY);
    }

    private static <P> void refuse(
            TestClient client, String code, String field, ClientRequest<P, ?> request, P payload) {
        refused(client, request, code, field, () -> client.request(request, payload));
    }

    @Test
    void whatIsInAnotherProjectIsNotFoundInThisOne() {
        for (String collectionId : List.of("x1", "nowhere")) {
            refuse(
                    ada,
                    NOT_FOUND,
                    null,
                    SubscriptionEvents.SUBSCRIBE_COLLECTION,
                    new SubscribeCollection("p1", collectionId));
            refuse(
                    ada,
                    NOT_FOUND,
                    null,
                    SubscriptionEvents.SUBSCRIBE_DOCUMENT,
                    new SubscribeDocument("p1", collectionId, "d1"));
            refuse(
                    ada,
                    NOT_FOUND,
                    null,
                    SubscriptionEvents.SUBSCRIBE_QUERY,
                    new SubscribeQuery("p1", collectionId, "q1", Map.of()));
        }
        refuse(
                ada,
                PERMISSION_DENIED,
                null,
                SubscriptionEvents.SUBSCRIBE_COLLECTION,
                new SubscribeCollection("p2", "x1"));
        for (Map.Entry<String, String> bare :
                Map.of("nowhere", NOT_FOUND, "x1", PERMISSION_DENIED).entrySet()) {
            assertThat(ada.request("subscribe:collection", bare.getKey()))
                    .singleElement()
                    .extracting("error")
                    .hasFieldOrPropertyWithValue("code", bare.getValue());
            assertThat(ada.expect(ErrorEvents.ERROR).code()).isEqualTo(bare.getValue());
        }
        assertThat(rooms(ada)).isEmpty();
    }

    @Test
    void aMemberFollowsOnlyWhatTheyMayRead() {
        platform.collections().restrictDocument("c1", "secret", "ada").restrictDocument("c2", "shared", "bob");
        SubscribeCollection restricted = new SubscribeCollection("p1", "c2");
        refuse(bob, PERMISSION_DENIED, null, SubscriptionEvents.SUBSCRIBE_COLLECTION, restricted);
        refuse(
                bob,
                PERMISSION_DENIED,
                null,
                SubscriptionEvents.SUBSCRIBE_QUERY,
                new SubscribeQuery("p1", "c2", "q1", Map.of()));
        refuse(
                bob,
                PERMISSION_DENIED,
                null,
                SubscriptionEvents.SUBSCRIBE_DOCUMENT,
                new SubscribeDocument("p1", "c1", "secret"));
        assertThat(rooms(bob)).isEmpty();
        answeredTwice(bob, SubscriptionEvents.SUBSCRIBE_DOCUMENT, new SubscribeDocument("p1", "c2", "shared"));
        answeredTwice(ada, SubscriptionEvents.SUBSCRIBE_COLLECTION, restricted);
        answeredTwice(ada, SubscriptionEvents.SUBSCRIBE_DOCUMENT, new SubscribeDocument("p1", "c1", "secret"));
    }

    @Test
    void idsHaveTheirBoundsInBothForms() {
        String tooLong = "i".repeat(129);
        for (Object argument : List.of("", tooLong, Map.of("projectId", tooLong), Map.of("projectId", ""))) {
            invalid("subscribe:project", argument, "projectId");
        }
        for (Object argument : List.of("", tooLong, Map.of("projectId", "p1", "collectionId", tooLong))) {
            invalid("subscribe:collection", argument, "collectionId");
        }
        invalid("subscribe:collection", Map.of("collectionId", "c1"), "projectId");
        invalid("subscribe:document", Map.of("projectId", "p1", "collectionId", "c1"), "documentId");
        invalid(
                "subscribe:query",
                Map.of("projectId", "p1", "collectionId", "c1", "queryId", tooLong, "query", Map.of()),
                "queryId");
        invalid("unsubscribe:project", Map.of(), "projectId");
        invalid("unsubscribe:collection", Map.of("collectionId", ""), "collectionId");
        invalid("unsubscribe:document", Map.of("collectionId", "c1", "documentId", tooLong), "documentId");
        invalid("unsubscribe:query", Map.of("collectionId", "c1"), "queryId");
        assertThat(rooms(ada)).isEmpty();
    }

    private void invalid(String event, Object argument, String field) {
        assertThat(ada.request(event, argument))
                .singleElement()
                .extracting("error")
                .hasFieldOrPropertyWithValue("code", VALIDATION_FAILED)
                .hasFieldOrPropertyWithValue("field", field);
        assertThat(ada.expect(ErrorEvents.ERROR).field()).isEqualTo(field);
        ada.expectNothingMore();
    }

    @Test
    void noIdReachesAnotherRoom() {
        platform.projects().add("p1:x", "ada").add("user:bob", "ada");
        platform.collections().add("p1", "c1:d1").add("p1", "c1%3Ad1");
        for (String projectId : List.of("p1:x", "user:bob")) {
            ada.emitAndWait(SubscriptionEvents.SUBSCRIBE_PROJECT, new ProjectRef(projectId));
        }
        answeredTwice(ada, SubscriptionEvents.SUBSCRIBE_COLLECTION, new SubscribeCollection("p1", "c1:d1"));
        answeredTwice(ada, SubscriptionEvents.SUBSCRIBE_COLLECTION, new SubscribeCollection("p1", "c1%3Ad1"));
        answeredTwice(ada, SubscriptionEvents.SUBSCRIBE_DOCUMENT, new SubscribeDocument("p1", "c1:d1", "x:y"));
        assertThat(rooms(ada))
                .containsExactlyInAnyOrder(
                        "project:p1%3Ax",
                        "project:user%3Abob", "collection:c1%3Ad1", "collection:c1%253Ad1", "document:c1%3Ad1:x%3Ay");
        platform.namespace().to(PlatformRooms.document("c1", "d1")).untyped().emit("db:update");
    }

    @Test
    void aConnectionFollowsSoManyThingsOnly() {
        SubscriptionOptions two = SubscriptionOptions.DEFAULT.withSubscriptions(2);
        try (TestProjects small = new TestProjects(two, AdapterFactory.STANDALONE)) {
            TestClient eve = small.following("p1", "eve");
            answeredTwice(eve, SubscriptionEvents.SUBSCRIBE_QUERY, QUERY);
            refuse(eve, RATE_LIMITED, null, SubscriptionEvents.SUBSCRIBE_DOCUMENT, DOCUMENT);
            assertThat(small.socket(eve).isIn(PlatformRooms.document("c1", "d1")))
                    .isFalse();
            // What it follows already, it may follow again, and a query be another.
            answeredTwice(eve, SubscriptionEvents.SUBSCRIBE_QUERY, QUERY);
            answeredTwice(
                    eve,
                    SubscriptionEvents.SUBSCRIBE_QUERY,
                    new SubscribeQuery("p1", "c1", "q1", Map.of("done", true)));
            answeredTwice(eve, SubscriptionEvents.UNSUBSCRIBE_PROJECT, new ProjectRef("p1"));
            answeredTwice(eve, SubscriptionEvents.SUBSCRIBE_DOCUMENT, DOCUMENT);
            TestClient another = small.following("p1", "eve");
            answeredTwice(another, SubscriptionEvents.SUBSCRIBE_DOCUMENT, DOCUMENT);
        }
    }
}
