package dev.parlance.internal.server.delivery;

import dev.parlance.adapter.AdapterIncident;
import dev.parlance.adapter.Selection;
import dev.parlance.adapter.SocketDescription;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerEvent;
import dev.parlance.internal.server.event.HandlerFailure;
import dev.parlance.internal.server.event.OutgoingEvent;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends users of an audience a payload each, encoded once for each user. Used for one emission. */
final class EmitEach<P> {
    private static final Logger log = LoggerFactory.getLogger(EmitEach.class);

    private final DeliveryContext context;
    private final BroadcastScope scope;
    private final ServerEvent<P> event;
    private final Function<String, P> render;
    private final Map<String, OutgoingEvent> rendered = new HashMap<>();

    EmitEach(DeliveryContext context, BroadcastScope scope, ServerEvent<P> event, Function<String, P> render) {
        this.context = context;
        this.scope = scope;
        this.event = event;
        this.render = render;
    }

    /** Sends to those users; what {@code render} throws for a user of this server is thrown, and nothing is sent. */
    void to(Set<String> userIds) {
        Map<String, Set<String>> here = here(userIds);
        here.keySet().forEach(this::rendered);
        here.forEach((userId, sockets) -> context.sendHere(scope.with(only(sockets)), rendered(userId)));
        if (scope.reachesOthers()) {
            // Rendering is the application's, and not for the adapter's thread.
            context.ask(others -> others.fetchSockets(scope.selection()))
                    .whenComplete((found, unavailable) -> {
                        if (unavailable != null) {
                            context.reports().adapter(notSent());
                        }
                    })
                    .thenAcceptAsync(
                            found -> elsewhere(found, userIds),
                            context.execution().callbacks())
                    .whenComplete(this::logFailure);
        }
    }

    private AdapterIncident notSent() {
        return AdapterIncident.of(
                AdapterIncident.Reason.DROPPED_MESSAGE,
                "\"" + event.label() + "\" was not sent to users of other servers, as those cannot be asked",
                1);
    }

    // One that is unavailable is reported already.
    private void logFailure(@Nullable Void sent, @Nullable Throwable failure) {
        if (failure != null && !(HandlerFailure.of(failure).cause() instanceof RefusedException)) {
            log.error("\"{}\" could not be sent to users of other servers", event, failure);
        }
    }

    private Map<String, Set<String>> here(Collection<String> userIds) {
        Map<String, Set<String>> byUser = new HashMap<>();
        for (Recipient socket : context.rooms().select(scope.selection())) {
            add(byUser, userIds, socket.userId(), socket.id());
        }
        for (AwaySocket socket : context.away().select(scope.selection())) {
            add(byUser, userIds, socket.userId(), socket.id());
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
        byUser.forEach((userId, sockets) -> context.sendElsewhere(scope.with(only(sockets)), rendered(userId)));
    }

    private static void add(
            Map<String, Set<String>> byUser, Collection<String> wanted, String userId, String socketId) {
        if (wanted.contains(userId)) {
            byUser.computeIfAbsent(userId, first -> new HashSet<>()).add(socketId);
        }
    }

    private OutgoingEvent rendered(String userId) {
        return rendered.computeIfAbsent(userId, id -> context.writer().write(event, render.apply(id)));
    }

    private static Selection only(Set<String> sockets) {
        return Selection.inRooms(sockets);
    }
}
