package dev.parlance.internal.redis.cluster;

import dev.parlance.adapter.LocalNode;
import dev.parlance.adapter.Selection;
import dev.parlance.adapter.SocketDescription;
import dev.parlance.internal.redis.wire.UnsendableMessageException;
import dev.parlance.internal.redis.wire.cluster.ClusterBody;
import dev.parlance.internal.redis.wire.cluster.ClusterMessage;
import java.util.List;

/** Carries out what only messages of the classic adapter say, and leaves the rest to what all adapters have. */
final class ClassicReceiver {
    private final ClusterIdentity identity;
    private final LocalNode node;
    private final PendingRequests requests;
    private final ClusterReceiver.Responder responder;
    private final ClusterReceiver common;

    ClassicReceiver(
            ClusterIdentity identity, LocalNode node, PendingRequests requests, ClusterReceiver.Responder responder) {
        this.identity = identity;
        this.node = node;
        this.requests = requests;
        this.responder = responder;
        this.common = new ClusterReceiver(identity, node, requests, responder);
    }

    /** Carries out a message, in the order of arrival. */
    void receive(ClusterMessage message) {
        if (!(message.body() instanceof ClusterBody.ClassicOnly body)) {
            common.receive(message);
        } else if (identity.concerns(message)) {
            receive(message, body);
        }
    }

    private void receive(ClusterMessage message, ClusterBody.ClassicOnly body) {
        if (body instanceof ClusterBody.FetchRooms fetch) {
            respond(message, new ClusterBody.Rooms(fetch.requestId(), List.copyOf(node.fetchRooms())));
        } else if (body instanceof ClusterBody.FetchSocketIds fetch) {
            respond(message, new ClusterBody.SocketIds(fetch.requestId(), ids(fetch.rooms())));
        } else if (body instanceof ClusterBody.ForSocket one) {
            forSocket(message, one);
        } else if (body instanceof ClusterBody.Rooms rooms) {
            PendingRequest request = requests.get(rooms.requestId());
            if (request != null) {
                request.answer(rooms);
            }
        }
    }

    private List<String> ids(List<String> rooms) {
        Selection selection = rooms.isEmpty() ? Selection.everyone() : Selection.inRooms(rooms);
        return node.fetchSockets(selection).stream().map(SocketDescription::id).toList();
    }

    // The server that has the socket answers, and no other.
    private void forSocket(ClusterMessage message, ClusterBody.ForSocket one) {
        if (ids(List.of(one.socketId())).contains(one.socketId())) {
            common.receive(new ClusterMessage(one.action(), message.uid(), message.namespace()));
            String requestId = one.requestId();
            if (requestId != null) {
                respond(message, new ClusterBody.Done(requestId));
            }
        }
    }

    private void respond(ClusterMessage request, ClusterBody body) {
        try {
            responder.respond(request.uid(), identity.message(body));
        } catch (UnsendableMessageException e) {
            node.report(ClusterIncidents.unsendable(e));
        }
    }
}
