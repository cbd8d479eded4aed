package dev.parlance.internal.server;

import dev.parlance.adapter.Broadcast;
import dev.parlance.adapter.Selection;
import dev.parlance.adapter.SocketDescription;
import dev.parlance.event.ServerEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Sends users of an audience a payload each, written once for each user. */
record EmitEach<P>(RoomAudience audience, ServerEvent<P> event, Function<String, P> render) {

    void to(Set<String> userIds) {
        LocalNamespace<?> namespace = audience.namespace();
        Map<String, Outgoing> rendered = new HashMap<>();
        byUser(namespace.node().fetchSockets(audience.selection()), userIds)
                .forEach((userId, sockets) ->
                        namespace.delivery().deliver(only(sockets), rendered(rendered, userId), audience.isVolatile()));
        if (!audience.onlyLocal()) {
            namespace
                    .adapter()
                    .fetchSockets(audience.selection())
                    .thenAccept(remote -> byUser(remote, userIds)
                            .forEach((userId, sockets) -> broadcast(sockets, rendered(rendered, userId))));
        }
    }

    private Outgoing rendered(Map<String, Outgoing> rendered, String userId) {
        return rendered.computeIfAbsent(userId, id -> audience.writer().write(event, render.apply(id)));
    }

    private void broadcast(Set<String> sockets, Outgoing outgoing) {
        audience.namespace()
                .adapter()
                .broadcast(new Broadcast(only(sockets), outgoing.name(), outgoing.arguments(), audience.isVolatile()));
    }

    private static Selection only(Set<String> sockets) {
        return new Selection(sockets, Set.of());
    }

    private static Map<String, Set<String>> byUser(List<SocketDescription> sockets, Collection<String> userIds) {
        Map<String, Set<String>> byUser = new HashMap<>();
        for (SocketDescription socket : sockets) {
            String userId = socket.userId();
            if (userId != null && userIds.contains(userId)) {
                byUser.computeIfAbsent(userId, first -> new HashSet<>()).add(socket.id());
            }
        }
        return byUser;
    }
}
