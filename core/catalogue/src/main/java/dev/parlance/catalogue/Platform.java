package dev.parlance.catalogue;

import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.access.AccessChecks;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.call.CallFeature;
import dev.parlance.catalogue.platform.chat.ChatFeature;
import dev.parlance.catalogue.platform.custom.CustomFeature;
import dev.parlance.catalogue.platform.integration.IntegrationFeature;
import dev.parlance.catalogue.platform.message.MessageFeature;
import dev.parlance.catalogue.platform.presence.PresenceFeature;
import dev.parlance.catalogue.platform.session.SessionFeature;
import dev.parlance.catalogue.platform.subscription.SubscriptionFeature;
import dev.parlance.catalogue.platform.wallet.WalletFeature;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The families of the platform catalogue that an application wants, as one feature: installed together, and told together
 * that a user's access has changed.
 *
 * <pre>{@code
 * Platform families = Platform.builder(projects).chats(chats).messages(messages).calls().presence().build();
 * platform.install(families);
 *
 * projects.remove("p1", "bob");
 * families.accessChanged("bob");
 * }</pre>
 *
 * <p>Sessions and subscriptions are always among them, since most others need what they do: signing in to a project, and the
 * rooms of projects. The others are there if the {@link PlatformBuilder} was asked for them. Each family may as well be
 * installed alone, as the feature that the methods here return; the order makes no difference. May be used from any thread.
 */
public final class Platform implements Feature<PlatformUser> {
    private final Families families;

    /** The families; null for those that were not asked for. */
    record Families(
            SessionFeature sessions,
            SubscriptionFeature subscriptions,
            @Nullable PresenceFeature presence,
            @Nullable ChatFeature chats,
            @Nullable MessageFeature messages,
            @Nullable CallFeature calls,
            @Nullable IntegrationFeature integrations,
            @Nullable WalletFeature wallets,
            @Nullable CustomFeature custom) {
        Registration installOn(Namespace<? extends PlatformUser> namespace) {
            return Registration.all(
                    Stream.of(sessions, subscriptions, presence, chats, messages, calls, integrations, wallets, custom)
                            .filter(Objects::nonNull)
                            .map(family -> family.installOn(namespace))
                            .toList());
        }
    }

    Platform(Families families) {
        this.families = families;
    }

    /**
     * Builds a platform.
     *
     * @param projects who works in which project; {@code InMemoryProjects} to start with
     */
    public static PlatformBuilder builder(ProjectAccess projects) {
        return new PlatformBuilder(projects);
    }

    /**
     * Installs all families.
     *
     * @throws IllegalStateException if the namespace does not speak the platform's events
     */
    @Override
    public Registration installOn(Namespace<? extends PlatformUser> namespace) {
        if (!namespace.catalogues().contains(PlatformCatalogue.PLATFORM)) {
            throw new IllegalStateException("the namespace " + namespace.name()
                    + " does not speak the platform's events: give PlatformCatalogue.PLATFORM to the server's catalogues,"
                    + " or to those of the namespace");
        }
        return families.installOn(namespace);
    }

    /**
     * Checks again, in all families and on all servers, what a user may see: call it when the user has lost or gained a
     * project, a chat, a collection, a document or an address, once your interfaces answer so. When it returns, the user's
     * sockets on this server have left everything that they may no longer see: rooms, subscriptions, live queries, calls,
     * presence, sign-ins; the other servers are notified, and do the same. Feeds of wallets include new projects. May block.
     *
     * @throws RuntimeException what one of your interfaces threw, after everything else was checked: what could not be
     *     checked is left
     */
    public void accessChanged(String userId) {
        AccessChecks checks = new AccessChecks();
        // First what others publish, then what the user shows to others.
        checks.run(() -> families.subscriptions.accessChanged(userId));
        run(checks, families.chats, chats -> chats.accessChanged(userId));
        run(checks, families.calls, calls -> calls.accessChanged(userId));
        run(checks, families.integrations, integrations -> integrations.accessChanged(userId));
        run(checks, families.wallets, wallets -> wallets.accessChanged(userId));
        run(checks, families.custom, custom -> custom.accessChanged(userId));
        run(checks, families.presence, presence -> presence.accessChanged(userId));
        checks.run(() -> families.sessions.accessChanged(userId));
        checks.end();
    }

    private static <F> void run(AccessChecks checks, @Nullable F family, Consumer<F> check) {
        if (family != null) {
            checks.run(() -> check.accept(family));
        }
    }

    /** Signing in to projects, and limits of connections. */
    public SessionFeature sessions() {
        return families.sessions;
    }

    /** Live data: where the application publishes changes. */
    public SubscriptionFeature subscriptions() {
        return families.subscriptions;
    }

    /**
     * Who is online.
     *
     * @throws IllegalStateException if the builder was not asked for it
     */
    public PresenceFeature presence() {
        return required(families.presence, "presence()");
    }

    /**
     * Chats.
     *
     * @throws IllegalStateException if the builder was not asked for them
     */
    public ChatFeature chats() {
        return required(families.chats, "chats(membership)");
    }

    /**
     * The messages of chats.
     *
     * @throws IllegalStateException if the builder was not asked for them
     */
    public MessageFeature messages() {
        return required(families.messages, "messages(store)");
    }

    /**
     * Calls.
     *
     * @throws IllegalStateException if the builder was not asked for them
     */
    public CallFeature calls() {
        return required(families.calls, "calls()");
    }

    /**
     * Integrations.
     *
     * @throws IllegalStateException if the builder was not asked for them
     */
    public IntegrationFeature integrations() {
        return required(families.integrations, "integrations(gateway)");
    }

    /**
     * Wallets.
     *
     * @throws IllegalStateException if the builder was not asked for them
     */
    public WalletFeature wallets() {
        return required(families.wallets, "wallets(access)");
    }

    /**
     * What clients send each other.
     *
     * @throws IllegalStateException if the builder was not asked for it
     */
    public CustomFeature custom() {
        return required(families.custom, "custom()");
    }

    private static <F> F required(@Nullable F family, String call) {
        if (family == null) {
            throw new IllegalStateException(
                    "this platform was built without it: call Platform.builder(projects)." + call);
        }
        return family;
    }
}
