package dev.parlance.example;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.chat.ChatFeature;
import dev.parlance.catalogue.platform.chat.ChatStore;
import dev.parlance.catalogue.platform.chat.JdbcChatStore;
import dev.parlance.catalogue.platform.message.JdbcMessageStore;
import dev.parlance.catalogue.platform.message.MessageFeature;
import dev.parlance.catalogue.platform.message.MessageStore;
import dev.parlance.event.Catalogue;
import dev.parlance.http.HttpHandler;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Server;
import java.time.Clock;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The chat on a server and a database, whichever they are. */
final class Example {
    /** The example's own events, answered as the platform's are. */
    static final Catalogue CATALOGUE = Catalogue.of("example", PlatformCatalogue.DIALECT, RoomEvents.class);

    private static final List<Chat> FIRST_ROOMS = List.of(
            new Chat("general", RoomFeature.PROJECT, "General", "public"),
            new Chat("random", RoomFeature.PROJECT, "Random", "public"),
            new Chat("help", RoomFeature.PROJECT, "Help", "public"));

    private final Accounts accounts;
    private final ChatStore chats;
    private final MessageStore messages;

    /** Makes the tables and the first rooms if they are not there. */
    Example(DataSource source) {
        accounts = new Accounts(new Database(source), Clock.systemUTC());
        accounts.createTables();
        chats = new JdbcChatStore(source).createTables();
        messages = new JdbcMessageStore(source).createTables();
        FIRST_ROOMS.forEach(chats::create);
    }

    /** Puts the chat on that server. */
    void installOn(Server server) {
        Namespace<Account> namespace = server.namespace("/", this::authenticate);
        RoomFeature rooms = new RoomFeature(chats, messages, accounts);
        namespace.install(rooms);
        namespace.install(new ChatFeature(chats, server.scheduler()));
        namespace.install(new MessageFeature(chats, messages)
                .onMessage((chat, message) -> rooms.announce(namespace, chat, message)));
    }

    /** Answers the page's plain HTTP requests. */
    HttpHandler http() {
        WebPage page = new WebPage();
        SignIn signIn = new SignIn(this::signIn);
        return request -> request.path().equals(SignIn.PATH) ? signIn.handle(request) : page.handle(request);
    }

    /** Signs in by a name: makes the account if there is none, and lets it into the first rooms. */
    SignedIn signIn(String name) {
        Account account = accounts.named(name);
        FIRST_ROOMS.forEach(room -> chats.addMember(room.id(), account.id()));
        return new SignedIn(accounts.newToken(account), account);
    }

    private Account authenticate(Handshake handshake) {
        String token = handshake.auth(Credentials.class).token();
        Account account = token == null ? null : accounts.byToken(token);
        if (account == null) {
            throw new ConnectRefusedException("Authentication error");
        }
        return account;
    }

    /** What a client connects with. */
    record Credentials(@Nullable String token) {}

    /** Who has signed in, and the token that proves it from now on. */
    record SignedIn(String token, Account account) {}
}
