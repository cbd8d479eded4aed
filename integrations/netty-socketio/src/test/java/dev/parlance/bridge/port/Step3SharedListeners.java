package dev.parlance.bridge.port;

import static dev.parlance.bridge.port.TicketEvents.TICKETS;
import static dev.parlance.bridge.port.TicketEvents.WELCOME;

import com.corundumstudio.socketio.SocketIOClient;
import dev.parlance.bridge.TypedNamespace;
import dev.parlance.bridge.port.TicketEvents.Welcome;

/** Step 3: the handlers are in a class that asks for the user and sends by an interface; this is what is left of netty-socketio. */
class Step3SharedListeners extends Step1Json {
    private TicketListeners listeners;

    Step3SharedListeners() {
        this(new Tickets());
    }

    Step3SharedListeners(Tickets tickets) {
        super(tickets);
    }

    @Override
    void listen() {
        typed = TypedNamespace.on(desk, TICKETS)
                .user(client -> new Account(client.get("account")))
                .build();
        listeners = new TicketListeners(tickets, new OldRooms(typed));
        typed.bind(listeners);
    }

    private record OldRooms(TypedNamespace typed) implements TicketRooms {
        @Override
        public Outgoing to(String room) {
            return typed.emitter(Outgoing.class, room);
        }

        @Override
        public Outgoing toOthers(String room, String except) {
            return typed.emitter(Outgoing.class, typed.to(room).exceptRooms(except));
        }

        @Override
        public void join(String room, String other) {
            typed.to(room).socketsJoin(other);
        }
    }

    @Override
    void welcome(SocketIOClient client, String account) {
        typed.emit(client, WELCOME, new Welcome(account, tickets.count()));
    }

    @Override
    void disconnected(SocketIOClient client) {
        listeners.left(new Account(client.get("account")));
    }
}
