package dev.parlance.catalogue.platform.presence;

import static dev.parlance.catalogue.platform.presence.PresenceEvents.GO_ONLINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.Attendee;
import dev.parlance.catalogue.platform.InMemoryPresence;
import dev.parlance.catalogue.platform.InMemoryProjects;
import dev.parlance.catalogue.platform.Place;
import dev.parlance.catalogue.platform.PresenceRegistry;
import dev.parlance.catalogue.platform.ProjectAccess;
import dev.parlance.catalogue.platform.Rooms;
import dev.parlance.catalogue.platform.TestProject;
import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.presence.PresenceEvents.GoOnline;
import dev.parlance.internal.server.CapturedLog;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Step by step: what is decided, and told, while another decision about the same user waits. */
class PresenceOrderTest {
    private static final GoOnline P1 = new GoOnline("p1");
    private static final Place PLACE = new Place("/", "project", "p1");
    private static final CompletableFuture<Void> OPEN = CompletableFuture.completedFuture(null);

    private final InMemoryPresence presence = new InMemoryPresence();
    private final InMemoryProjects projects = TestProject.projects();
    private CompletableFuture<Void> beforeEnd = OPEN;
    private CompletableFuture<Void> beforeGone = OPEN;
    private CompletableFuture<Void> beforeArrived = OPEN;
    private CompletableFuture<Void> beforeAccess = OPEN;
    private CompletableFuture<Void> afterEnter = OPEN;

    private final PresenceRegistry registry = new PresenceRegistry() {
        @Override
        public void enter(Place place, UserPayload user, String connectionId, Instant at, Runnable arrived) {
            presence.enter(place, user, connectionId, at, () -> {
                beforeArrived.join();
                arrived.run();
            });
            afterEnter.join();
        }

        @Override
        public OptionalLong leave(Place place, String userId, String connectionId) {
            return presence.leave(place, userId, connectionId);
        }

        @Override
        public void end(Place place, String userId, long departure, Runnable gone) {
            beforeEnd.join();
            presence.end(place, userId, departure, () -> {
                beforeGone.join();
                gone.run();
            });
        }

        @Override
        public void touch(Place place, String userId, Instant at) {
            presence.touch(place, userId, at);
        }

        @Override
        public List<Attendee> attendees(Place place) {
            return presence.attendees(place);
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
            new TestProject(server -> new PresenceFeature(access, registry, server.scheduler(), PresenceFeature.GRACE));

    private final Wire watcher = project.server().wire().send("0{\"user\":\"bob\"}");

    PresenceOrderTest() {
        project.server().run();
        project.namespace().toUsers("bob").socketsJoin(Rooms.project("p1"));
        watcher.received();
    }

    private TestClient online() {
        TestClient eve = project.connect("eve");
        eve.emitAndWait(GO_ONLINE, P1);
        assertThat(heard()).containsExactly("online");
        return eve;
    }

    private List<String> heard() {
        return watcher.received().stream()
                .map(text -> text.contains("presence:user:online") ? "online" : "offline")
                .toList();
    }

    private List<String> present() {
        return presence.attendees(PLACE).stream()
                .map(attendee -> attendee.user().id())
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
        assertThat(heard()).isEmpty();
        assertThat(present()).containsExactly("eve");
    }

    @Test
    void aSocketThatComesWhileTheEndIsToldIsToldAfterIt() {
        online().drop();
        beforeGone = new CompletableFuture<>();
        project.server().advance(PresenceFeature.GRACE);
        TestClient next = project.connect("eve");
        next.emit(GO_ONLINE, P1);
        project.server().run();
        assertThat(heard()).isEmpty();

        beforeGone.complete(null);
        assertThat(heard()).containsExactly("offline", "online");
        assertThat(present()).containsExactly("eve");
    }

    @Test
    void aSocketThatGoesWhileItsComingIsToldIsToldAfterIt() {
        TestClient eve = project.connect("eve");
        beforeArrived = new CompletableFuture<>();
        eve.emit(GO_ONLINE, P1);
        project.server().run();
        eve.drop();
        project.server().advance(PresenceFeature.GRACE);
        assertThat(heard()).isEmpty();

        beforeArrived.complete(null);
        assertThat(heard()).containsExactly("online");
        project.server().advance(PresenceFeature.GRACE);
        assertThat(heard()).containsExactly("offline");
        assertThat(present()).isEmpty();
    }

    @Test
    void aSocketThatWasCutOffMeanwhileDoesNotStay() {
        TestClient eve = project.connect("eve");
        beforeAccess = new CompletableFuture<>();
        eve.emit(GO_ONLINE, P1);
        try (CapturedLog log = new CapturedLog()) {
            // Twice its deadline: its events are given up, and its end is handled while the first one still waits.
            project.server().advance(Duration.ofSeconds(61));
            assertThat(log.messages()).isNotEmpty();
        }
        assertThat(eve.isConnected()).isFalse();

        beforeAccess.complete(null);
        assertThat(heard()).containsExactly("online");
        project.server().advance(PresenceFeature.GRACE);
        assertThat(heard()).containsExactly("offline");
        assertThat(present()).isEmpty();
    }

    @Test
    void aGraceThatBeganWhileASocketCameIsNotTakenForTheOneBefore() {
        online().drop();
        project.server().run();
        TestClient next = project.connect("eve");
        afterEnter = new CompletableFuture<>();
        next.emit(GO_ONLINE, P1);
        try (CapturedLog log = new CapturedLog()) {
            project.server().advance(Duration.ofSeconds(61));
            assertThat(log.messages()).isNotEmpty();
        }
        afterEnter.complete(null);
        assertThat(heard()).isEmpty();
        project.server().advance(PresenceFeature.GRACE);
        assertThat(heard()).containsExactly("offline");
        assertThat(present()).isEmpty();
    }
}
