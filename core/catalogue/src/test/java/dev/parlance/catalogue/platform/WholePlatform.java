package dev.parlance.catalogue.platform;

import dev.parlance.catalogue.Platform;
import dev.parlance.catalogue.PlatformCatalogue;
import dev.parlance.catalogue.platform.access.ChatMembership;
import dev.parlance.catalogue.platform.access.InMemoryProjects;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.call.CallFeature;
import dev.parlance.catalogue.platform.call.CallRegistry;
import dev.parlance.catalogue.platform.call.InMemoryCallRegistry;
import dev.parlance.catalogue.platform.chat.InMemoryChatStore;
import dev.parlance.catalogue.platform.integration.InMemoryIntegrations;
import dev.parlance.catalogue.platform.integration.IntegrationGateway;
import dev.parlance.catalogue.platform.message.InMemoryMessageStore;
import dev.parlance.catalogue.platform.message.MessageStore;
import dev.parlance.catalogue.platform.presence.InMemoryPresence;
import dev.parlance.catalogue.platform.presence.PresenceRegistry;
import dev.parlance.catalogue.platform.subscription.CollectionAccess;
import dev.parlance.catalogue.platform.subscription.InMemoryCollections;
import dev.parlance.catalogue.platform.wallet.InMemoryWallets;
import dev.parlance.catalogue.platform.wallet.WalletAccess;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.testkit.TestServer;
import dev.parlance.testkit.Wire;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All families in memory, where ada has everything that is called {@code text}: a project, a collection in it, a chat with the
 * user {@code text}, an address and an integration. So samples of events mean something. Whatever the families ask of an
 * application can be made to fail.
 */
public final class WholePlatform implements AutoCloseable {
    private static final String TEXT = "text";
    private static final String ADA = "ada";

    private final TestServer server = TestServer.create(PlatformCatalogue.PLATFORM);
    private final Namespace<Person> namespace = server.namespace(
            "/",
            handshake ->
                    TestProject.person(handshake.auth(TestProject.Auth.class).user()));
    private final Platform platform;
    private @Nullable Supplier<Throwable> failure;

    /** Sets it up as one feature. */
    public WholePlatform() {
        this(List::of);
    }

    /** Sets it up as those features of it, in that order. */
    public WholePlatform(Function<Platform, List<Feature<PlatformUser>>> features) {
        InMemoryChatStore store = new InMemoryChatStore();
        store.create(new Chat(TEXT, TEXT, "General", "group"));
        List.of(ADA, TEXT).forEach(user -> store.addMember(TEXT, user));
        ProjectAccess projects = failing(ProjectAccess.class, new InMemoryProjects().add(TEXT, ADA, TEXT));
        ChatMembership chats = failing(ChatMembership.class, store);
        MessageStore messages = failing(MessageStore.class, new InMemoryMessageStore());
        CallRegistry calls = failing(CallRegistry.class, new InMemoryCallRegistry());
        CollectionAccess collections = failing(CollectionAccess.class, new InMemoryCollections().add(TEXT, TEXT));
        WalletAccess wallets = failing(WalletAccess.class, new InMemoryWallets().add(TEXT, ADA));
        PresenceRegistry presence = failing(PresenceRegistry.class, new InMemoryPresence());
        IntegrationGateway integrations = failing(
                IntegrationGateway.class,
                new InMemoryIntegrations(server).add(TEXT, TEXT, TEXT, run -> List.of(String.valueOf(run.params()))));
        platform = Platform.builder(projects)
                .presenceRegistry(presence)
                .collections(collections)
                .presence()
                .chats(chats)
                .messages(messages)
                .calls(() -> calls, CallFeature.RINGING)
                .integrations(integrations)
                .wallets(wallets)
                .custom()
                .build();
        features.apply(platform).forEach(namespace::install);
    }

    private <T> T failing(Class<T> type, T working) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (failure != null) {
                        throw failure.get();
                    }
                    try {
                        return method.invoke(working, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    /** Has whatever the families ask of an application throw that from now on; null for nothing. */
    public void fail(@Nullable Supplier<Throwable> with) {
        failure = with;
    }

    /** A device of ada that has signed in and joined the chat and the integration. */
    public Wire ada() {
        Wire ada = connect(ADA);
        ask(ada, "[\"auth:login\",{\"projectId\":\"text\"}]");
        ask(ada, "[\"chat:join\",{\"chatId\":\"text\",\"projectId\":\"text\"}]");
        ask(ada, "[\"integration:join\",{\"projectId\":\"text\",\"integrationId\":\"text\"}]");
        return ada;
    }

    /** A device of any user. */
    public Wire connect(String user) {
        Wire wire = server.wire().send("0{\"user\":\"" + user + "\"}");
        wire.received();
        return wire;
    }

    /**
     * Sends an event and asks for an ack.
     *
     * @param packet the JSON of its name and its arguments
     * @return the JSON of the ack's arguments
     */
    public String ask(Wire wire, String packet) {
        wire.send("27" + packet);
        return wire.received().stream()
                .filter(text -> text.startsWith("37["))
                .map(text -> text.substring(2))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no answer to " + packet));
    }

    @Override
    public void close() {
        server.close();
    }
}
