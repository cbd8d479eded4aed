package dev.parlance.internal.redis.wire.cluster;

/** The numbers of what cluster messages say. */
final class MessageTypes {
    static final int INITIAL_HEARTBEAT = 1;
    static final int HEARTBEAT = 2;
    static final int BROADCAST = 3;
    static final int SOCKETS_JOIN = 4;
    static final int SOCKETS_LEAVE = 5;
    static final int DISCONNECT_SOCKETS = 6;
    static final int FETCH_SOCKETS = 7;
    static final int FETCH_SOCKETS_RESPONSE = 8;
    static final int SERVER_SIDE_EMIT = 9;
    static final int SERVER_SIDE_EMIT_RESPONSE = 10;
    static final int BROADCAST_CLIENT_COUNT = 11;
    static final int BROADCAST_ACK = 12;
    static final int ADAPTER_CLOSE = 13;

    private MessageTypes() {}

    static int of(ClusterBody body) {
        if (body instanceof ClusterBody.Broadcast) {
            return BROADCAST;
        } else if (body instanceof ClusterBody.Join) {
            return SOCKETS_JOIN;
        } else if (body instanceof ClusterBody.Leave) {
            return SOCKETS_LEAVE;
        } else if (body instanceof ClusterBody.Disconnect) {
            return DISCONNECT_SOCKETS;
        } else if (body instanceof ClusterBody.FetchSockets) {
            return FETCH_SOCKETS;
        } else if (body instanceof ClusterBody.Sockets) {
            return FETCH_SOCKETS_RESPONSE;
        } else if (body instanceof ClusterBody.ServerSideEmit) {
            return SERVER_SIDE_EMIT;
        } else if (body instanceof ClusterBody.ServerSideAnswer) {
            return SERVER_SIDE_EMIT_RESPONSE;
        } else if (body instanceof ClusterBody.ClientCount) {
            return BROADCAST_CLIENT_COUNT;
        } else if (body instanceof ClusterBody.ClientAck) {
            return BROADCAST_ACK;
        }
        return ((ClusterBody.Heartbeat) body).type();
    }
}
