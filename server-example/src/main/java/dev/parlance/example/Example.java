package dev.parlance.example;

import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.call.CallFeature;
import dev.parlance.catalogue.platform.chat.ChatFeature;
import dev.parlance.catalogue.platform.custom.CustomFeature;
import dev.parlance.catalogue.platform.message.MessageFeature;
import dev.parlance.catalogue.platform.presence.InMemoryPresence;
import dev.parlance.catalogue.platform.presence.PresenceFeature;
import dev.parlance.catalogue.platform.session.ConnectionLimits;
import dev.parlance.catalogue.platform.session.SessionFeature;
import dev.parlance.catalogue.platform.session.TokenAuthenticator;
import dev.parlance.catalogue.platform.subscription.SubscriptionFeature;
import dev.parlance.catalogue.platform.wallet.WalletFeature;
import dev.parlance.event.Catalogue;
import dev.parlance.example.account.Account;
import dev.parlance.example.account.AccountEvents;
import dev.parlance.example.account.AccountFeature;
import dev.parlance.example.account.SignIn;
import dev.parlance.example.account.SignedIn;
import dev.parlance.example.chat.ChatDirectoryEvents;
import dev.parlance.example.chat.ChatDirectoryFeature;
import dev.parlance.example.integration.Office;
import dev.parlance.example.ledger.LedgerEvents;
import dev.parlance.example.ledger.LedgerFeature;
import dev.parlance.example.ledger.WalletFeed;
import dev.parlance.example.page.WebPage;
import dev.parlance.example.project.ProjectAdmission;
import dev.parlance.example.project.Projects;
import dev.parlance.example.project.WorkspaceEvents;
import dev.parlance.example.project.WorkspaceFeature;
import dev.parlance.example.task.TaskCollections;
import dev.parlance.example.task.TaskEvents;
import dev.parlance.example.task.TaskFeature;
import dev.parlance.http.HttpHandler;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Server;
import java.time.Duration;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Installs all families of the platform on a server, with their data in a database. */
final class Example {
    /** The events of the example, in the platform's dialect. */
    static final Catalogue CATALOGUE = Catalogue.of(
            "example",
            PlatformCatalogue.DIALECT,
            AccountEvents.class,
            LedgerEvents.class,
            ChatDirectoryEvents.class,
            TaskEvents.class,
            WorkspaceEvents.class);

    /** The time after which a disconnected user is reported as offline; longer than a reload takes. */
    private static final Duration GRACE_PERIOD = Duration.ofSeconds(4);

    /** Low enough for the page to demonstrate the limit. */
    private static final ConnectionLimits LIMITS = ConnectionLimits.DEFAULT.withPerUser(12);

    private final Storage storage;

    /** Keeps everything in that database. */
    Example(DataSource source) {
        storage = Storage.open(source);
    }

    /**
     * Installs all features on a server.
     *
     * @param port supplies the server's port after its start
     */
    void installOn(Server server, IntSupplier port) {
        Projects projects = storage.projects();
        Namespace<Account> namespace = server.namespace("/", new TokenAuthenticator<>(storage.accounts()::byToken));
        // First, so that nothing else is done for a connection above the limit.
        SessionFeature sessions = new SessionFeature(projects, new InMemoryPresence(), LIMITS);
        namespace.install(sessions);
        namespace.install(new AccountFeature(storage.accounts(), sessions));
        namespace.install(new PresenceFeature(projects, new InMemoryPresence(), GRACE_PERIOD));
        namespace.install(new CustomFeature(projects));
        installDocuments(namespace);
        installChats(namespace);
        installWallet(namespace);
        new Office(server, port, ProjectAdmission.DEMO.id()).installOn(namespace, projects);
    }

    private void installDocuments(Namespace<Account> namespace) {
        Projects projects = storage.projects();
        SubscriptionFeature subscriptions = new SubscriptionFeature(projects, new TaskCollections(projects));
        namespace.install(subscriptions);
        namespace.install(new TaskFeature(projects, storage.tasks(), subscriptions));
        namespace.install(new WorkspaceFeature(projects, storage.admission(), storage.accounts(), subscriptions));
    }

    private void installChats(Namespace<Account> namespace) {
        ChatDirectoryFeature directory =
                new ChatDirectoryFeature(storage.projects(), storage.chats(), storage.messages(), storage.accounts());
        namespace.install(directory);
        namespace.install(new ChatFeature(storage.chats()));
        namespace.install(new MessageFeature(storage.chats(), storage.messages())
                .onMessage((chat, message) -> directory.announce(namespace, chat, message)));
        namespace.install(new CallFeature(storage.chats()));
    }

    private void installWallet(Namespace<Account> namespace) {
        WalletFeature wallets = new WalletFeature(storage.projects(), WalletFeed.access(storage.ledger()));
        namespace.install(wallets);
        storage.admission().onAdmitted((project, user) -> wallets.accessChanged(user.id()));
        namespace.install(new LedgerFeature(storage.projects(), storage.ledger(), new WalletFeed(wallets)));
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
