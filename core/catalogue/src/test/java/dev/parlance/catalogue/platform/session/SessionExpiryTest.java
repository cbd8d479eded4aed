package dev.parlance.catalogue.platform.session;

import static dev.parlance.catalogue.platform.TestProject.nothingMore;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.TestProject;
import dev.parlance.catalogue.platform.UserEvents;
import dev.parlance.catalogue.platform.session.SessionEvents.ProjectRef;
import dev.parlance.internal.server.Cluster;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class SessionExpiryTest {
    private final Cluster cluster = new Cluster();
    private final SessionFeature sessions = new SessionFeature(TestProject.projects());

    @AutoClose
    private final TestProject project =
            new TestProject(TestServer.create(cluster, PlatformCatalogue.PLATFORM), server -> sessions);

    @AutoClose
    private final TestProject second = new TestProject(
            TestServer.create(cluster, PlatformCatalogue.PLATFORM),
            server -> new SessionFeature(TestProject.projects()));

    private static Wire wire(TestProject on, String user) {
        Wire wire = on.server().wire().send("0{\"user\":\"" + user + "\"}");
        assertThat(wire.received()).hasSize(1);
        return wire;
    }

    private static void expired(Wire wire, String content) {
        List<String> received = wire.received();
        assertThat(received).hasSize(2);
        assertThat(received.get(0))
                .startsWith("2[\"session:expired\",{" + content)
                .contains("\"timestamp\":\"");
        assertThat(received.get(1)).isEqualTo("1");
    }

    @Test
    void allOfTheUsersSocketsOnAllServersAreNotifiedThenDisconnected() {
        List<Wire> wires = List.of(wire(project, "ada"), wire(project, "ada"), wire(second, "ada"));
        TestClient bob = project.connect("bob");
        TestClient eve = second.connect("eve");
        sessions.expire("ada", "Please sign in again");

        wires.forEach(wire -> expired(wire, "\"message\":\"Please sign in again\","));
        nothingMore(bob, eve);
        assertThat(project.namespace().sockets()).hasSize(1);
        assertThat(second.namespace().sockets()).hasSize(1);
    }

    @Test
    void nothingNeedsToBeSaid() {
        Wire ada = wire(project, "ada");
        sessions.expire("ada", null);
        expired(ada, "\"timestamp\":");
    }

    @Test
    void theOthersAreNotifiedOfTheSignOut() {
        TestClient bob = project.inProject("bob");
        project.connect("ada").emitAndWait(SessionEvents.LOGIN, new ProjectRef("p1"));
        bob.expect(UserEvents.ONLINE);
        sessions.expire("ada", null);
        bob.expect(UserEvents.OFFLINE);
        nothingMore(bob);
    }

    @Test
    void everyNamespaceIsConcerned() {
        Namespace<Person> other = project.server()
                .namespace(
                        "/other",
                        handshake -> TestProject.person(
                                handshake.auth(TestProject.Auth.class).user()));
        other.install(sessions);
        TestClient there = project.server().connect("/other", new TestProject.Auth("ada"));
        sessions.expire("ada", "over");
        assertThat(there.expect(SessionEvents.SESSION_EXPIRED).message()).isEqualTo("over");
        assertThat(there.isConnected()).isFalse();
    }

    @Test
    void nobodyIsDisconnectedWithoutAWordAndWhoComesLaterIsNotConcerned() {
        Wire ada = wire(project, "ada");
        List<TestClient> later = new ArrayList<>();
        project.namespace().untyped().onAnyOutgoing((socket, name, arguments) -> {
            if (name.equals("session:expired")) {
                later.add(project.connect("ada"));
            }
        });
        sessions.expire("ada", "over");
        expired(ada, "\"message\":\"over\",");
        assertThat(later).hasSize(1);
        assertThat(later.get(0).isConnected()).isTrue();
        later.forEach(TestClient::expectNothingMore);
    }

    @Test
    void whoeverIsNotThereIsNoMatter() {
        TestClient bob = project.connect("bob");
        sessions.expire("nobody", "over");
        nothingMore(bob);
    }
}
