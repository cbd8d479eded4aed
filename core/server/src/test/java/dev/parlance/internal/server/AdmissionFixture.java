package dev.parlance.internal.server;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.RefusedException;
import dev.parlance.internal.server.Talk.Account;
import dev.parlance.socket.Admission;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Server;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.time.Duration;

/** A namespace where clients sign in after CONNECT, by their name. */
final class AdmissionFixture {
    static final ClientRequest<Login, Welcome> LOGIN = clientRequest("login", Login.class, Welcome.class);
    static final ClientEvent<Conf> CONF = clientEvent("conf", Conf.class);

    /** The ack of Ann's login. */
    static final String WELCOME = "3/m,1[{\"name\":\"ann\"}]";

    record Login(String token) {}

    record Welcome(String name) {}

    record Conf(String encoding) {}

    private AdmissionFixture() {}

    /** The namespace without handlers. */
    static Namespace<Account> namespace(Server server) {
        return server.namespaceBuilder("/m")
                .admission(Admission.<Account>by(LOGIN, CONF).within(Duration.ofSeconds(30)))
                .build();
    }

    /** The same, whose tokens are names; that of Eve is refused. */
    static Namespace<Account> signingIn(Server server) {
        Namespace<Account> namespace = namespace(server);
        namespace.handle(LOGIN, (socket, login) -> {
            if (login.token().equals("eve")) {
                throw new RefusedException("unauthorized", "no such token").thenDisconnectClient();
            }
            socket.authenticate(new Account(login.token()));
            return new Welcome(socket.user().id());
        });
        return namespace;
    }

    /** A client that has connected and not signed in. */
    static Wire connect(TestServer server) {
        Wire wire = server.wire().send("0/m,");
        assertThat(wire.received()).singleElement().asString().startsWith("0/m,{\"sid\":");
        return wire;
    }

    static String login(String token) {
        return "2/m,1[\"login\",{\"token\":\"" + token + "\"}]";
    }

    static String refused(String code, String message, String event) {
        return "3/m,1[{\"error\":{\"code\":\"" + code + "\",\"message\":\"" + message + "\",\"event\":\"" + event
                + "\"}}]";
    }
}
