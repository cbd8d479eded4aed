package dev.parlance.catalogue;

import dev.parlance.catalogue.platform.access.ChatMembership;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.call.CallFeature;
import dev.parlance.catalogue.platform.call.CallRegistry;
import dev.parlance.catalogue.platform.chat.ChatFeature;
import dev.parlance.catalogue.platform.custom.CustomFeature;
import dev.parlance.catalogue.platform.integration.IntegrationFeature;
import dev.parlance.catalogue.platform.integration.IntegrationGateway;
import dev.parlance.catalogue.platform.message.InMemoryMessageStore;
import dev.parlance.catalogue.platform.message.MessageFeature;
import dev.parlance.catalogue.platform.message.MessageStore;
import dev.parlance.catalogue.platform.presence.InMemoryPresence;
import dev.parlance.catalogue.platform.presence.PresenceFeature;
import dev.parlance.catalogue.platform.presence.PresenceRegistry;
import dev.parlance.catalogue.platform.session.ConnectionLimits;
import dev.parlance.catalogue.platform.session.ConnectionRegistry;
import dev.parlance.catalogue.platform.session.InMemoryConnections;
import dev.parlance.catalogue.platform.session.SessionFeature;
import dev.parlance.catalogue.platform.subscription.CollectionAccess;
import dev.parlance.catalogue.platform.subscription.SubscriptionFeature;
import dev.parlance.catalogue.platform.subscription.SubscriptionOptions;
import dev.parlance.catalogue.platform.wallet.WalletAccess;
import dev.parlance.catalogue.platform.wallet.WalletFeature;
import dev.parlance.event.Incubating;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Platform}: each method adds a family, or sets what one does. What is not given is kept in memory, and
 * follows the defaults of {@code docs/platform.md}. Methods may be called in any order; of several calls of one the last
 * counts.
 */
public final class PlatformBuilder {
    private static final CollectionAccess NO_COLLECTIONS = collectionId -> null;

    private final ProjectAccess projects;
    private PresenceRegistry registry = new InMemoryPresence();
    private @Nullable PresenceRegistry typingRegistry;
    private ConnectionLimits limits = ConnectionLimits.DEFAULT;
    private ConnectionRegistry connections = new InMemoryConnections();
    private CollectionAccess collections = NO_COLLECTIONS;
    private SubscriptionOptions subscriptions = SubscriptionOptions.DEFAULT;
    private @Nullable Duration grace;
    private @Nullable ChatMembership chats;
    private Duration quiet = ChatFeature.QUIET;
    private @Nullable Function<ChatMembership, MessageFeature> messages;
    private @Nullable Function<ChatMembership, CallFeature> calls;
    private @Nullable Supplier<IntegrationFeature> integrations;
    private @Nullable Supplier<WalletFeature> wallets;
    private @Nullable Supplier<CustomFeature> custom;

    PlatformBuilder(ProjectAccess projects) {
        this.projects = projects;
    }

    /** Limits how many sockets may be connected at once; {@link ConnectionLimits#DEFAULT} unless it is called. */
    public PlatformBuilder connectionLimits(ConnectionLimits connectionLimits) {
        limits = connectionLimits;
        return this;
    }

    /** Counts sockets with that registry: for limits over several servers. In memory unless it is called. */
    @Incubating
    public PlatformBuilder connectionRegistry(ConnectionRegistry connectionRegistry) {
        connections = connectionRegistry;
        return this;
    }

    /** Keeps who is online, signed in and typing with that registry: for several servers. In memory unless it is called. */
    public PlatformBuilder presenceRegistry(PresenceRegistry presenceRegistry) {
        registry = presenceRegistry;
        typingRegistry = presenceRegistry;
        return this;
    }

    /** Lets clients follow those collections, their documents and queries. Without it, they can follow projects only. */
    public PlatformBuilder collections(CollectionAccess access) {
        return collections(access, SubscriptionOptions.DEFAULT);
    }

    /** The same with other options. */
    public PlatformBuilder collections(CollectionAccess access, SubscriptionOptions options) {
        collections = access;
        subscriptions = options;
        return this;
    }

    /** Adds presence, with a grace period of {@link PresenceFeature#GRACE}. */
    public PlatformBuilder presence() {
        return presence(PresenceFeature.GRACE);
    }

    /** Adds presence, with that grace period. */
    public PlatformBuilder presence(Duration gracePeriod) {
        grace = gracePeriod;
        return this;
    }

    /** Adds chats: a {@code ChatStore}, or a membership of the application. */
    public PlatformBuilder chats(ChatMembership membership) {
        return chats(membership, ChatFeature.QUIET);
    }

    /** The same, where typing ends after that time without another {@code chat:typing:start}. */
    public PlatformBuilder chats(ChatMembership membership, Duration quietPeriod) {
        chats = membership;
        quiet = quietPeriod;
        return this;
    }

    /** Adds the messages of chats, kept in memory. */
    public PlatformBuilder messages() {
        return messages(new InMemoryMessageStore());
    }

    /** Adds the messages of chats. */
    public PlatformBuilder messages(MessageStore store) {
        messages = membership -> new MessageFeature(membership, store);
        return this;
    }

    /**
     * The same, where messages have other ids than random UUIDs.
     *
     * @param ids called once for each new message, by many threads; no id twice, after a restart neither
     */
    public PlatformBuilder messages(MessageStore store, Supplier<String> ids) {
        messages = membership -> new MessageFeature(membership, store, ids);
        return this;
    }

    /** Adds calls in chats, for one server; a call rings for {@link CallFeature#RINGING}. */
    public PlatformBuilder calls() {
        calls = CallFeature::new;
        return this;
    }

    /**
     * Adds calls in chats.
     *
     * @param registries gives the registry of each namespace that the platform is installed on
     * @param ringing how long a call rings
     */
    public PlatformBuilder calls(Supplier<? extends CallRegistry> registries, Duration ringing) {
        calls = membership -> new CallFeature(membership, registries, ringing);
        return this;
    }

    /** Adds integrations: {@code HttpIntegrations}, {@code InMemoryIntegrations}, or a gateway of the application. */
    public PlatformBuilder integrations(IntegrationGateway gateway) {
        return integrations(gateway, IntegrationFeature.DEADLINE);
    }

    /** The same, where the gateway may take that long. */
    public PlatformBuilder integrations(IntegrationGateway gateway, Duration deadline) {
        integrations = () -> new IntegrationFeature(projects, gateway, deadline);
        return this;
    }

    /** Adds wallets. */
    public PlatformBuilder wallets(WalletAccess access) {
        wallets = () -> new WalletFeature(projects, access);
        return this;
    }

    /** Adds what clients send each other without the server knowing its meaning. */
    public PlatformBuilder custom() {
        custom = () -> new CustomFeature(projects);
        return this;
    }

    /**
     * The platform, to be installed.
     *
     * @throws IllegalStateException if messages or calls were added without chats
     */
    public Platform build() {
        return new Platform(new Platform.Families(
                new SessionFeature(projects, registry, limits, connections),
                new SubscriptionFeature(projects, collections, subscriptions),
                grace == null ? null : new PresenceFeature(projects, registry, grace),
                chats == null ? null : new ChatFeature(chats, quiet, typingRegistry),
                inChats(messages, "messages"),
                inChats(calls, "calls"),
                made(integrations),
                made(wallets),
                made(custom)));
    }

    private static <F> @Nullable F made(@Nullable Supplier<F> family) {
        return family == null ? null : family.get();
    }

    private <F> @Nullable F inChats(@Nullable Function<ChatMembership, F> family, String name) {
        if (family == null) {
            return null;
        }
        if (chats == null) {
            throw new IllegalStateException(
                    "the platform has " + name
                            + " but no chats to have them in: add chats(membership), for instance chats(new InMemoryChatStore())");
        }
        return family.apply(chats);
    }
}
