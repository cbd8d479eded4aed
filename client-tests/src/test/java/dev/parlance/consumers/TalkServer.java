package dev.parlance.consumers;

import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.ParlanceServer;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.User;
import java.io.IOException;
import java.time.Instant;

/** The server that clients of consumers' projects talk to. */
final class TalkServer implements AutoCloseable {
    private static final ClientRequest<Say, Integer> SAY = clientRequest("say", Say.class, Integer.class);
    private static final ServerEvent<Said> SAID = serverEvent("said", Said.class);

    private final ParlanceServer server =
            ParlanceServer.builder().host("127.0.0.1").port(0).build();

    record Credentials(String name) {}

    record Speaker(String id) implements User {}

    record Say(String text) {}

    record Said(String from, String text, Instant at, byte[] picture) {}

    TalkServer() throws IOException {
        Namespace<Speaker> talk = server.namespace(
                "/talk",
                handshake -> new Speaker(handshake.auth(Credentials.class).name()));
        talk.handle(SAY, (socket, say) -> {
            if (say.text().isEmpty()) {
                throw RefusedException.invalid("text", "text must not be empty");
            }
            Said said = new Said(socket.user().id(), say.text(), Instant.EPOCH, new byte[3]);
            talk.emit(SAID, said);
            return say.text().length();
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.port() + "/talk";
    }

    @Override
    public void close() {
        server.close();
    }
}
