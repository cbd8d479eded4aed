package desk;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;
import static dev.parlance.event.ServerRequest.serverRequest;

import dev.parlance.ParlanceServer;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Dialect;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerRequest;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.RoomKind;
import dev.parlance.socket.Server;
import dev.parlance.socket.User;
import java.time.Duration;
import java.util.Map;

/** A support desk: customers open tickets, agents answer them, and nothing is refunded before the customer agrees. */
public final class SupportDesk {
    // What travels: a record each. What is not @Nullable is required, and checked before a handler runs.
    public record Login(String token) {}

    public record Open(String subject) {}

    public record Opened(String ticket) {}

    public record Say(String ticket, String text) {}

    public record Said(String ticket, String from, String text) {}

    public record Refund(String ticket, int cents) {}

    public record Offer(String ticket, int cents) {}

    public record Decision(boolean accepted) {}

    public record Close(String ticket) {}

    // The events: who sends them, what they carry, and what comes back.
    public static final class Events {
        public static final ClientRequest<Open, Opened> OPEN = clientRequest("open", Open.class, Opened.class);
        public static final ClientRequest<Say, Said> SAY = clientRequest("say", Say.class, Said.class);
        public static final ClientRequest<Refund, Decision> REFUND =
                clientRequest("refund", Refund.class, Decision.class);
        public static final ClientEvent<Close> CLOSE = clientEvent("close", Close.class);
        public static final ServerEvent<Opened> OPENED = serverEvent("opened", Opened.class);
        public static final ServerEvent<Said> SAID = serverEvent("said", Said.class);
        public static final ServerRequest<Offer, Decision> OFFER = serverRequest("offer", Offer.class, Decision.class);

        private Events() {}
    }

    public static final Catalogue DESK =
            Catalogue.of("desk", Dialect.STANDARD, Events.class).connectsWith(Login.class);

    // The application's own type of user.
    public record Account(String id, boolean isAgent) implements User {}

    private static final RoomKind TICKET = RoomKind.of("ticket");
    private static final RoomKind STAFF = RoomKind.of("staff");
    private static final Duration TIME_TO_DECIDE = Duration.ofSeconds(20);

    private SupportDesk() {}

    /** Sets it up on any server: one on a port, or the test kit's in memory. */
    public static void setUp(Server server, Map<String, Account> byToken) {
        Tickets tickets = new Tickets();
        Namespace<Account> desk = server.namespaceBuilder("/desk")
                .catalogues(DESK)
                .authenticator(handshake -> {
                    Account account = byToken.get(handshake.auth(Login.class).token());
                    if (account == null) {
                        throw new ConnectRefusedException("who are you?");
                    }
                    return account;
                })
                .build();

        desk.refuse(TicketClosedException.class, closed -> RefusedException.conflict("the ticket is closed"));

        desk.onConnect(socket -> {
            if (socket.user().isAgent()) {
                socket.join(STAFF.room("agents"));
            }
        });

        desk.handle(Events.OPEN, (socket, open) -> {
            Ticket ticket = tickets.open(socket.user());
            desk.toUsers(ticket.customer()).socketsJoin(TICKET.room(ticket.id()));
            desk.to(STAFF.room("agents")).emit(Events.OPENED, new Opened(ticket.id()));
            return new Opened(ticket.id());
        });

        desk.handle(Events.SAY, (socket, say) -> {
            Ticket ticket = tickets.of(say.ticket(), socket.user());
            Said said = new Said(ticket.id(), socket.user().id(), say.text());
            socket.join(TICKET.room(ticket.id()));
            socket.to(TICKET.room(ticket.id())).emit(Events.SAID, said);
            return said;
        });

        // Waits for the customer, on whichever device; who does not answer in time has the refund refused: "timeout".
        desk.handle(Events.REFUND, (socket, refund) -> {
            Ticket ticket = tickets.of(refund.ticket(), socket.user());
            if (!socket.user().isAgent()) {
                throw RefusedException.permissionDenied("only agents refund");
            }
            Offer offer = new Offer(ticket.id(), refund.cents());
            return desk.toUsers(ticket.customer()).askFirst(Events.OFFER, offer, TIME_TO_DECIDE);
        });

        desk.on(Events.CLOSE, (socket, close) -> tickets.close(tickets.of(close.ticket(), socket.user())));
    }

    /** Starts it on that port. */
    public static ParlanceServer start(int port, Map<String, Account> byToken) throws Exception {
        ParlanceServer server = ParlanceServer.builder().port(port).build();
        setUp(server, byToken);
        server.start();
        return server;
    }

    public static void main(String[] args) throws Exception {
        start(9092, Map.of("a-token", new Account("ana", false), "b-token", new Account("bob", true)));
    }
}
