package dev.parlance.catalogue.platform.subscription;

import static dev.parlance.catalogue.platform.TestPlatform.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.adapter.AdapterFactory;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.TestProjects;
import dev.parlance.catalogue.platform.data.DataEvents;
import dev.parlance.catalogue.platform.data.DataEvents.Change;
import dev.parlance.catalogue.platform.project.ProjectEvents;
import dev.parlance.catalogue.platform.project.ProjectEvents.ProjectPayload;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Who receives a change, and who does not. */
class PublishingTest {
    private static final Map<String, Object> OPEN = Map.of("_id", "d1", "status", "open");
    private static final Map<String, Object> DONE = Map.of("_id", "d1", "status", "done");

    @AutoClose
    private final TestProjects platform = new TestProjects();

    private final SubscriptionFeature subscriptions = platform.subscriptions();

    // Followers of the project, of a collection of it, of a document in that, and of what has not changed.
    private final TestClient project = platform.following("p1", "ada");
    private final TestClient collection = follow("subscribe:collection", "collectionId", "c1");
    private final TestClient document = follow("subscribe:document", "collectionId", "c1", "documentId", "d1");
    private final TestClient otherDocument = follow("subscribe:document", "collectionId", "c1", "documentId", "d2");
    private final TestClient sameIdElsewhere = follow("subscribe:document", "collectionId", "c2", "documentId", "d1");
    private final TestClient otherCollection = follow("subscribe:collection", "collectionId", "c2");
    private final TestClient otherProject = platform.following("p2", "dan");
    private final TestClient nothing = platform.connect("ada");

    private TestClient follow(String event, String... members) {
        TestClient client = platform.connect("ada");
        Map<String, String> payload = new HashMap<>(Map.of("projectId", "p1"));
        for (int i = 0; i < members.length; i += 2) {
            payload.put(members[i], members[i + 1]);
        }
        client.request(event, payload);
        client.expect("subscribed");
        return client;
    }

    private TestClient query(String queryId, Map<String, Object> query) {
        TestClient client = platform.connect("bob");
        query(client, queryId, query);
        return client;
    }

    private static void query(TestClient client, String queryId, Map<String, Object> query) {
        client.request(
                "subscribe:query", Map.of("projectId", "p1", "collectionId", "c1", "queryId", queryId, "query", query));
        client.expect("subscribed");
    }

    private void receive(ServerEvent<Change> event, String action, Object data, TestClient... clients) {
        for (TestClient client : clients) {
            assertThat(client.expect(event)).isEqualTo(new Change("p1", "c1", action, data, NOON));
        }
        platform.expectNothingMore();
    }

    @Test
    void aNewDocumentIsSentToItsProjectItsCollectionAndItsOwnFollowers() {
        subscriptions.publish(DocumentChange.created("p1", "c1", "d1", OPEN));
        receive(DataEvents.DOCUMENT_CREATED, "create", OPEN, project, collection, document);
    }

    @Test
    void aChangedDocumentIsSentAsItIs() {
        subscriptions.publish(DocumentChange.updated("p1", "c1", "d1", OPEN, DONE));
        receive(DataEvents.DOCUMENT_UPDATED, "update", DONE, project, collection, document);
    }

    @Test
    void aDeletedDocumentIsSentAsItWas() {
        subscriptions.publish(DocumentChange.deleted("p1", "c1", "d1", DONE));
        receive(DataEvents.DOCUMENT_DELETED, "delete", DONE, project, collection, document);
    }

    @Test
    void aDeletedDocumentOfWhichNothingIsKnownIsSentByItsId() {
        subscriptions.publish(DocumentChange.deleted("p1", "c1", "d1", null));
        receive(DataEvents.DOCUMENT_DELETED, "delete", Map.of("_id", "d1"), project, collection, document);
    }

    @Test
    void whatIsSentHasTheFieldsOfTheCatalogueOnly() {
        subscriptions.publish(DocumentChange.created("p1", "c1", "d3", OPEN));
        for (TestClient client : List.of(project, collection)) {
            assertThat(client.expect("db:create"))
                    .containsExactly(Map.of(
                            "projectId",
                            "p1",
                            "collectionId",
                            "c1",
                            "action",
                            "create",
                            "data",
                            OPEN,
                            "timestamp",
                            "2026-03-01T12:00:00.000Z"));
        }
    }

    @Test
    void whoFollowsItInSeveralWaysReceivesItOnce() {
        query(project, "q1", Map.of("status", "open"));
        query(project, "q2", Map.of());
        project.request("subscribe:collection", "c1");
        project.request("subscribe:document", Map.of("projectId", "p1", "collectionId", "c1", "documentId", "d1"));
        project.expect("subscribed");
        subscriptions.publish(DocumentChange.updated("p1", "c1", "d1", OPEN, DONE));
        receive(DataEvents.DOCUMENT_UPDATED, "update", DONE, project, collection, document);
    }

    @Test
    void aQueryReceivesOnlyWhatItMatchesBeforeOrAfter() {
        TestClient open = query("q1", Map.of("status", "open"));
        TestClient done = query("q1", Map.of("status", Map.of("$in", List.of("done", "gone"))));
        TestClient late = query("q2", Map.of("status", "late"));

        subscriptions.publish(DocumentChange.created("p1", "c1", "d1", OPEN));
        receive(DataEvents.DOCUMENT_CREATED, "create", OPEN, project, collection, document, open);
        // It leaves one result and enters another.
        subscriptions.publish(DocumentChange.updated("p1", "c1", "d1", OPEN, DONE));
        receive(DataEvents.DOCUMENT_UPDATED, "update", DONE, project, collection, document, open, done);
        subscriptions.publish(DocumentChange.updated("p1", "c1", "d1", DONE, DONE));
        receive(DataEvents.DOCUMENT_UPDATED, "update", DONE, project, collection, document, done);
        subscriptions.publish(DocumentChange.deleted("p1", "c1", "d1", DONE));
        receive(DataEvents.DOCUMENT_DELETED, "delete", DONE, project, collection, document, done);
        late.expectNothingMore();
    }

    @Test
    void aQueryIsNotifiedIfTheStateBeforeIsUnknown() {
        TestClient late = query("q2", Map.of("status", "late"));
        subscriptions.publish(DocumentChange.updated("p1", "c1", "d1", null, DONE));
        receive(DataEvents.DOCUMENT_UPDATED, "update", DONE, project, collection, document, late);
        subscriptions.publish(DocumentChange.deleted("p1", "c1", "d1", null));
        receive(DataEvents.DOCUMENT_DELETED, "delete", Map.of("_id", "d1"), project, collection, document, late);
        subscriptions.publish(DocumentChange.created("p1", "c1", "d1", DONE));
        receive(DataEvents.DOCUMENT_CREATED, "create", DONE, project, collection, document);
    }

    @Test
    void aQueryLooksAtItsOwnCollectionOnly() {
        TestClient all = query("q1", Map.of());
        subscriptions.publish(DocumentChange.created("p1", "c2", "d1", OPEN));
        for (TestClient client : List.of(project, otherCollection, sameIdElsewhere)) {
            assertThat(client.expect(DataEvents.DOCUMENT_CREATED).collectionId())
                    .isEqualTo("c2");
        }
        all.expectNothingMore();
    }

    @Test
    void whatIsRestrictedIsNotSentToTheWholeProject() {
        subscriptions.publish(DocumentChange.created("p1", "c1", "d1", OPEN).asRestricted());
        receive(DataEvents.DOCUMENT_CREATED, "create", OPEN, collection, document);
    }

    @Test
    void theEventsForOlderClientsAreOffUnlessSwitchedOn() {
        try (TestProjects older =
                new TestProjects(SubscriptionOptions.DEFAULT.withChangeEvents(), AdapterFactory.STANDALONE)) {
            TestClient ofProject = older.following("p1", "ada");
            TestClient ofCollection = older.connect("ada");
            ofCollection.request("subscribe:collection", "c1");
            TestClient ofDocument = older.connect("ada");
            ofDocument.request(
                    "subscribe:document", Map.of("projectId", "p1", "collectionId", "c1", "documentId", "d1"));
            ofDocument.expect("subscribed");
            TestClient ofQuery = older.connect("bob");
            query(ofQuery, "q1", Map.of("status", "open"));

            older.subscriptions().publish(DocumentChange.updated("p1", "c1", "d1", OPEN, DONE));
            Change expected = new Change("p1", "c1", "update", DONE, NOON);
            for (TestClient client : List.of(ofProject, ofCollection, ofDocument, ofQuery)) {
                assertThat(client.expect(DataEvents.DOCUMENT_UPDATED)).isEqualTo(expected);
            }
            assertThat(ofProject.expect(DataEvents.PROJECT_DATA_CHANGED)).isEqualTo(expected);
            assertThat(ofCollection.expect(DataEvents.DATA_CHANGED)).isEqualTo(expected);
            assertThat(ofQuery.expect(DataEvents.DATA_CHANGED)).isEqualTo(expected);
            assertThat(ofDocument.expect(DataEvents.DOCUMENT_CHANGED)).isEqualTo(expected);
            older.expectNothingMore();

            older.subscriptions()
                    .publish(DocumentChange.created("p1", "c1", "d2", OPEN).asRestricted());
            for (TestClient client : List.of(ofCollection, ofQuery)) {
                client.expect(DataEvents.DOCUMENT_CREATED);
                client.expect(DataEvents.DATA_CHANGED);
            }
        }
    }

    @Test
    void collectionsAreSentToTheirProject() {
        Object schema = Map.of("_id", "c9", "fields", List.of("a"));
        subscriptions.publish(CollectionChange.created("p1", "c9", schema));
        assertThat(project.expect(DataEvents.COLLECTION_CREATED))
                .isEqualTo(new Change("p1", "c9", "create", schema, NOON));
        subscriptions.publish(CollectionChange.updated("p1", "c1", schema));
        assertThat(project.expect(DataEvents.COLLECTION_UPDATED))
                .isEqualTo(new Change("p1", "c1", "update", schema, NOON));
        subscriptions.publish(CollectionChange.deleted("p1", "c1"));
        assertThat(project.expect(DataEvents.COLLECTION_DELETED))
                .isEqualTo(new Change("p1", "c1", "delete", Map.of("_id", "c1"), NOON));
        platform.expectNothingMore();
    }

    @Test
    void projectsAreSentToTheirOrganisation() {
        platform.socket(nothing).join(PlatformRooms.organisation("o1"));
        platform.socket(otherProject).join(PlatformRooms.organisation("o2"));
        subscriptions.publish(ProjectChange.created("o1", "p9", "New"));
        assertThat(nothing.expect(ProjectEvents.CREATED)).isEqualTo(new ProjectPayload("p9", "New", NOON));
        subscriptions.publish(ProjectChange.updated("o1", "p1", "Renamed"));
        assertThat(nothing.expect(ProjectEvents.UPDATED)).isEqualTo(new ProjectPayload("p1", "Renamed", NOON));
        subscriptions.publish(ProjectChange.deleted("o1", "p1"));
        assertThat(nothing.expect("project:deleted"))
                .containsExactly(Map.of("_id", "p1", "timestamp", "2026-03-01T12:00:00.000Z"));
        platform.expectNothingMore();
    }

    @Test
    void aChangeReachesEveryNamespaceThatTheFeatureIsInstalledOn() {
        Namespace<Person> other = platform.server()
                .namespace(
                        "/other",
                        handshake -> new Person(handshake.auth(Auth.class).user()));
        other.install(subscriptions);
        TestClient there = platform.server().connect("/other", new Auth("ada"));
        there.request("subscribe:collection", "c1");
        subscriptions.publish(DocumentChange.created("p1", "c1", "d1", OPEN));
        receive(DataEvents.DOCUMENT_CREATED, "create", OPEN, project, collection, document, there);
        platform.projects().remove("p1", "ada");
        subscriptions.accessChanged("ada");
        subscriptions.publish(DocumentChange.created("p1", "c1", "d1", OPEN));
        there.expectNothingMore();
    }

    @Test
    void whoFollowsNoLongerReceivesNoMore() {
        collection.request("unsubscribe:collection", Map.of("collectionId", "c1"));
        collection.expect("unsubscribed");
        document.request("unsubscribe:document", Map.of("collectionId", "c1", "documentId", "d1"));
        document.expect("unsubscribed");
        TestClient open = query("q1", Map.of("status", "open"));
        open.request("unsubscribe:query", Map.of("collectionId", "c1", "queryId", "q1"));
        open.expect("unsubscribed");
        subscriptions.publish(DocumentChange.created("p1", "c1", "d1", OPEN));
        receive(DataEvents.DOCUMENT_CREATED, "create", OPEN, project);
        project.request("unsubscribe:project", Map.of("projectId", "p1"));
        project.expect("unsubscribed");
        subscriptions.publish(DocumentChange.created("p1", "c1", "d1", OPEN));
    }
}
