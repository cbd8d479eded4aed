package dev.parlance.catalogue.conversation;

import dev.parlance.catalogue.conversation.ConversationEvents.EventPage;
import dev.parlance.catalogue.conversation.ConversationEvents.SocketInfo;
import dev.parlance.catalogue.log.LogDrainer;
import dev.parlance.catalogue.log.LogEntry;
import dev.parlance.catalogue.platform.ServerTime;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Socket;
import dev.parlance.socket.User;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A feature on one of its namespaces: what clients ask there, and who broadcasts what the logs have. */
final class ConversationNamespace {
    private static final Logger log = LoggerFactory.getLogger(ConversationNamespace.class);

    private final ConversationFeature feature;
    private final Namespace<? extends User> namespace;
    private final EventOrder order;
    private final LateEvents late;
    private final LogDrainer messageEvents;
    private final LogDrainer changes;

    ConversationNamespace(
            ConversationFeature feature,
            Namespace<? extends User> namespace,
            ConversationStore store,
            ConversationBroadcasts broadcasts,
            Duration changesKept) {
        this.feature = feature;
        this.namespace = namespace;
        this.order = EventOrder.of(namespace, "conversation");
        this.late = new LateEvents(namespace.server().scheduler());
        // The log of messages is the conversations' feed: nothing of it is trimmed.
        this.messageEvents = new LogDrainer(store.messageEvents(), namespace, broadcasts::messageEvent);
        this.changes = new LogDrainer(store.changes(), namespace, broadcasts::change).keep(changesKept);
    }

    Instant now() {
        return ServerTime.now(namespace);
    }

    /** Begins to answer clients, and to broadcast what was left when a server has crashed. */
    Registration start() {
        return Registration.all(
                messageEvents.start(),
                changes.start(),
                namespace.onConnect(this::connected),
                namespace.on(ConversationEvents.ECHO, (socket, echo) -> {}),
                namespace.handleAsync(
                        ConversationEvents.READ_EVENTS,
                        (socket, read) ->
                                inOrder(socket, () -> page(socket.user().id(), read))),
                namespace.onAsync(
                        ConversationEvents.REPORT_STATUS,
                        (socket, report) -> inOrder(socket, () -> {
                            feature.report(
                                    report.conversationId(), socket.user().id(), report.messageId(), report.status());
                            return null;
                        })));
    }

    private EventPage page(String profileId, ConversationEvents.ReadEvents read) {
        return feature.events(read.conversationId(), profileId, read.from(), read.limit());
    }

    private <T> CompletionStage<T> inOrder(Socket<?> socket, Callable<T> task) {
        return order.runBlocking(EventOrder.socket(socket.id()), task);
    }

    private void connected(Socket<? extends User> socket) {
        ConversationFeature.Announcement announcement = feature.announcement();
        if (announcement != null) {
            socket.emit(
                    ConversationEvents.SOCKET_INFO,
                    new SocketInfo(
                            feature.newId(),
                            announcement.apiSpaceId(),
                            announcement.accountId(),
                            ConversationEvents.SOCKET_INFO.name(),
                            socket.id(),
                            Map.of("profileId", socket.user().id())));
        }
        if (!socket.recovered()) {
            late.connected(socket);
        }
    }

    /** Sends something to those users. */
    <P> void emit(Collection<String> profileIds, ServerEvent<P> event, P payload) {
        namespace.toUsers(profileIds).emit(event, payload);
    }

    /** Sends them something that the log has; if it is late, also when they connect again. */
    <P> void emit(LogEntry entry, Collection<String> profileIds, ServerEvent<P> event, P payload) {
        if (entry.isLate()) {
            late.add(profileIds, event, payload);
        }
        emit(profileIds, event, payload);
    }

    /** Broadcasts what the log of messages has of that conversation. */
    void broadcastMessageEvents(String conversationId) {
        drain(messageEvents, conversationId);
    }

    /** Broadcasts what the log of changes has in that stream. */
    void broadcastChanges(String stream) {
        drain(changes, stream);
    }

    /** What is stored has happened, even if it cannot be broadcast now: the drainer tries it again. */
    private static void drain(LogDrainer drainer, String stream) {
        try {
            drainer.drain(stream);
        } catch (RuntimeException e) {
            log.warn("What has happened in a conversation could not be broadcast; it will be tried again", e);
        }
    }
}
