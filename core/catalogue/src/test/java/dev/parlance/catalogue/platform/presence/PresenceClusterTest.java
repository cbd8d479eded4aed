package dev.parlance.catalogue.platform.presence;

import static dev.parlance.catalogue.platform.TestProject.nothingMore;
import static dev.parlance.catalogue.platform.presence.PresenceEvents.GET_ONLINE;
import static dev.parlance.catalogue.platform.presence.PresenceEvents.GO_ONLINE;
import static dev.parlance.catalogue.platform.presence.PresenceEvents.ONLINE_LIST;
import static dev.parlance.catalogue.platform.presence.PresenceEvents.USER_OFFLINE;
import static dev.parlance.catalogue.platform.presence.PresenceEvents.USER_ONLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.TestProject;
import dev.parlance.catalogue.platform.presence.PresenceEvents.GoOnline;
import dev.parlance.catalogue.platform.presence.PresenceEvents.ProjectRef;
import dev.parlance.internal.server.Cluster;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Two servers with one registry. */
class PresenceClusterTest {
    private static final GoOnline P1 = new GoOnline("p1");
    private static final PresenceScope SCOPE = new PresenceScope("/", "project", "p1");

    private final Cluster cluster = new Cluster();
    private final RecordingPresence registry = new RecordingPresence();
    private final AtomicReference<PresenceFeature> last = new AtomicReference<>();

    @AutoClose
    private final TestProject one = server();

    @AutoClose
    private final TestProject two = server();

    private final TestClient ada = one.inProject("ada");
    private final TestClient bob = two.inProject("bob");

    PresenceClusterTest() {
        // The ids of a test's sockets are counted: from here on no two are the same.
        for (int i = 0; i < 10; i++) {
            two.connect("zoe").disconnect();
        }
    }

    private TestProject server() {
        return new TestProject(TestServer.create(cluster, PlatformCatalogue.PLATFORM), server -> {
            // Of the two, that of server two.
            last.set(new PresenceFeature(TestProject.projects(), registry, PresenceFeature.GRACE));
            return last.get();
        });
    }

    private TestClient online(TestProject server) {
        TestClient eve = server.connect("eve");
        eve.emitAndWait(GO_ONLINE, P1);
        return eve;
    }

    @Test
    void theFirstAndTheLastAreThoseOfAllServers() {
        TestClient first = online(one);
        ada.expect(USER_ONLINE);
        bob.expect(USER_ONLINE);
        TestClient second = online(two);
        first.drop();
        one.server().advance(PresenceFeature.GRACE);
        nothingMore(ada, bob);
        assertThat(ada.request(GET_ONLINE, new ProjectRef("p1")).count()).isEqualTo(1);
        ada.expect(ONLINE_LIST);

        second.drop();
        two.server().advance(PresenceFeature.GRACE);
        ada.expect(USER_OFFLINE);
        bob.expect(USER_OFFLINE);
        nothingMore(ada, bob);
    }

    @Test
    void whoComesBackToAnotherServerWasNeverAway() {
        TestClient eve = online(one);
        ada.expect(USER_ONLINE);
        bob.expect(USER_ONLINE);
        eve.drop();
        one.server().run();
        TestClient back = online(two);
        one.server().advance(PresenceFeature.GRACE);
        two.server().advance(PresenceFeature.GRACE);
        nothingMore(ada, bob, back);
    }

    @Test
    void whatADeadServerHasLeftCanBeEnded() {
        online(one);
        ada.expect(USER_ONLINE);
        bob.expect(USER_ONLINE);
        // Server one does not come back: the registry takes its connections away.
        long departure = registry.abandon(SCOPE, "eve");
        last.get().end(new PresenceScope("/elsewhere", "project", "p1"), "eve", departure);
        last.get().end(new PresenceScope("/", "login", "p1"), "eve", departure);
        nothingMore(bob);
        last.get().end(SCOPE, "eve", departure);
        last.get().end(SCOPE, "eve", departure);
        bob.expect(USER_OFFLINE);
        nothingMore(bob);
    }
}
