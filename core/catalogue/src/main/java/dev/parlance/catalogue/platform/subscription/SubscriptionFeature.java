package dev.parlance.catalogue.platform.subscription;

import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.access.AccessRechecks;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;

/**
 * What {@link SubscriptionEvents} make happen, and the way for an application to publish changes: once, on one server;
 * each socket that follows the project, the collection, the document or a matching query receives a change once, over all
 * servers and all namespaces that this is installed on. May be used from any
 * thread; publishing never blocks. What one thread publishes arrives in that order.
 *
 * <p>A query matches a change if it matches the document before or after it, so that its followers learn that a document
 * has left its result. {@code docs/query-filters.md} describes queries.
 *
 * <p>What sockets follow is kept on the server that they are connected to. Only servers with this feature send
 * changes to followers of documents: not a Node.js server beside them.
 *
 * <p>When it is removed from a namespace, nobody there follows anything any more, and nobody is notified.
 */
public final class SubscriptionFeature implements Feature<PlatformUser> {
    private final Followable followable;
    private final SubscriptionOptions options;
    private final Installations<FollowedNamespace> installations = new Installations<>();
    private final Installations<AccessRechecks> access = new Installations<>();

    /** Lets members of a project follow what is in it. */
    public SubscriptionFeature(ProjectAccess projects, CollectionAccess collections) {
        this(projects, collections, SubscriptionOptions.DEFAULT);
    }

    /** The same with other options. */
    public SubscriptionFeature(ProjectAccess projects, CollectionAccess collections, SubscriptionOptions options) {
        this.followable = new Followable(projects, collections);
        this.options = options;
    }

    @Override
    public Registration installOn(Namespace<? extends PlatformUser> namespace) {
        Following following = new Following();
        FollowedNamespace followed = new FollowedNamespace(namespace, followable, following, options.changeEvents());
        return Registration.all(
                followed.listen(),
                installations.add(followed),
                access.add(followed.rechecks()),
                new Subscribing(followable, following, options.subscriptions()).listen(namespace));
    }

    /**
     * Notifies the followers of a document, its collection, its project and the matching queries, as {@code db:create},
     * {@code db:update} or {@code db:delete}.
     */
    public void publish(DocumentChange change) {
        installations.forEach(followed -> followed.publish(change));
    }

    /** Notifies the followers of a collection's project, as {@code db:collection_created} and so on. */
    public void publish(CollectionChange change) {
        installations.forEach(followed -> followed.publish(change));
    }

    /** Notifies everyone in a project's organisation, as {@code project:created} and so on. */
    public void publish(ProjectChange change) {
        installations.forEach(followed -> followed.publish(change));
    }

    /**
     * Checks again what a user may follow, on all servers: call it when they have lost a project, a collection or a
     * document, once {@link ProjectAccess} and {@link CollectionAccess} know it. When it returns, the user's sockets on
     * this server no longer receive what they may not see; they are not notified. A subscription of the same moment is
     * refused, or ended. May block.
     *
     * @throws RuntimeException what {@link ProjectAccess} or {@link CollectionAccess} threw: what could not be checked is
     *     no longer followed
     */
    public void accessChanged(String userId) {
        AccessRechecks.accessChanged(access, userId);
    }
}
