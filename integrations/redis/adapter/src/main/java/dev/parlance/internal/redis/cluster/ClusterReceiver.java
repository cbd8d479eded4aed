package dev.parlance.internal.redis.cluster;

import dev.parlance.adapter.LocalNode;
import dev.parlance.internal.redis.wire.UnsendableMessageException;
import dev.parlance.internal.redis.wire.cluster.ClusterBody;
import dev.parlance.internal.redis.wire.cluster.ClusterMessage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries out what the messages of other servers say. */
final class ClusterReceiver {
    /** For a broadcast whose message does not say how long acks are taken. */
    private static final long DEFAULT_ACK_MILLIS = 5_000;

    /** No message makes this server wait longer for acks. */
    private static final long MAX_ACK_MILLIS = Duration.ofMinutes(10).toMillis();

    private final ClusterIdentity identity;
    private final LocalNode node;
    private final PendingRequests requests;
    private final Responder responder;

    /** Sends an answer to the server that has asked. */
    interface Responder {
        void respond(String uid, ClusterMessage answer);
    }

    ClusterReceiver(ClusterIdentity identity, LocalNode node, PendingRequests requests, Responder responder) {
        this.identity = identity;
        this.node = node;
        this.requests = requests;
        this.responder = responder;
    }

    /** Carries out a message, in the order of arrival. */
    void receive(ClusterMessage message) {
        if (!identity.concerns(message)) {
            return;
        }
        ClusterBody body = message.body();
        if (body instanceof ClusterBody.Broadcast broadcast) {
            broadcast(broadcast, message.uid());
        } else if (body instanceof ClusterBody.Join join) {
            node.socketsJoin(Selections.selection(join.options()), join.rooms());
        } else if (body instanceof ClusterBody.Leave leave) {
            node.socketsLeave(Selections.selection(leave.options()), leave.rooms());
        } else if (body instanceof ClusterBody.Disconnect disconnect) {
            node.disconnectSockets(Selections.selection(disconnect.options()), disconnect.close());
        } else if (body instanceof ClusterBody.FetchSockets fetch) {
            respond(
                    message.uid(),
                    new ClusterBody.Sockets(
                            fetch.requestId(),
                            SocketValues.values(node.fetchSockets(Selections.selection(fetch.options())))));
        } else if (body instanceof ClusterBody.ServerSideEmit emit) {
            serverSideEmit(emit, message.uid());
        } else {
            answer(body);
        }
    }

    private void broadcast(ClusterBody.Broadcast broadcast, String uid) {
        String requestId = broadcast.requestId();
        if (requestId == null) {
            node.broadcast(Selections.broadcast(broadcast));
            return;
        }
        long millis = broadcast.options().timeoutMillis(DEFAULT_ACK_MILLIS);
        int clients = node.request(
                Selections.broadcast(broadcast),
                Duration.ofMillis(Math.max(1, Math.min(millis, MAX_ACK_MILLIS))),
                values -> respond(uid, new ClusterBody.ClientAck(requestId, values)));
        respond(uid, new ClusterBody.ClientCount(requestId, clients));
    }

    private void serverSideEmit(ClusterBody.ServerSideEmit emit, String uid) {
        String name = Selections.name(emit.event());
        List<@Nullable Object> arguments = Selections.arguments(emit.event());
        String requestId = emit.requestId();
        if (requestId == null) {
            node.serverSideEmit(name, arguments);
            return;
        }
        node.serverSideRequest(name, arguments).thenAccept(answer -> {
            respond(uid, new ClusterBody.ServerSideAnswer(requestId, answer));
        });
    }

    private void answer(ClusterBody body) {
        if (body instanceof ClusterBody.Sockets sockets) {
            answer(sockets.requestId(), body);
        } else if (body instanceof ClusterBody.ServerSideAnswer answer) {
            answer(answer.requestId(), body);
        } else if (body instanceof ClusterBody.ClientCount count) {
            answer(count.requestId(), body);
        } else if (body instanceof ClusterBody.ClientAck ack) {
            PendingRequest request = requests.get(ack.requestId());
            if (request != null) {
                request.ack(ack.values());
            }
        }
    }

    private void answer(String requestId, ClusterBody body) {
        PendingRequest request = requests.get(requestId);
        if (request != null) {
            request.answer(body);
        }
    }

    private void respond(String uid, ClusterBody body) {
        try {
            responder.respond(uid, identity.message(body));
        } catch (UnsendableMessageException e) {
            node.report(ClusterIncidents.unsendable(e));
        }
    }
}
