package dev.parlance.catalogue.platform.access;

import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.event.Incubating;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Has all servers check again what a user may see, in one family on one namespace, when the user's access has changed. May be
 * used from any thread.
 */
@Incubating
public final class AccessRechecks {
    private final Namespace<?> namespace;
    private final String family;
    private final String event;
    private final EventOrder.Key order;
    private final Consumer<String> recheck;

    /**
     * Those of a family.
     *
     * @param family the name of the family, by which servers notify each other
     * @param recheck ends what the user of that id may no longer have, on this server's sockets, also those whose
     *     clients may come back; may block. Of what cannot be
     *     checked it throws the failure when the rest is done
     */
    public AccessRechecks(Namespace<?> namespace, String family, Consumer<String> recheck) {
        this(namespace, family, new EventOrder.Key("access", family), recheck);
    }

    /** The same, with what comes from other servers in the order of that key. */
    public AccessRechecks(Namespace<?> namespace, String family, EventOrder.Key order, Consumer<String> recheck) {
        this.namespace = namespace;
        this.family = family;
        this.event = "parlance:" + family + ":access";
        this.order = order;
        this.recheck = recheck;
    }

    /** Listens to the other servers. */
    public Registration listen() {
        return namespace.untyped().onServerSideEmit(event, (arguments, ack) -> {
            String userId = (String) Objects.requireNonNull(arguments.get(0));
            EventOrder.of(namespace, family).runBlockingAlways(order, () -> recheck.accept(userId));
        });
    }

    /** Notifies the other servers, and checks on this thread what concerns this server. */
    public void accessChanged(String userId) {
        namespace.untyped().serverSideEmit(event, userId);
        recheck.accept(userId);
    }

    /**
     * Does that on all namespaces.
     *
     * @throws RuntimeException the first failure, when all were checked
     */
    public static void accessChanged(Installations<AccessRechecks> installations, String userId) {
        AccessChecks checks = new AccessChecks();
        installations.forEach(rechecks -> checks.run(() -> rechecks.accessChanged(userId)));
        checks.end();
    }

    /** The sockets of a user that are connected to this server now. */
    public static <U extends User> List<Socket<U>> socketsOf(Namespace<U> namespace, String userId) {
        // Of this server alone: that waits for nothing.
        return namespace.local().toUsers(userId).fetchSockets().join().stream()
                .map(socket -> namespace.socket(socket.id()))
                .filter(Objects::nonNull)
                .toList();
    }
}
