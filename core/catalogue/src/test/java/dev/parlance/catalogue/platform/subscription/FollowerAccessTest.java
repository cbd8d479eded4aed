package dev.parlance.catalogue.platform.subscription;

import static dev.parlance.catalogue.platform.TestPlatform.refused;
import static dev.parlance.event.RefusalCode.PERMISSION_DENIED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.catalogue.platform.TestProjects;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.data.DataEvents;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.SubscribeCollection;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.SubscribeDocument;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents.SubscribeQuery;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A user who may no longer follow something receives no more of it. */
class FollowerAccessTest {
    private static final SubscribeCollection COLLECTION = new SubscribeCollection("p1", "c1");

    @AutoClose
    private final TestProjects platform = new TestProjects();

    private TestClient followsAll(String user) {
        TestClient client = platform.following("p1", user);
        client.request(SubscriptionEvents.SUBSCRIBE_COLLECTION, COLLECTION);
        client.request(SubscriptionEvents.SUBSCRIBE_DOCUMENT, new SubscribeDocument("p1", "c1", "d1"));
        client.request(SubscriptionEvents.SUBSCRIBE_QUERY, new SubscribeQuery("p1", "c1", "q1", Map.of()));
        List.of(1, 2, 3).forEach(i -> client.expect(SubscriptionEvents.SUBSCRIBED));
        return client;
    }

    @Test
    void allThatAUserFollowsInTheProjectIsLeftOnAllDevices() {
        TestClient phone = followsAll("dan");
        TestClient laptop = followsAll("dan");
        phone.emitAndWait(SubscriptionEvents.SUBSCRIBE_PROJECT, new SubscriptionEvents.ProjectRef("p2"));
        TestClient ada = followsAll("ada");
        platform.projects().remove("p1", "dan");
        platform.subscriptions().accessChanged("dan");

        assertThat(platform.socket(phone).rooms()).containsExactly(PlatformRooms.project("p2"));
        assertThat(platform.socket(laptop).rooms()).isEmpty();
        platform.subscriptions().publish(DocumentChange.created("p1", "c1", "d1", Map.of("a", 1)));
        ada.expect(DataEvents.DOCUMENT_CREATED);
        platform.expectNothingMore();
        platform.subscriptions().publish(DocumentChange.created("p2", "x1", "d1", Map.of("a", 1)));
        phone.expect(DataEvents.DOCUMENT_CREATED);
    }

    @Test
    void whoMayReadACollectionNoLongerKeepsTheRest() {
        TestClient ada = followsAll("ada");
        TestClient bob = followsAll("bob");
        platform.collections().restrict("c1", "bob");
        platform.subscriptions().accessChanged("ada");

        assertThat(platform.socket(ada).rooms()).containsExactly(PlatformRooms.project("p1"));
        platform.subscriptions()
                .publish(
                        DocumentChange.created("p1", "c1", "d1", Map.of("a", 1)).asRestricted());
        bob.expect(DataEvents.DOCUMENT_CREATED);
        platform.expectNothingMore();
    }

    @Test
    void whoMayReadADocumentNoLongerKeepsTheCollection() {
        TestClient ada = followsAll("ada");
        platform.collections().restrictDocument("c1", "d1", "bob");
        platform.subscriptions().accessChanged("ada");
        assertThat(platform.socket(ada).rooms())
                .contains(PlatformRooms.collection("c1"))
                .doesNotContain(PlatformRooms.document("c1", "d1"));
    }

    @Test
    void whatCannotBeAskedIsNoLongerFollowed() {
        InMemoryCollections known = new InMemoryCollections().add("p1", "c1");
        boolean[] down = {false};
        CollectionAccess collections = collectionId -> {
            if (down[0]) {
                throw new IllegalStateException("of the test");
            }
            return known.projectOf(collectionId);
        };
        SubscriptionFeature subscriptions =
                new SubscriptionFeature(new InMemoryProjects().add("p1", "ada"), collections);
        try (TestServer server = TestServer.create()) {
            Namespace<Person> namespace = server.namespace(
                    "/", handshake -> new Person(handshake.auth(Auth.class).user()));
            namespace.install(subscriptions);
            TestClient ada = server.connect("/", new Auth("ada"));
            ada.emitAndWait(SubscriptionEvents.SUBSCRIBE_PROJECT, new SubscriptionEvents.ProjectRef("p1"));
            ada.request(SubscriptionEvents.SUBSCRIBE_COLLECTION, COLLECTION);
            down[0] = true;
            assertThatIllegalStateException().isThrownBy(() -> subscriptions.accessChanged("ada"));
            assertThat(Objects.requireNonNull(namespace.socket(ada.id())).rooms())
                    .contains(PlatformRooms.project("p1"))
                    .doesNotContain(PlatformRooms.collection("c1"));
        }
    }

    /** Says yes, and then the membership ends, before the one who has asked goes on. */
    private static final class EndingWhenAsked implements ProjectAccess {
        private final InMemoryProjects projects = new InMemoryProjects().add("p1", "ada");
        private Runnable end = () -> {};

        @Override
        public boolean isMember(String projectId, String userId) {
            boolean member = projects.isMember(projectId, userId);
            Runnable once = end;
            end = () -> {};
            once.run();
            return member;
        }

        @Override
        public Set<String> projectsOf(String userId) {
            return projects.projectsOf(userId);
        }
    }

    @Test
    void aUserWhoLosesMembershipWhileSubscribingIsNotLeftInTheRoom() {
        EndingWhenAsked projects = new EndingWhenAsked();
        SubscriptionFeature subscriptions =
                new SubscriptionFeature(projects, new InMemoryCollections().add("p1", "c1"));
        try (TestServer server = TestServer.create()) {
            Namespace<Person> namespace = server.namespace(
                    "/", handshake -> new Person(handshake.auth(Auth.class).user()));
            namespace.install(subscriptions);
            TestClient ada = server.connect("/", new Auth("ada"));
            projects.end = () -> {
                projects.projects.remove("p1", "ada");
                subscriptions.accessChanged("ada");
            };
            refused(
                    ada,
                    SubscriptionEvents.SUBSCRIBE_COLLECTION,
                    PERMISSION_DENIED,
                    null,
                    () -> ada.request(SubscriptionEvents.SUBSCRIBE_COLLECTION, COLLECTION));
            assertThat(Objects.requireNonNull(namespace.socket(ada.id())).isIn(PlatformRooms.collection("c1")))
                    .isFalse();
        }
    }
}
