package dev.parlance.catalogue.platform.presence;

import static dev.parlance.catalogue.platform.presence.PresenceEvents.GO_ONLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.ErrorEvents;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.TestProject;
import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.presence.PresenceEvents.GoOnline;
import dev.parlance.event.RefusalCode;
import dev.parlance.internal.server.CapturedLog;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Step by step: what is decided, and sent, while another decision about the same user waits. */
class PresenceOrderTest {
    private static final GoOnline P1 = new GoOnline("p1");
    private static final PresenceScope SCOPE = new PresenceScope("/", "project", "p1");
    private static final CompletableFuture<Void> OPEN = CompletableFuture.completedFuture(null);

    private final InMemoryPresence presence = new InMemoryPresence();
    private final InMemoryProjects projects = TestProject.projects();
    private CompletableFuture<Void> beforeEnd = OPEN;
    private CompletableFuture<Void> beforeGone = OPEN;
    private CompletableFuture<Void> beforeArrived = OPEN;
    private CompletableFuture<Void> beforeAccess = OPEN;
    private CompletableFuture<Void> afterEnter = OPEN;

    private final PresenceRegistry registry = new ForwardingPresence(presence) {
        @Override
        public void enter(PresenceScope scope, UserPayload user, String connectionId, Instant at, Runnable arrived) {
            presence.enter(scope, user, connectionId, at, () -> {
                beforeArrived.join();
                arrived.run();
            });
            afterEnter.join();
        }

        @Override
        public void end(PresenceScope scope, String userId, long departure, Runnable gone) {
            beforeEnd.join();
            presence.end(scope, userId, departure, () -> {
                beforeGone.join();
                gone.run();
            });
        }
    };

    private final ProjectAccess access = new ProjectAccess() {
        @Override
        public boolean isMember(String projectId, String userId) {
            beforeAccess.join();
            return projects.isMember(projectId, userId);
        }

        @Override
        public Set<String> projectsOf(String userId) {
            return projects.projectsOf(userId);
        }
    };

    @AutoClose
    private final TestProject project =
            new TestProject(server -> new PresenceFeature(access, registry, PresenceFeature.GRACE));

    private final Wire watcher = project.server().wire().send("0{\"user\":\"bob\"}");

    PresenceOrderTest() {
        project.server().run();
        project.namespace().toUsers("bob").socketsJoin(PlatformRooms.project("p1"));
        watcher.received();
    }

    private TestClient online() {
        TestClient eve = project.connect("eve");
        eve.emitAndWait(GO_ONLINE, P1);
        assertThat(received()).containsExactly("online");
        return eve;
    }

    private List<String> received() {
        return watcher.received().stream()
                .map(text -> text.contains("presence:user:online") ? "online" : "offline")
                .toList();
    }

    private List<String> present() {
        return presence.users(SCOPE).stream()
                .map(present -> present.user().id())
                .toList();
    }

    @Test
    void aSocketThatComesBeforeTheEndIsDecidedUponKeepsTheUserThere() {
        online().drop();
        beforeEnd = new CompletableFuture<>();
        project.server().advance(PresenceFeature.GRACE);
        TestClient next = project.connect("eve");
        next.emitAndWait(GO_ONLINE, P1);

        beforeEnd.complete(null);
        project.server().advance(PresenceFeature.GRACE);
        assertThat(received()).isEmpty();
        assertThat(present()).containsExactly("eve");
    }

    @Test
    void aSocketThatArrivesWhileTheEndIsSentIsAnnouncedAfterIt() {
        online().drop();
        beforeGone = new CompletableFuture<>();
        project.server().advance(PresenceFeature.GRACE);
        TestClient next = project.connect("eve");
        next.emit(GO_ONLINE, P1);
        project.server().run();
        assertThat(received()).isEmpty();

        beforeGone.complete(null);
        assertThat(received()).containsExactly("offline", "online");
        assertThat(present()).containsExactly("eve");
    }

    @Test
    void aSocketThatLeavesWhileItsArrivalIsSentIsAnnouncedAfterIt() {
        TestClient eve = project.connect("eve");
        beforeArrived = new CompletableFuture<>();
        eve.emit(GO_ONLINE, P1);
        project.server().run();
        eve.drop();
        project.server().advance(PresenceFeature.GRACE);
        assertThat(received()).isEmpty();

        beforeArrived.complete(null);
        assertThat(received()).containsExactly("online");
        project.server().advance(PresenceFeature.GRACE);
        assertThat(received()).containsExactly("offline");
        assertThat(present()).isEmpty();
    }

    @Test
    void aSocketThatDisconnectsWhileAccessIsCheckedDoesNotStay() {
        TestClient eve = project.connect("eve");
        beforeAccess = new CompletableFuture<>();
        eve.emit(GO_ONLINE, P1);
        try (CapturedLog log = new CapturedLog()) {
            // Its deadline: the client is answered, and its disconnect handled, while the event still waits.
            project.server().advance(Duration.ofSeconds(30));
            assertThat(log.messages()).isNotEmpty();
        }
        assertThat(eve.expect(ErrorEvents.ERROR).code()).isEqualTo(RefusalCode.TIMEOUT);
        eve.drop();
        project.server().run();
        assertThat(project.namespace().sockets())
                .noneMatch(socket -> socket.user().id().equals("eve"));
        assertThat(received()).isEmpty();

        beforeAccess.complete(null);
        assertThat(received()).containsExactly("online");
        project.server().advance(PresenceFeature.GRACE);
        assertThat(received()).containsExactly("offline");
        assertThat(present()).isEmpty();
    }

    @Test
    void aGracePeriodThatBeginsRightAfterASocketArrivedIsNotTakenForTheOneBefore() {
        online().drop();
        project.server().run();
        TestClient next = project.connect("eve");
        afterEnter = new CompletableFuture<>();
        next.emit(GO_ONLINE, P1);
        project.server().run();
        next.drop();
        project.server().run();
        afterEnter.complete(null);
        assertThat(received()).isEmpty();
        project.server().advance(PresenceFeature.GRACE);
        assertThat(received()).containsExactly("offline");
        assertThat(present()).isEmpty();
    }
}
