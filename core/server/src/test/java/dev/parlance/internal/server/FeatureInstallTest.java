package dev.parlance.internal.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.parlance.event.RefusedException;
import dev.parlance.internal.server.Talk.Answer;
import dev.parlance.internal.server.Talk.Ask;
import dev.parlance.internal.server.Talk.Credentials;
import dev.parlance.internal.server.Talk.Said;
import dev.parlance.internal.server.Talk.Say;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Guest;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import dev.parlance.testkit.TestClient;
import dev.parlance.testkit.TestServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Features as applications write them: for any user, or for what theirs has in common. */
class FeatureInstallTest {
    @AutoClose
    private final TestServer server = TestServer.create();

    interface Named extends User {
        String displayName();
    }

    record Member(String id, String displayName) implements Named {}

    /** Works for any user. */
    static final class EchoFeature implements Feature<User> {
        @Override
        public Registration installOn(Namespace<? extends User> namespace) {
            return install(namespace);
        }

        private static <U extends User> Registration install(Namespace<U> namespace) {
            return namespace.on(Talk.SAY, (socket, say) -> socket.emit(Talk.SAID, new Said(say.text())));
        }
    }

    /** Needs a name. */
    static final class GreetingFeature implements Feature<Named> {
        static final Room GREETED = Room.named("greeted");

        @Override
        public Registration installOn(Namespace<? extends Named> namespace) {
            return Registration.all(
                    namespace.onConnect(this::greet),
                    namespace.handle(
                            Talk.ASK,
                            (socket, ask) -> new Answer(
                                    ask.question() + ", " + socket.user().displayName())),
                    namespace.onDisconnect((socket, reason) -> namespace
                            .to(GREETED)
                            .emit(Talk.SAID, new Said("bye " + socket.user().displayName()))));
        }

        private void greet(Socket<? extends Named> socket) {
            socket.join(GREETED);
            socket.to(GREETED).emit(Talk.SAID, new Said("hello " + socket.user().displayName()));
        }
    }

    @Test
    void aFeatureForAnyUserFitsEveryNamespace() {
        Feature<User> echo = new EchoFeature();
        Namespace<Guest> guests = server.namespace("/");
        Namespace<Member> members = server.namespace("/members", handshake -> new Member("1", "Ann"));
        guests.install(echo);
        members.install(echo);
        for (TestClient client : new TestClient[] {server.connect("/"), server.connect("/members")}) {
            client.emit(Talk.SAY, Say.of("hi"));
            assertThat(client.expect(Talk.SAID)).isEqualTo(new Said("hi"));
        }
    }

    @Test
    void aFeatureMaySeeWhatItNeedsOfAUser() {
        Namespace<Member> members = server.namespace("/", handshake -> {
            String token = handshake.auth(Credentials.class).token();
            return new Member(token, "Ms " + token);
        });
        members.install(new GreetingFeature());
        members.on(Talk.SAY, (socket, say) -> socket.user().displayName());
        TestClient ann = server.connect("/", new Credentials("Ann"));
        TestClient eve = server.connect("/", new Credentials("Eve"));
        assertThat(ann.expect(Talk.SAID)).isEqualTo(new Said("hello Ms Eve"));
        assertThat(eve.request(Talk.ASK, new Ask("who"))).isEqualTo(new Answer("who, Ms Eve"));
        eve.drop();
        assertThat(ann.expect(Talk.SAID)).isEqualTo(new Said("bye Ms Eve"));
    }

    @Test
    void aFeatureMayBeALambda() {
        Namespace<Guest> guests = server.namespace("/");
        guests.install(namespace -> namespace.handle(Talk.ASK, (socket, ask) -> new Answer(namespace.name())));
        assertThat(server.connect("/").request(Talk.ASK, new Ask("where"))).isEqualTo(new Answer("/"));
    }

    @Test
    void aFeatureThatIsRemovedReactsToNothingAndCanBeInstalledAgain() {
        Namespace<Member> members = server.namespace("/", handshake -> {
            String token = handshake.auth(Credentials.class).token();
            return new Member(token, "Ms " + token);
        });
        Registration installed = members.install(new GreetingFeature());
        TestClient ann = server.connect("/", new Credentials("Ann"));
        installed.remove();
        installed.remove();
        TestClient eve = server.connect("/", new Credentials("Eve"));
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> ann.request(Talk.ASK, new Ask("who")))
                .satisfies(e -> assertThat(e.refusal().code()).isEqualTo("not-found"));
        eve.drop();
        ann.expectNothingMore();

        members.install(new GreetingFeature());
        assertThat(ann.request(Talk.ASK, new Ask("who"))).isEqualTo(new Answer("who, Ms Ann"));
        server.connect("/", new Credentials("Zoe"));
        assertThat(ann.expect(Talk.SAID)).isEqualTo(new Said("hello Ms Zoe"));
    }

    @Test
    void ofAFeatureThatFailsHalfwayNothingStays() {
        Namespace<Guest> guests = server.namespace("/");
        List<String> called = new ArrayList<>();
        Feature<User> halfway = namespace -> {
            namespace.install(new EchoFeature());
            Registration connecting = namespace.onConnect(socket -> called.add("connect"));
            namespace.onDisconnect((socket, reason) -> called.add("disconnect"));
            namespace.untyped().onAny((socket, name, arguments) -> called.add(name));
            namespace.refuse(IllegalStateException.class, e -> RefusedException.conflict("halfway"));
            namespace.server().scheduler().schedule(Duration.ofSeconds(1), () -> called.add("timer"));
            namespace.handle(Talk.ASK, (socket, ask) -> new Answer("halfway"));
            namespace.handle(Talk.ASK, (socket, ask) -> new Answer("twice"));
            return connecting;
        };
        assertThatIllegalArgumentException().isThrownBy(() -> guests.install(halfway));

        guests.refuse(IllegalStateException.class, e -> RefusedException.conflict("said once"));
        guests.handle(Talk.ASK, (socket, ask) -> new Answer("whole"));
        TestClient client = server.connect("/");
        client.emit(Talk.SAY, Say.of("hi"));
        assertThat(client.request(Talk.ASK, new Ask("which"))).isEqualTo(new Answer("whole"));
        client.expectNothingMore();
        server.advance(Duration.ofSeconds(1));
        client.drop();
        assertThat(called).isEmpty();
    }

    @Test
    void whatIsRegisteredAroundAFeatureThatFailsStays() {
        Namespace<Guest> guests = server.namespace("/");
        guests.install(namespace -> {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> namespace.install(inner -> Registration.all(
                            inner.handle(Talk.ASK, (socket, ask) -> new Answer("inner")),
                            inner.handle(Talk.ASK, (socket, ask) -> new Answer("twice")))));
            return namespace.handle(Talk.ASK, (socket, ask) -> new Answer("outer"));
        });
        assertThat(server.connect("/").request(Talk.ASK, new Ask("which"))).isEqualTo(new Answer("outer"));
    }

    @Test
    void aFeatureThatReturnsNothingIsRefused() {
        Namespace<Guest> guests = server.namespace("/");
        assertThatNullPointerException()
                .isThrownBy(() -> guests.install(namespace -> null))
                .withMessage("a feature returned null for its registration");
    }

    @Test
    void aFeatureTakesTimeAndJsonFromTheNamespacesServer() {
        Namespace<Guest> guests = server.namespace("/");
        assertThat(guests.server()).isSameAs(server);
        List<String> due = new ArrayList<>();
        guests.install(namespace ->
                namespace.server().scheduler().schedule(Duration.ofHours(1), () -> due.add("due"))::cancel);
        server.advance(Duration.ofMinutes(59));
        assertThat(due).isEmpty();
        server.advance(Duration.ofMinutes(1));
        assertThat(due).containsExactly("due");
    }
}
