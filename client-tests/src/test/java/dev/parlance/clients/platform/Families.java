package dev.parlance.clients.platform;

import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.InMemoryProjects;
import dev.parlance.catalogue.platform.chat.ChatFeature;
import dev.parlance.catalogue.platform.chat.ChatStore;
import dev.parlance.catalogue.platform.chat.InMemoryChatStore;
import dev.parlance.catalogue.platform.message.InMemoryMessageStore;
import dev.parlance.catalogue.platform.message.MessageFeature;
import dev.parlance.catalogue.platform.presence.PresenceFeature;
import dev.parlance.catalogue.platform.wallet.InMemoryWallets;
import dev.parlance.catalogue.platform.wallet.TransactionState;
import dev.parlance.catalogue.platform.wallet.WalletEvents;
import dev.parlance.catalogue.platform.wallet.WalletFeature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Scheduler;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** All families of the platform on one namespace, in memory, and what an application does with them. */
final class Families {
    private final InMemoryProjects projects =
            new InMemoryProjects().add("p1", "ada", "bob", "eve", "dan").add("p2", "mallory", "dan");

    /** What an application does, by its name in the rows. */
    private final Map<String, Consumer<Published>> publications;

    Families(Namespace<Person> namespace, Scheduler scheduler, Set<String> with) {
        namespace.install(new PresenceFeature(projects, scheduler));
        installChats(namespace, scheduler);
        WalletFeature wallets = new WalletFeature(
                projects,
                new InMemoryWallets()
                        .add("a1", "ada")
                        .add("a2", "mallory")
                        .organisation("p1", "o1")
                        .organisation("p2", "o2"));
        namespace.install(wallets);
        publications = Map.ofEntries(
                Map.entry(
                        "wallet.balance",
                        published -> wallets.publishBalance(
                                published.payload(0, WalletEvents.BALANCE_UPDATED), published.text(1))),
                Map.entry(
                        "wallet.transaction",
                        published -> wallets.publish(
                                TransactionState.valueOf(published.text(0).toUpperCase(Locale.ROOT)),
                                published.payload(1, WalletEvents.TRANSACTION_DETECTED))));
    }

    private static void installChats(Namespace<Person> namespace, Scheduler scheduler) {
        ChatStore chats = new InMemoryChatStore();
        chats.create(new Chat("c1", "p1", "General", "group"));
        chats.create(new Chat("c2", "p1", "Ada's own", "group"));
        List.of("ada", "bob", "eve").forEach(user -> chats.addMember("c1", user));
        chats.addMember("c2", "ada");
        AtomicInteger messages = new AtomicInteger();
        namespace.install(new ChatFeature(chats, scheduler.clock()));
        namespace.install(new MessageFeature(
                chats, new InMemoryMessageStore(), () -> "m" + messages.incrementAndGet(), scheduler.clock()));
    }

    void publish(String name, List<?> arguments) {
        Consumer<Published> publication = publications.get(name);
        if (publication == null) {
            throw new IllegalArgumentException(name);
        }
        publication.accept(new Published(arguments));
    }
}
