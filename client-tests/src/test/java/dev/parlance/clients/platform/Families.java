package dev.parlance.clients.platform;

import dev.parlance.catalogue.platform.InMemoryPresence;
import dev.parlance.catalogue.platform.InMemoryProjects;
import dev.parlance.catalogue.platform.custom.CustomFeature;
import dev.parlance.catalogue.platform.presence.PresenceFeature;
import dev.parlance.catalogue.platform.session.ConnectionLimits;
import dev.parlance.catalogue.platform.session.SessionFeature;
import dev.parlance.catalogue.platform.subscription.CollectionChange;
import dev.parlance.catalogue.platform.subscription.DocumentChange;
import dev.parlance.catalogue.platform.subscription.InMemoryCollections;
import dev.parlance.catalogue.platform.subscription.ProjectChange;
import dev.parlance.catalogue.platform.subscription.SubscriptionFeature;
import dev.parlance.catalogue.platform.subscription.SubscriptionOptions;
import dev.parlance.catalogue.platform.subscription.filter.Filter;
import dev.parlance.catalogue.platform.wallet.InMemoryWallets;
import dev.parlance.catalogue.platform.wallet.TransactionState;
import dev.parlance.catalogue.platform.wallet.WalletEvents;
import dev.parlance.catalogue.platform.wallet.WalletFeature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Scheduler;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** All families of the platform on one namespace, in memory, and what an application publishes through them. */
final class Families {
    private final Namespace<Person> namespace;
    private final Scheduler scheduler;
    private final InMemoryProjects projects =
            new InMemoryProjects().add("p1", "ada", "bob", "eve", "dan").add("p2", "mallory", "dan");
    private final Map<String, Consumer<Published>> publications = new HashMap<>();

    Families(Namespace<Person> namespace, Scheduler scheduler, Set<String> with) {
        this.namespace = namespace;
        this.scheduler = scheduler;
        installSessions();
        namespace.install(new PresenceFeature(projects, scheduler));
        installSubscriptions(with.contains("change events"));
        namespace.install(new CustomFeature(projects, scheduler.clock()));
        Chats.install(namespace, scheduler, publications);
        installWallets();
    }

    private void installSessions() {
        SessionFeature sessions =
                new SessionFeature(projects, new InMemoryPresence(), new ConnectionLimits(3, 6), scheduler.clock());
        namespace.install(sessions);
        publications.put("session.expire", what -> sessions.expire(what.text(0), what.text(1)));
    }

    private void installSubscriptions(boolean changeEvents) {
        InMemoryCollections collections = new InMemoryCollections()
                .add("p1", "tasks")
                .add("p1", "notes")
                .add("p2", "secrets")
                .save("tasks", "urgent", Filter.of(Map.of("priority", Map.of("$gt", 8))));
        SubscriptionOptions options =
                changeEvents ? SubscriptionOptions.DEFAULT.withChangeEvents() : SubscriptionOptions.DEFAULT;
        SubscriptionFeature changes = new SubscriptionFeature(projects, collections, options, scheduler.clock());
        namespace.install(changes);
        publications.put(
                "document.created",
                what -> changes.publish(
                        DocumentChange.created(what.text(0), what.text(1), what.text(2), what.object(3))));
        publications.put(
                "document.updated",
                what -> changes.publish(DocumentChange.updated(
                        what.text(0), what.text(1), what.text(2), what.object(3), what.object(4))));
        publications.put(
                "document.deleted",
                what -> changes.publish(
                        DocumentChange.deleted(what.text(0), what.text(1), what.text(2), what.object(3))));
        publications.put(
                "collection.created",
                what -> changes.publish(CollectionChange.created(what.text(0), what.text(1), what.json(2))));
        publications.put(
                "collection.updated",
                what -> changes.publish(CollectionChange.updated(what.text(0), what.text(1), what.json(2))));
        publications.put(
                "collection.deleted", what -> changes.publish(CollectionChange.deleted(what.text(0), what.text(1))));
        publications.put(
                "project.created",
                what -> changes.publish(ProjectChange.created(what.text(0), what.text(1), what.text(2))));
        publications.put(
                "project.updated",
                what -> changes.publish(ProjectChange.updated(what.text(0), what.text(1), what.text(2))));
        publications.put("project.deleted", what -> changes.publish(ProjectChange.deleted(what.text(0), what.text(1))));
    }

    private void installWallets() {
        InMemoryWallets owners = new InMemoryWallets()
                .add("a1", "ada")
                .add("a2", "mallory")
                .organisation("p1", "o1")
                .organisation("p2", "o2");
        WalletFeature wallets = new WalletFeature(projects, owners);
        namespace.install(wallets);
        publications.put(
                "wallet.balance",
                what -> wallets.publishBalance(what.as(0, WalletEvents.BalanceUpdated.class), what.text(1)));
        publications.put(
                "wallet.transaction",
                what -> wallets.publish(
                        TransactionState.valueOf(what.text(0).toUpperCase(Locale.ROOT)),
                        what.as(1, WalletEvents.Transaction.class)));
    }

    /** Does what an application does, by its name in the rows. */
    void publish(String name, List<?> arguments) {
        Consumer<Published> publication = publications.get(name);
        if (publication == null) {
            throw new IllegalArgumentException(name);
        }
        publication.accept(new Published(arguments));
    }
}
