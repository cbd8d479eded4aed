package dev.parlance.architecture.javadoc;

import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;

import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIOServer;
import dev.parlance.ParlanceServer;
import dev.parlance.binding.Emits;
import dev.parlance.binding.Handles;
import dev.parlance.bridge.TypedNamespace;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Dialect;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.RoomKind;

/** What the examples of the bridge speak of: a support desk on a netty-socketio server. Never run. */
public class BridgeExampleContext extends ExampleContext {
    public record Say(String ticket, String text) {}

    public record Said(String text) {}

    public record Receipt(long number) {}

    /** The events. */
    public static final class DeskEvents {
        public static final ClientRequest<Say, Receipt> SAY = clientRequest("say", Say.class, Receipt.class);
        public static final ServerEvent<Said> SAID = serverEvent("said", Said.class);

        private DeskEvents() {}
    }

    protected static final ClientRequest<Say, Receipt> SAY = DeskEvents.SAY;
    protected static final ServerEvent<Said> SAID = DeskEvents.SAID;
    protected static final Catalogue DESK = Catalogue.of("desk", Dialect.STANDARD, DeskEvents.class);
    protected static final RoomKind TICKET = RoomKind.of("ticket");
    protected static final Said said = new Said("Hello");
    protected static final Configuration config = new Configuration();
    protected static final SocketIOServer oldServer = new SocketIOServer(config);
    protected static final ParlanceServer parlance = server;

    /** Annotated listeners. */
    public static class DeskListeners {
        @Handles("say")
        public Receipt say(Account user, Say say) {
            return new Receipt(7);
        }
    }

    /** An emitter. */
    public interface Outgoing {
        @Emits("said")
        void said(Said said);
    }

    protected static TypedNamespace desk;
    protected static SocketIOClient client;
}
