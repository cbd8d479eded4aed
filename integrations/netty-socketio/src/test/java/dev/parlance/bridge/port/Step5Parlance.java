package dev.parlance.bridge.port;

import static dev.parlance.bridge.port.TicketEvents.TICKETS;
import static dev.parlance.bridge.port.TicketEvents.WELCOME;

import dev.parlance.ParlanceServer;
import dev.parlance.binding.TypedEmitter;
import dev.parlance.binding.TypedListeners;
import dev.parlance.bridge.port.TicketEvents.Welcome;
import dev.parlance.socket.ConnectRefusedException;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import java.io.IOException;

/** Step 5: netty-socketio is gone. */
class Step5Parlance implements TicketDesk {
    private final ParlanceServer server = ParlanceServer.builder()
            .host("127.0.0.1")
            .port(0)
            .catalogues(TICKETS)
            .build();
    final Namespace<Account> desk = server.namespace("/desk", Step5Parlance::authenticate);

    Step5Parlance(Tickets tickets) {
        TicketListeners listeners = new TicketListeners(tickets, new ParlanceRooms(desk));
        TypedListeners.bind(listeners, TICKETS, desk);
        desk.onConnect(socket -> {
            Account user = socket.user();
            socket.join(Room.named("account:" + user.id()));
            if (user.isAgent()) {
                socket.join(Room.named("agents"));
            }
            socket.emit(WELCOME, new Welcome(user.id(), tickets.count()));
        });
        desk.onDisconnect((socket, reason) -> listeners.left(socket.user()));
    }

    private static Account authenticate(Handshake handshake) {
        String account = Tickets.accountOf(handshake.query().first("token"));
        if (account == null) {
            throw new ConnectRefusedException("Authentication error");
        }
        return new Account(account);
    }

    private record ParlanceRooms(Namespace<Account> desk) implements TicketRooms {
        @Override
        public Outgoing to(String room) {
            return TypedEmitter.of(Outgoing.class, TICKETS, desk.to(Room.named(room)));
        }

        @Override
        public Outgoing toOthers(String room, String except) {
            return TypedEmitter.of(
                    Outgoing.class, TICKETS, desk.to(Room.named(room)).except(Room.named(except)));
        }

        @Override
        public void join(String room, String other) {
            desk.to(Room.named(room)).socketsJoin(Room.named(other));
        }
    }

    Step5Parlance start() throws IOException {
        server.start();
        return this;
    }

    @Override
    public String customersUrl() {
        return "http://127.0.0.1:" + server.port() + "/desk";
    }

    @Override
    public void close() {
        server.close();
    }
}
