package dev.parlance.catalogue.platform.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.TestPlatform.Auth;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import dev.parlance.testkit.TestServer;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class GrantedRoomsTest {
    private static final Room VAULT = Room.named("vault");

    @AutoClose
    private final TestServer server = TestServer.create();

    private final Namespace<Person> namespace = server.namespace(
            "/", handshake -> new Person(handshake.auth(Auth.class).user()));
    private final InMemoryProjects projects = new InMemoryProjects();
    private final CyclicBarrier both = new CyclicBarrier(2);

    /** A user who asks while access is revoked is let in before, and removed, or is not let in. */
    @Test
    void nobodySlipsInWhileAccessIsTakenAway() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(1);
        for (int race = 0; race < 1_000; race++) {
            projects.add("p1", "ada");
            boolean[] first = {true};
            GrantedRooms<String> rooms = new GrantedRooms<>("test", 50, (user, project) -> {
                boolean member = projects.isMember(project, user.id());
                if (first[0]) {
                    first[0] = false;
                    meet();
                }
                if (!member) {
                    throw RefusedException.permissionDenied("no");
                }
                return Set.of(VAULT);
            });
            rooms.installOn(namespace);
            Socket<Person> socket = Objects.requireNonNull(
                    namespace.socket(server.connect("/", new Auth("ada")).id()));
            Future<?> entering = threads.submit(() -> rooms.enter(socket, "p1"));
            // It has been answered that ada is a member.
            meet();
            projects.remove("p1", "ada");
            rooms.accessChanged("ada");
            entering.get();
            assertThat(socket.isIn(VAULT)).as("race %d", race).isFalse();
            socket.leave(VAULT);
        }
        threads.shutdownNow();
    }

    private void meet() {
        try {
            both.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
