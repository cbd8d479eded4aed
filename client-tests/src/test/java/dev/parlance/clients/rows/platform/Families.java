package dev.parlance.clients.rows.platform;

import dev.parlance.catalogue.platform.Person;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.custom.CustomFeature;
import dev.parlance.catalogue.platform.integration.InMemoryIntegrations;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Usage;
import dev.parlance.catalogue.platform.integration.IntegrationFeature;
import dev.parlance.catalogue.platform.presence.InMemoryPresence;
import dev.parlance.catalogue.platform.presence.PresenceFeature;
import dev.parlance.catalogue.platform.session.ConnectionLimits;
import dev.parlance.catalogue.platform.session.SessionFeature;
import dev.parlance.catalogue.platform.subscription.SubscriptionOptions;
import dev.parlance.catalogue.platform.wallet.InMemoryWallets;
import dev.parlance.catalogue.platform.wallet.TransactionState;
import dev.parlance.catalogue.platform.wallet.WalletEvents;
import dev.parlance.catalogue.platform.wallet.WalletFeature;
import dev.parlance.clients.rows.world.Publications;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Namespace;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** All families of the platform on one namespace, in memory, and the application's actions on them. */
final class Families {
    private final Namespace<Person> namespace;
    private final InMemoryProjects projects =
            new InMemoryProjects().add("p1", "ada", "bob", "eve", "dan").add("p2", "mallory", "dan");
    private final Publications publications = new Publications();

    /** Installs them; returns the application's actions. */
    static Publications install(Namespace<Person> namespace, Set<String> with) {
        return new Families(namespace, with).publications;
    }

    private Families(Namespace<Person> namespace, Set<String> with) {
        this.namespace = namespace;
        publications.on("project.remove", what -> projects.remove(what.text(0), what.text(1)));
        installSessions();
        namespace.install(new PresenceFeature(projects));
        Changes.install(namespace, projects, optionsOf(with), publications);
        installCustom();
        Chats.install(namespace, publications);
        installIntegrations();
        installWallets();
    }

    private static SubscriptionOptions optionsOf(Set<String> with) {
        return with.contains("change events")
                ? SubscriptionOptions.DEFAULT.withChangeEvents()
                : SubscriptionOptions.DEFAULT;
    }

    private void installSessions() {
        SessionFeature sessions = new SessionFeature(
                projects,
                new InMemoryPresence(),
                ConnectionLimits.DEFAULT.withPerUser(3).withPerOrganisation(6));
        namespace.install(sessions);
        publications.on("session.expire", what -> sessions.expire(what.text(0), what.text(1)));
    }

    private void installCustom() {
        CustomFeature custom = new CustomFeature(projects);
        namespace.install(custom);
        publications.on("project.remove", what -> custom.accessChanged(what.text(1)));
    }

    private void installIntegrations() {
        InMemoryIntegrations gateway = new InMemoryIntegrations(namespace.server())
                .add("p1", "i1", "echo", run -> echo(run.params(), run.requestData()))
                .add("p1", "i1", "fail", run -> {
                    throw new RefusedException(RefusalCode.UNAVAILABLE, "the service is closed on Sundays");
                })
                .add("p1", "i1", "slow", run -> {
                    new CountDownLatch(1).await();
                    return null;
                })
                .add("p2", "i2", "echo", run -> echo(run.params(), run.requestData()));
        IntegrationFeature integrations = new IntegrationFeature(projects, new QuietGateway(gateway));
        namespace.install(integrations);
        publications.on("project.remove", what -> integrations.accessChanged(what.text(1)));
        publications.on(
                "integration.webhook", what -> integrations.webhookReceived(what.text(0), what.text(1), what.json(2)));
        publications.on("integration.usage", what -> integrations.usageUpdated(what.text(0), what.as(1, Usage.class)));
    }

    private static Map<String, Object> echo(@Nullable Object params, @Nullable Object requestData) {
        Map<String, Object> echo = new HashMap<>();
        if (params != null) {
            echo.put("params", params);
        }
        if (requestData != null) {
            echo.put("requestData", requestData);
        }
        return echo;
    }

    private void installWallets() {
        InMemoryWallets owners = new InMemoryWallets()
                .add("a1", "ada")
                .add("a2", "mallory")
                .organisation("p1", "o1")
                .organisation("p2", "o2");
        WalletFeature wallets = new WalletFeature(projects, owners);
        namespace.install(wallets);
        publications.on("project.remove", what -> wallets.accessChanged(what.text(1)));
        publications.on(
                "wallet.organisation",
                what -> namespace.toUsers(what.text(1)).socketsJoin(PlatformRooms.walletOrganisation(what.text(0))));
        publications.on(
                "wallet.balance",
                what -> wallets.publishBalance(what.as(0, WalletEvents.BalanceUpdated.class), what.text(1)));
        publications.on(
                "wallet.transaction",
                what -> wallets.publish(
                        TransactionState.valueOf(what.text(0).toUpperCase(Locale.ROOT)),
                        what.as(1, WalletEvents.Transaction.class)));
    }
}
