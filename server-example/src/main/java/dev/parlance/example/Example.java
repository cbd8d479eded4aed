package dev.parlance.example;

import dev.parlance.catalogue.Platform;
import dev.parlance.catalogue.PlatformBuilder;
import dev.parlance.catalogue.jdbc.StorageException;
import dev.parlance.catalogue.platform.session.ConnectionLimits;
import dev.parlance.catalogue.platform.session.TokenAuthenticator;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.example.account.Account;
import dev.parlance.example.account.AccountFeature;
import dev.parlance.example.account.SignIn;
import dev.parlance.example.account.SignedIn;
import dev.parlance.example.chat.ChatDirectoryFeature;
import dev.parlance.example.dialect.ChatDialects;
import dev.parlance.example.dialect.ChatDomain;
import dev.parlance.example.dialect.ChatHttp;
import dev.parlance.example.dialect.MessageIds;
import dev.parlance.example.integration.Office;
import dev.parlance.example.ledger.LedgerFeature;
import dev.parlance.example.ledger.WalletFeed;
import dev.parlance.example.node.Cluster;
import dev.parlance.example.page.WebPage;
import dev.parlance.example.project.ProjectAdmission;
import dev.parlance.example.project.Projects;
import dev.parlance.example.project.WorkspaceFeature;
import dev.parlance.example.task.TaskCollections;
import dev.parlance.example.task.TaskFeature;
import dev.parlance.http.HttpHandler;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Server;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Installs all families of the platform on a server, with their data in a database. */
final class Example {
    private static final Logger logger = LoggerFactory.getLogger(Example.class);

    /** The time after which a disconnected user is reported as offline; longer than a reload takes. */
    private static final Duration GRACE_PERIOD = Duration.ofSeconds(4);

    /** Low enough for the page to demonstrate the limit. */
    private static final ConnectionLimits LIMITS = ConnectionLimits.DEFAULT.withPerUser(12);

    private final DataSource source;
    private final Storage storage;
    private final @Nullable Cluster cluster;
    private final MessageIds ids;

    /** Keeps everything in that database, on one server. */
    Example(DataSource source) {
        this(source, null);
    }

    /** The same on several servers. */
    Example(DataSource source, @Nullable Cluster cluster) {
        this.source = source;
        this.cluster = cluster;
        ids = new MessageIds(Clock.systemUTC(), cluster == null ? 0 : cluster.server());
        storage = Storage.open(source);
    }

    /**
     * Installs all features on a server.
     *
     * @param port supplies the server's port after its start
     * @return those of the platform
     */
    Platform installOn(Server server, IntSupplier port) {
        Office office = new Office(server, port, ProjectAdmission.DEMO.id());
        PlatformBuilder families = Platform.builder(storage.projects())
                .connectionLimits(LIMITS)
                .collections(new TaskCollections(storage.projects()))
                .presence(GRACE_PERIOD)
                .chats(storage.chats())
                .messages(storage.messages(), ids)
                .calls()
                .integrations(office.gateway())
                .wallets(WalletFeed.access(storage.ledger()))
                .custom();
        if (cluster != null) {
            cluster.share(families);
            cluster.share(server);
        }
        Platform platform = families.build();
        Namespace<Account> namespace = server.namespace("/", new TokenAuthenticator<>(storage.accounts()::byToken));
        namespace.install(platform);
        office.serve(platform.integrations());
        ChatDialects dialects = new ChatDialects(server, domain(), platform.messages(), ids, source);
        dialects.installOn(server);
        installOwn(namespace, platform, dialects);
        server.http(ChatHttp.PATH, chatHttp(platform));
        return platform;
    }

    /** Reads and writes the messages of chats by plain HTTP requests. */
    HttpHandler chatHttp(Platform platform) {
        return new ChatHttp(domain(), platform.messages(), ids);
    }

    private ChatDomain domain() {
        return new ChatDomain(storage.accounts(), storage.projects(), storage.chats(), storage.messages());
    }

    /** The features of the example, which are not of the platform. */
    private void installOwn(Namespace<Account> namespace, Platform platform, ChatDialects dialects) {
        Projects projects = storage.projects();
        ChatDirectoryFeature directory =
                new ChatDirectoryFeature(projects, storage.chats(), storage.messages(), storage.accounts());
        directory.onJoined(user -> dialects.accessChanged(user.id()));
        namespace.install(directory);
        platform.messages().onMessage((chat, message) -> directory.announce(namespace, chat, message));
        namespace.install(new AccountFeature(storage.accounts(), platform.sessions()));
        namespace.install(new TaskFeature(projects, storage.tasks(), platform.subscriptions()));
        namespace.install(
                new WorkspaceFeature(projects, storage.admission(), storage.accounts(), platform.subscriptions()));
        namespace.install(new LedgerFeature(projects, storage.ledger(), new WalletFeed(platform.wallets())));
        storage.admission().onAdmitted((project, user) -> gained(user, platform, dialects));
        if (cluster != null) {
            namespace.install(cluster.nodes());
        }
        namespace.refuse(
                StorageException.class,
                failure -> new RefusedException(RefusalCode.UNAVAILABLE, "The database cannot be reached."));
    }

    /** There is nothing to withdraw: what cannot be checked now, since Redis is away, is checked when the user connects again. */
    private static void gained(Account user, Platform platform, ChatDialects dialects) {
        try {
            platform.accessChanged(user.id());
            dialects.accessChanged(user.id());
        } catch (UncheckedIOException unavailable) {
            logger.warn("What {} has gained is not known to all servers", user.id(), unavailable);
        }
    }

    /** Answers the page's plain HTTP requests. */
    HttpHandler http() {
        WebPage page = new WebPage();
        SignIn signIn = new SignIn(this::signIn);
        return request -> request.path().equals(SignIn.PATH) ? signIn.handle(request) : page.handle(request);
    }

    /** Signs in by name: creates the account if there is none, and admits it to the first project. */
    SignedIn signIn(String name) {
        Account account = storage.accounts().named(name);
        storage.admission().admit(ProjectAdmission.DEMO, account);
        return new SignedIn(storage.accounts().newToken(account), account);
    }

    /** The auth payload of a client. */
    record Credentials(@Nullable String token) {}
}
