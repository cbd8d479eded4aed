package dev.parlance.architecture.javadoc;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;
import static dev.parlance.event.ServerRequest.serverRequest;

import dev.parlance.ParlanceServer;
import dev.parlance.ServerBuilder;
import dev.parlance.adapter.AdapterFactory;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Dialect;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerRequest;
import dev.parlance.socket.Admission;
import dev.parlance.socket.Authenticator;
import dev.parlance.socket.BearerVerifier;
import dev.parlance.socket.DataKey;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Room;
import dev.parlance.socket.RoomKind;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the examples in Javadoc speak of, as an application would have it: chats, whose members say something to each other,
 * and a shop beside them. Compiled with each example, and never run.
 */
public class ExampleContext extends ExampleServices {
    public record Account(String id) implements User {}

    public record Login(String token) {}

    public record Join(String chatId) {}

    public record Joined(String chatId) {}

    public record Say(String id, String chatId, String text) {}

    public record Said(String from, String text) {}

    public record Typing(String chatId) {}

    public record Whisper(String to, String text) {}

    public record Seen(String messageId) {}

    public record Unread(int count) {}

    public record Ballot(String question) {}

    public record Me(String id) {}

    public record Quote(String symbol) {}

    public record Confirm(int total) {}

    public record Offer(String item, int price) {}

    public record Decision(boolean accepted) {}

    public record Move(int x, int y) {}

    /** The events. */
    public static final class Chats {
        public static final ClientRequest<Join, Joined> JOIN = clientRequest("join", Join.class, Joined.class);
        public static final ClientRequest<Say, Receipt> SAY = clientRequest("say", Say.class, Receipt.class);
        public static final ClientRequest<Void, Me> WHO_AM_I = clientRequest("who-am-i", Me.class);
        public static final ClientRequest<Order, Receipt> ORDER = clientRequest("order", Order.class, Receipt.class);
        public static final ClientRequest<Quote, Price> QUOTE = clientRequest("quote", Quote.class, Price.class);
        public static final ClientRequest<Quote, Price> PRICE = clientRequest("price", Quote.class, Price.class);
        public static final ClientRequest<Report, Receipt> REPORT =
                clientRequest("report", Report.class, Receipt.class);
        public static final ClientRequest<Login, Me> SIGN_IN = clientRequest("sign-in", Login.class, Me.class);
        public static final ClientEvent<Typing> TYPING = clientEvent("typing", Typing.class);
        public static final ClientEvent<Whisper> WHISPER = clientEvent("whisper", Whisper.class);
        public static final ClientEvent<Seen> SEEN = clientEvent("seen", Seen.class);
        public static final ClientEvent<Void> GOODBYE = clientEvent("goodbye");

        public static final ServerEvent<Said> SAID = serverEvent("said", Said.class);
        public static final ServerEvent<Said> WHISPERED = serverEvent("whispered", Said.class);
        public static final ServerEvent<Typing> TYPED = serverEvent("typed", Typing.class);
        public static final ServerEvent<Joined> JOINED = serverEvent("joined", Joined.class);
        public static final ServerEvent<Joined> CREATED = serverEvent("created", Joined.class);
        public static final ServerEvent<Joined> RENAMED = serverEvent("renamed", Joined.class);
        public static final ServerEvent<Joined> CLOSED = serverEvent("closed", Joined.class);
        public static final ServerEvent<Unread> UNREAD = serverEvent("unread", Unread.class);
        public static final ServerEvent<Report> REPORTED = serverEvent("reported", Report.class);
        public static final ServerEvent<Void> NOT_JOINED = serverEvent("not-joined");
        public static final ServerEvent<Void> NOT_MOVED = serverEvent("not-moved");
        public static final ServerEvent<Maintenance> MAINTENANCE = serverEvent("maintenance", Maintenance.class);
        public static final ServerEvent<Void> CLOSING = serverEvent("closing");
        public static final ServerRequest<Ballot, String> VOTE = serverRequest("vote", Ballot.class, String.class);
        public static final ServerRequest<Ticket, Boolean> TAKE = serverRequest("take", Ticket.class, Boolean.class);
        public static final ServerRequest<Offer, Decision> OFFER = serverRequest("offer", Offer.class, Decision.class);
        public static final ServerRequest<Confirm, Decision> CONFIRM =
                serverRequest("confirm", Confirm.class, Decision.class);

        private Chats() {}
    }

    /** Who has which token. */
    protected interface Verifier {
        Account verify(String token);

        Account memberOf(@Nullable String projectId, Login login);

        boolean isAdministrator(String user, String password);
    }

    /** What the members of a project see. */
    public record Board(@Nullable String projectId) implements Feature<Account> {
        @Override
        public Registration installOn(Namespace<? extends Account> namespace) {
            return namespace.onConnect(socket -> socket.join(HALL));
        }
    }

    public record Maintenance(String when) {}

    protected static Verifier accounts;
    protected static BearerVerifier<Account> tokens;

    protected static final Catalogue CHATS = Catalogue.of("chats", Dialect.STANDARD, Chats.class);

    protected static final RoomKind CHAT = RoomKind.of("chat");
    protected static final Room HALL = Room.named("hall");
    protected static final Room MUTED = Room.named("muted");
    protected static final Room MODERATORS = Room.named("moderators");
    protected static final Room ON_DUTY = Room.named("on-duty");

    protected static final DataKey<String> NICKNAME = DataKey.of("nickname", String.class);
    protected static final DataKey<AtomicInteger> VISITS = DataKey.hidden("visits", AtomicInteger.class);

    protected static final AdapterFactory adapters = AdapterFactory.STANDALONE;
    protected static final ServerBuilder builder = ParlanceServer.builder();
    protected static final ParlanceServer server = builder.build();
    protected static final Authenticator<Account> authenticator = handshake -> new Account("ada");
    protected static final Admission<Account> admission = Admission.by(Chats.SIGN_IN);
    protected static final Namespace<Account> namespace = server.namespace("/chats", authenticator);
    protected static final Socket<Account> socket =
            namespace.sockets().iterator().next();
    protected static final Socket<Account> other = socket;
    protected static final Account user = socket.user();
    protected static final Account account = user;

    protected static final String chatId = "42";
    protected static final String userId = "ada";
    protected static final String socketId = "AAAAAAAAAAAAAAAAAAAA";
    protected static final String tenantId = "acme";
    protected static final String node = "a";
    protected static final List<String> members = List.of("ada", "bob");
    protected static final Said said = new Said("ada", "Hello");
    protected static final Joined closed = new Joined("42");
    protected static final Joined created = new Joined("42");
    protected static final Joined renamed = new Joined("42");
    protected static final Offer offer = new Offer("lamp", 12);
    protected static final AtomicBoolean maintenance = new AtomicBoolean();
    protected static final ExecutorService executor = ForkJoinPool.commonPool();
    protected static final Executor workers = executor;
    protected static final Logger log = LoggerFactory.getLogger(ExampleContext.class);

    protected static void checkMember(String chat, Account account) {}

    protected static List<String> blockedBy(Account account) {
        return List.of();
    }
}
