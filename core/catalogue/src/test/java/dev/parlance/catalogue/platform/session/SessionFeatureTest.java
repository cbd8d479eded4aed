package dev.parlance.catalogue.platform.session;

import static dev.parlance.catalogue.platform.TestPlatform.refused;
import static dev.parlance.catalogue.platform.TestProject.nothingMore;
import static dev.parlance.catalogue.platform.TestProject.user;
import static dev.parlance.catalogue.platform.session.SessionEvents.LOGIN;
import static dev.parlance.catalogue.platform.session.SessionEvents.LOGOUT;
import static dev.parlance.catalogue.platform.session.SessionEvents.SESSION_UPDATED;
import static dev.parlance.catalogue.platform.session.SessionEvents.UPDATE_SESSION;
import static dev.parlance.event.RefusalCode.PERMISSION_DENIED;
import static dev.parlance.event.RefusalCode.VALIDATION_FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.ErrorEvents;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.TestProject;
import dev.parlance.catalogue.platform.UserEvents;
import dev.parlance.catalogue.platform.UserEvents.UserOffline;
import dev.parlance.catalogue.platform.UserEvents.UserOnline;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.access.WorkingProject;
import dev.parlance.catalogue.platform.presence.PresenceScope;
import dev.parlance.catalogue.platform.presence.RecordingPresence;
import dev.parlance.catalogue.platform.session.SessionEvents.ProjectRef;
import dev.parlance.catalogue.platform.session.SessionEvents.SessionUpdated;
import dev.parlance.catalogue.platform.session.SessionEvents.UpdateSession;
import dev.parlance.event.RefusalCode;
import dev.parlance.internal.server.CapturedLog;
import dev.parlance.internal.server.Cluster;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SessionFeatureTest {
    private static final ProjectRef P1 = new ProjectRef("p1");
    private static final ProjectRef P2 = new ProjectRef("p2");

    private final InMemoryProjects projects = TestProject.projects();

    private final RecordingPresence signedIn = new RecordingPresence();
    private final AtomicReference<SessionFeature> sessions = new AtomicReference<>();
    private CompletableFuture<Void> beforeAccess = CompletableFuture.completedFuture(null);

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
    private final TestProject project = new TestProject(server -> {
        sessions.set(new SessionFeature(access, signedIn, ConnectionLimits.DEFAULT));
        return sessions.get();
    });

    private final TestClient ada = project.inProject("ada");
    private final TestClient bob = project.inProject("bob");
    private final TestClient outside = project.connect("eve");

    private Socket<Person> socket(TestClient client) {
        return project.namespace().socket(client.id());
    }

    // --- connecting

    @Test
    void aSocketThatConnectsIsInTheRoomsOfItsUserAndOrganisation() {
        assertThat(socket(bob).rooms()).contains(PlatformRooms.organisation("acme"));
        assertThat(socket(outside).rooms()).isEmpty();
    }

    // --- signing in

    @Test
    void signingInIsSentToTheOthersInTheProject() {
        ada.emitAndWait(LOGIN, P1);

        assertThat(bob.expect(UserEvents.ONLINE))
                .isEqualTo(new UserOnline("ada", user("ada"), "p1", null, project.now()));
        nothingMore(ada, bob, outside);
    }

    @Test
    void whatIsKeptWithASocketIsNotSeenWhereItIsFetched() {
        ada.emitAndWait(LOGIN, P1);
        assertThat(project.namespace().fetchSockets().join())
                .hasSize(3)
                .allSatisfy(socket -> assertThat(socket.data()).isEmpty());
    }

    @Test
    void whatIsSentHasTheFieldsOfTheCatalogueOnly() {
        assertThat(ada.request("auth:login", Map.of("projectId", "p1", "more", 1)))
                .containsExactly(Map.of("ok", true));
        assertThat(bob.expect("user:online"))
                .containsExactly(Map.of(
                        "userId",
                        "ada",
                        "user",
                        Map.of("id", "ada", "email", "ada@example.org", "firstName", "ada", "lastName", "L."),
                        "projectId",
                        "p1",
                        "timestamp",
                        "2026-01-01T00:00:00.000Z"));
        assertThat(ada.request("auth:logout", Map.of("projectId", "p1"))).containsExactly(Map.of("ok", true));
        assertThat(bob.expect("user:offline"))
                .containsExactly(Map.of("userId", "ada", "projectId", "p1", "timestamp", "2026-01-01T00:00:00.000Z"));
    }

    @Test
    void onlyTheSocketThatSaysItIsLeftOut() {
        TestClient second = project.inProject("ada");
        ada.emitAndWait(LOGIN, P1);
        second.expect(UserEvents.ONLINE);
        bob.expect(UserEvents.ONLINE);
        ada.emitAndWait(LOGOUT, P1);
        second.expect(UserEvents.OFFLINE);
        bob.expect(UserEvents.OFFLINE);
        nothingMore(ada, second, bob);
    }

    @Test
    void aSecondSocketAndASecondTimeAreSentToNobody() {
        TestClient second = project.connect("ada");
        ada.emitAndWait(LOGIN, P1);
        bob.expect(UserEvents.ONLINE);
        ada.emitAndWait(LOGIN, P1);
        second.emitAndWait(LOGIN, P1);
        nothingMore(ada, second, bob);

        ada.emitAndWait(LOGOUT, P1);
        ada.emitAndWait(LOGOUT, P1);
        nothingMore(ada, second, bob);
        second.emitAndWait(LOGOUT, P1);
        bob.expect(UserEvents.OFFLINE);
        nothingMore(second, bob);
    }

    @Test
    void whoHasSignedInWorksInThatProject() {
        Socket<Person> socket = socket(ada);
        assertThat(WorkingProject.of(socket, projects)).isNull();
        ada.emitAndWait(LOGIN, P1);
        assertThat(WorkingProject.of(socket, projects)).isEqualTo("p1");
        ada.emitAndWait(LOGIN, P2);
        assertThat(WorkingProject.of(socket, projects)).isEqualTo("p2");
        ada.emitAndWait(LOGOUT, P2);
        assertThat(WorkingProject.of(socket, projects)).isNull();
    }

    // --- signing out

    @Test
    void signingOutIsSentToTheOthersInTheProject() {
        ada.emitAndWait(LOGIN, P1);
        bob.expect(UserEvents.ONLINE);
        ada.emitAndWait(LOGOUT, P1);

        assertThat(bob.expect(UserEvents.OFFLINE)).isEqualTo(new UserOffline("ada", "p1", null, project.now()));
        nothingMore(ada, bob, outside);
    }

    @Test
    void theLastSocketSignsOutHoweverItEnds() {
        for (Consumer<TestClient> end : List.<Consumer<TestClient>>of(TestClient::disconnect, TestClient::drop)) {
            TestClient first = project.connect("eve");
            TestClient second = project.connect("eve");
            first.emitAndWait(LOGIN, P1);
            second.emitAndWait(LOGIN, P1);
            bob.expect(UserEvents.ONLINE);
            end.accept(first);
            nothingMore(bob);

            end.accept(second);
            assertThat(bob.expect(UserEvents.OFFLINE).projectId()).isEqualTo("p1");
            nothingMore(bob);
        }
    }

    @Test
    void aSocketThatNeverSignedInEndsWithoutAWord() {
        TestClient eve = project.connect("eve");
        eve.emitAndWait(LOGIN, P1);
        bob.expect(UserEvents.ONLINE);
        outside.emitAndWait(LOGOUT, P1);
        outside.drop();
        nothingMore(bob, eve);
    }

    @Test
    void eachProjectReceivesItsOwn() {
        TestClient inP2 = project.in(PlatformRooms.project("p2"), "zoe");
        ada.emitAndWait(LOGIN, P1);
        ada.emitAndWait(LOGIN, P2);
        assertThat(bob.expect(UserEvents.ONLINE).projectId()).isEqualTo("p1");
        assertThat(inP2.expect(UserEvents.ONLINE).projectId()).isEqualTo("p2");
        ada.drop();
        assertThat(bob.expect(UserEvents.OFFLINE).projectId()).isEqualTo("p1");
        assertThat(inP2.expect(UserEvents.OFFLINE).projectId()).isEqualTo("p2");
        nothingMore(bob, inP2);
    }

    @Test
    void aSocketThatDisconnectsWhileAccessIsCheckedDoesNotStaySignedIn() {
        TestClient eve = project.connect("eve");
        beforeAccess = new CompletableFuture<>();
        eve.emit(LOGIN, P1);
        try (CapturedLog log = new CapturedLog()) {
            // Its deadline: the client is answered, and its disconnect handled, while the event still waits.
            project.server().advance(Duration.ofSeconds(30));
            assertThat(log.messages()).isNotEmpty();
        }
        assertThat(eve.expect(ErrorEvents.ERROR).code()).isEqualTo(RefusalCode.TIMEOUT);
        eve.drop();
        project.server().run();
        nothingMore(bob);

        beforeAccess.complete(null);
        bob.expect(UserEvents.ONLINE);
        bob.expect(UserEvents.OFFLINE);
        assertThat(signedIn.users(new PresenceScope("/", "login", "p1"))).isEmpty();
        nothingMore(bob);
    }

    @Test
    void twoServersCountTogetherWithOneRegistry() {
        Cluster cluster = new Cluster();
        try (TestProject one = server(cluster);
                TestProject two = server(cluster)) {
            two.connect("zoe");
            two.connect("zoe");
            TestClient watcher = one.inProject("bob");
            TestClient first = one.connect("eve");
            first.emitAndWait(LOGIN, P1);
            watcher.expect(UserEvents.ONLINE);
            TestClient second = two.connect("eve");
            second.emitAndWait(LOGIN, P1);
            first.emitAndWait(LOGOUT, P1);
            nothingMore(watcher);
            second.emitAndWait(LOGOUT, P1);
            watcher.expect(UserEvents.OFFLINE);
            nothingMore(watcher);
        }
    }

    @Test
    void whatADeadServerHasLeftCanBeEnded() {
        outside.emitAndWait(LOGIN, P1);
        bob.expect(UserEvents.ONLINE);
        PresenceScope place = new PresenceScope("/", "login", "p1");
        long departure = signedIn.abandon(place, "eve");
        sessions.get().end(new PresenceScope("/", "project", "p1"), "eve", departure);
        nothingMore(bob);
        sessions.get().end(place, "eve", departure);
        sessions.get().end(place, "eve", departure);
        bob.expect(UserEvents.OFFLINE);
        nothingMore(bob);
    }

    private TestProject server(Cluster cluster) {
        return new TestProject(
                TestServer.create(cluster, PlatformCatalogue.PLATFORM),
                server -> new SessionFeature(projects, signedIn, ConnectionLimits.DEFAULT));
    }

    @Test
    void whoIsNoLongerAMemberMayStillSignOut() {
        ada.emitAndWait(LOGIN, P1);
        bob.expect(UserEvents.ONLINE);
        projects.remove("p1", "ada");
        ada.emitAndWait(LOGOUT, P1);
        bob.expect(UserEvents.OFFLINE);
        refused(ada, LOGOUT, PERMISSION_DENIED, null, () -> ada.emitAndWait(LOGOUT, P1));
        nothingMore(bob);
    }

    // --- what tabs share

    @Test
    void aChangeReachesTheUsersOtherSocketsOnly() {
        TestClient second = project.connect("ada");
        TestClient third = project.connect("ada");
        ada.emitAndWait(UPDATE_SESSION, new UpdateSession("p1", Map.of("theme", "dark")));

        for (TestClient tab : List.of(second, third)) {
            assertThat(tab.expect(SESSION_UPDATED))
                    .isEqualTo(new SessionUpdated("p1", "ada", Map.of("theme", "dark"), project.now()));
        }
        nothingMore(ada, second, third, bob, outside);
    }

    @Test
    void anyJsonCanBeShared() {
        TestClient second = project.connect("ada");
        for (Object data : List.of("text", 7, true, List.of(1, 2), Map.of())) {
            assertThat(ada.request("auth:session:update", Map.of("projectId", "p1", "sessionData", data)))
                    .containsExactly(Map.of("ok", true));
            assertThat(second.expect(SESSION_UPDATED).sessionData()).isEqualTo(data);
        }
    }

    // --- bad input

    @Test
    void aStrangerIsRefusedAndNobodyIsNotified() {
        TestClient mallory = project.inProject("mallory");
        TestClient second = project.connect("mallory");
        for (String id : List.of("p1", "nowhere")) {
            ProjectRef other = new ProjectRef(id);
            refused(mallory, LOGIN, PERMISSION_DENIED, null, () -> mallory.emitAndWait(LOGIN, other));
            refused(mallory, LOGOUT, PERMISSION_DENIED, null, () -> mallory.emitAndWait(LOGOUT, other));
            refused(
                    mallory,
                    UPDATE_SESSION,
                    PERMISSION_DENIED,
                    null,
                    () -> mallory.emitAndWait(UPDATE_SESSION, new UpdateSession(id, "x")));
        }
        mallory.drop();
        nothingMore(ada, bob, outside, second);
    }

    @Test
    void whatIsNoIdIsRefused() {
        TestClient second = project.connect("ada");
        for (String id : List.of("", "p".repeat(129), "p\0")) {
            ProjectRef wrong = new ProjectRef(id);
            refused(ada, LOGIN, VALIDATION_FAILED, "projectId", () -> ada.emitAndWait(LOGIN, wrong));
            refused(ada, LOGOUT, VALIDATION_FAILED, "projectId", () -> ada.emitAndWait(LOGOUT, wrong));
            refused(
                    ada,
                    UPDATE_SESSION,
                    VALIDATION_FAILED,
                    "projectId",
                    () -> ada.emitAndWait(UPDATE_SESSION, new UpdateSession(id, "x")));
        }
        assertThat(ada.request("auth:session:update", Map.of("projectId", "p1")).toString())
                .contains("validation-failed", "sessionData");
        nothingMore(bob, second);
    }
}
