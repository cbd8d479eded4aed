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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends users of an audience a payload each, written once for each user. Used once. */
final class EmitEach<P> {
    private static final Logger log = LoggerFactory.getLogger(EmitEach.class);

    private final RoomAudience audience;
    private final ServerEvent<P> event;
    private final Function<String, P> render;
    private final Map<String, Outgoing> rendered = new HashMap<>();

    EmitEach(RoomAudience audience, ServerEvent<P> event, Function<String, P> render) {
        this.audience = audience;
        this.event = event;
        this.render = render;
    }

    /** Sends to those users; what {@code render} throws for a user of this server is thrown, and nothing is sent. */
    void to(Set<String> userIds) {
        Map<String, Set<String>> here = here(userIds);
        here.keySet().forEach(this::rendered);
        here.forEach((userId, sockets) ->
                audience.namespace().delivery().deliver(only(sockets), rendered(userId), audience.isVolatile()));
        if (!audience.onlyLocal()) {
            // Rendering is the application's, and not for the adapter's thread.
            audience.namespace()
                    .adapter()
                    .fetchSockets(audience.selection())
                    .thenAcceptAsync(
                            found -> elsewhere(found, userIds),
                            audience.namespace().environment().callbacks())
                    .whenComplete((sent, failure) -> {
                        if (failure != null) {
                            log.error("\"{}\" could not be sent to users of other servers", event, failure);
                        }
                    });
        }
    }

    private Map<String, Set<String>> here(Collection<String> userIds) {
        Map<String, Set<String>> byUser = new HashMap<>();
        for (LocalSocket<?> socket : audience.namespace().localRooms().select(audience.selection())) {
            add(byUser, userIds, socket.user().id(), socket.id());
        }
        return byUser;
    }

    private void elsewhere(List<SocketDescription> found, Collection<String> userIds) {
        Map<String, Set<String>> byUser = new HashMap<>();
        for (SocketDescription socket : found) {
            String userId = socket.userId();
            if (userId != null) {
                add(byUser, userIds, userId, socket.id());
            }
        }
        byUser.forEach((userId, sockets) -> {
            Outgoing outgoing = rendered(userId);
            audience.namespace()
                    .adapter()
                    .broadcast(new Broadcast(
                            only(sockets), outgoing.name(), outgoing.plainArguments(), audience.isVolatile()));
        });
    }

    private static void add(
            Map<String, Set<String>> byUser, Collection<String> wanted, String userId, String socketId) {
        if (wanted.contains(userId)) {
            byUser.computeIfAbsent(userId, first -> new HashSet<>()).add(socketId);
        }
    }

    private Outgoing rendered(String userId) {
        return rendered.computeIfAbsent(userId, id -> audience.writer().write(event, render.apply(id)));
    }

    private static Selection only(Set<String> sockets) {
        return new Selection(sockets, Set.of());
    }
}
