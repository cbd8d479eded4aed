package dev.parlance.example;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.jdbc.Database;
import dev.parlance.catalogue.platform.chat.ChatFeature;
import dev.parlance.catalogue.platform.chat.ChatStore;
import dev.parlance.catalogue.platform.chat.JdbcChatStore;
import dev.parlance.catalogue.platform.message.JdbcMessageStore;
import dev.parlance.catalogue.platform.message.MessageFeature;
import dev.parlance.catalogue.platform.message.MessageStore;
import dev.parlance.event.Catalogue;
import dev.parlance.example.account.Account;
import dev.parlance.example.account.Accounts;
import dev.parlance.example.account.SignIn;
import dev.parlance.example.account.SignedIn;
import dev.parlance.example.ledger.Ledger;
import dev.parlance.example.ledger.LedgerEvents;
import dev.parlance.example.ledger.LedgerFeature;
import dev.parlance.example.ledger.LedgerTables;
import dev.parlance.example.page.WebPage;
import dev.parlance.example.project.Admission;
import dev.parlance.example.project.Projects;
import dev.parlance.example.project.WorkspaceEvents;
import dev.parlance.example.project.WorkspaceFeature;
import dev.parlance.example.room.RoomEvents;
import dev.parlance.example.room.RoomFeature;
import dev.parlance.example.task.TaskEvents;
import dev.parlance.example.task.Tasks;
import dev.parlance.http.HttpHandler;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Server;
import java.time.Clock;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** All families of the platform on a server and a database, whichever they are. */
final class Example {
    /** The example's own events, answered as the platform's are. */
    static final Catalogue CATALOGUE = Catalogue.of(
            "example",
            PlatformCatalogue.DIALECT,
            LedgerEvents.class,
            RoomEvents.class,
            TaskEvents.class,
            WorkspaceEvents.class);

    private final Accounts accounts;
    private final Projects projects;
    private final Tasks tasks;
    private final Ledger ledger;
    private final ChatStore chats;
    private final MessageStore messages;
    private final Admission admission;

    /** Makes the tables and the first project if they are not there. */
    Example(DataSource source) {
        Database database = new Database(source);
        Clock clock = Clock.systemUTC();
        accounts = new Accounts(database, clock).createTables();
        projects = new Projects(database).createTables();
        tasks = new Tasks(database).createTables();
        LedgerTables.create(database);
        ledger = new Ledger(database, clock);
        chats = new JdbcChatStore(source).createTables();
        messages = new JdbcMessageStore(source).createTables();
        admission = new Admission(projects, chats, ledger);
        admission.found(Admission.DEMO);
    }

    /** Puts everything on that server. */
    void installOn(Server server) {
        Namespace<Account> namespace = server.namespace("/", this::authenticate);
        namespace.install(new WorkspaceFeature(projects, admission, accounts));
        installChats(namespace);
        namespace.install(new LedgerFeature(projects, ledger, (from, to, receipt) -> {}));
    }

    private void installChats(Namespace<Account> namespace) {
        RoomFeature rooms = new RoomFeature(projects, chats, messages, accounts);
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

    /** Signs in by a name: makes the account if there is none, and lets it into the first project. */
    SignedIn signIn(String name) {
        Account account = accounts.named(name);
        admission.admit(Admission.DEMO, account.id());
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
}
