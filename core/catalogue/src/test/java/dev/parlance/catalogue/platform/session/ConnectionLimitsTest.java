package dev.parlance.catalogue.platform.session;

import static dev.parlance.catalogue.platform.TestProject.nothingMore;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.TestProject;
import dev.parlance.catalogue.platform.TestProject.Auth;
import dev.parlance.catalogue.platform.UserEvents;
import dev.parlance.catalogue.platform.presence.InMemoryPresence;
import dev.parlance.catalogue.platform.presence.PresenceScope;
import dev.parlance.catalogue.platform.session.SessionEvents.ProjectRef;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Room;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ConnectionLimitsTest {
    private final InMemoryPresence signedIn = new InMemoryPresence();

    @AutoClose
    private final TestProject project =
            new TestProject(server -> new SessionFeature(TestProject.projects(), signedIn, limits(2, 3)));

    private Wire wire(String user) {
        return project.server().wire().send("0{\"user\":\"" + user + "\"}");
    }

    private static void turnedAway(Wire wire, int limit) {
        List<String> received = wire.received();
        assertThat(received).hasSize(3);
        assertThat(received.get(0)).startsWith("0{\"sid\":");
        assertThat(received.get(1))
                .isEqualTo("2[\"error\",{\"message\":\"too many connections at once\",\"limit\":" + limit
                        + ",\"code\":\"rate-limited\"}]");
        assertThat(received.get(2)).isEqualTo("1");
    }

    @Test
    void aSocketOverTheUsersLimitIsNotifiedAndTurnedAwayAndTheOthersStay() {
        TestClient first = project.connect("eve");
        TestClient second = project.connect("eve");
        turnedAway(wire("eve"), 2);
        turnedAway(wire("eve"), 2);
        nothingMore(first, second);
        assertThat(project.namespace().sockets()).hasSize(2);
        assertThat(first.isConnected() && second.isConnected()).isTrue();
        assertThat(project.connect("zoe").isConnected()).isTrue();
    }

    @Test
    void aSocketOverTheOrganisationsLimitIsNotifiedAndTurnedAway() {
        List<TestClient> clients = List.of(project.connect("ada"), project.connect("bob"), project.connect("bob"));
        turnedAway(wire("mallory"), 3);
        turnedAway(wire("ada"), 3);
        clients.forEach(TestClient::expectNothingMore);
        assertThat(project.connect("zoe").isConnected()).isTrue();
        assertThat(project.connect("eve").isConnected()).isTrue();
    }

    @Test
    void whoWasTurnedAwayHasTriggeredNothing() {
        TestClient watcher = project.inProject("bob");
        project.connect("ada");
        project.connect("ada");
        List<Room> seen = new ArrayList<>();
        project.namespace().onConnect(socket -> {
            socket.join(PlatformRooms.project("p1"));
            seen.addAll(socket.rooms());
        });
        Wire wire = project.server().wire();
        // Between the answer to CONNECT and the end, when the server is about to say why.
        project.namespace().untyped().onAnyOutgoing((socket, name, arguments) -> {
            if (name.equals("error")) {
                wire.send("2[\"auth:login\",{\"projectId\":\"p1\"}]");
            }
        });
        wire.send("0{\"user\":\"ada\"}");
        turnedAway(wire, 2);

        project.namespace()
                .to(PlatformRooms.organisation("acme"), PlatformRooms.project("p1"))
                .untyped()
                .emit("fence");
        assertThat(wire.received()).isEmpty();
        watcher.expect("fence");
        nothingMore(watcher);
        assertThat(seen).doesNotContain(PlatformRooms.organisation("acme"));
        assertThat(signedIn.users(new PresenceScope("/", "login", "p1"))).isEmpty();
        assertThat(project.namespace().sockets()).hasSize(3);
    }

    /** Otherwise it would matter in which order features and listeners are installed. */
    @Test
    void connectListenersOfBeforeSeeItDisconnectedToo() {
        try (TestServer server = TestServer.create(PlatformCatalogue.PLATFORM)) {
            List<Boolean> connected = new ArrayList<>();
            Namespace<Person> namespace = server.namespace(
                    "/",
                    handshake -> TestProject.person(handshake.auth(Auth.class).user()));
            namespace.onConnect(socket -> {
                connected.add(socket.isConnected());
                socket.join(PlatformRooms.project("p1"));
            });
            namespace.install(new SessionFeature(TestProject.projects(), signedIn, limits(1, 3)));

            server.connect("/", new Auth("eve"));
            turnedAway(server.wire().send("0{\"user\":\"eve\"}"), 1);

            assertThat(connected).containsExactly(true, false);
            assertThat(namespace.sockets()).hasSize(1);
        }
    }

    /** It never connected, so it must not count. */
    @Test
    void aSocketThatAMiddlewareRefusesIsNotCounted() {
        Registration refusing = project.namespace().use(socket -> {
            throw new ConnectRefusedException("not today");
        });
        for (int i = 0; i < 3; i++) {
            assertThat(wire("eve").received()).singleElement().asString().startsWith("4{");
        }
        refusing.remove();
        assertThat(project.connect("eve").isConnected()).isTrue();
        assertThat(project.connect("eve").isConnected()).isTrue();
    }

    @Test
    void whoGoesMakesRoom() {
        TestClient first = project.connect("eve");
        project.connect("eve");
        turnedAway(wire("eve"), 2);
        first.disconnect();
        project.connect("eve").drop();
        project.server().run();
        TestClient third = project.connect("eve");
        turnedAway(wire("eve"), 2);
        assertThat(third.isConnected()).isTrue();
    }

    @Test
    void whoGoesMakesRoomInTheOrganisationToo() {
        TestClient ada = project.connect("ada");
        project.connect("bob");
        project.connect("bob");
        turnedAway(wire("mallory"), 3);
        ada.drop();
        project.server().run();
        assertThat(project.connect("mallory").isConnected()).isTrue();
        turnedAway(wire("ada"), 3);
    }

    @Test
    void aSocketThatWasTurnedAwayFreesNothing() {
        TestClient watcher = project.inProject("bob");
        TestClient first = project.connect("ada");
        project.connect("ada");
        first.emitAndWait(SessionEvents.LOGIN, new ProjectRef("p1"));
        watcher.expect(UserEvents.ONLINE);
        Wire wire = wire("ada");
        turnedAway(wire, 2);
        wire.drop();
        project.server().run();
        nothingMore(watcher);
        turnedAway(wire("ada"), 2);
    }

    @Test
    void limitsArePositive() {
        assertThatIllegalArgumentException().isThrownBy(() -> ConnectionLimits.DEFAULT.withPerUser(0));
        assertThatIllegalArgumentException().isThrownBy(() -> ConnectionLimits.DEFAULT.withPerOrganisation(-1));
        ConnectionLimits changed = ConnectionLimits.unlimited().withPerUser(7).withPerOrganisation(70);
        assertThat(List.of(changed.perUser(), changed.perOrganisation())).containsExactly(7, 70);
    }

    private static ConnectionLimits limits(int perUser, int perOrganisation) {
        return ConnectionLimits.DEFAULT.withPerUser(perUser).withPerOrganisation(perOrganisation);
    }
}
