package dev.parlance.bridge.port;

import static dev.parlance.bridge.port.TicketEvents.TICKETS;

import com.corundumstudio.socketio.AckMode;
import com.corundumstudio.socketio.Configuration;
import dev.parlance.bridge.ParlanceJson;
import dev.parlance.bridge.TypedNamespace;
import dev.parlance.bridge.TypedNamespaceBuilder;

/** Step 1: the events are written down, JSON goes through Parlance, and all listeners stay. */
class Step1Json extends Step0NettySocketio {
    TypedNamespace typed;

    Step1Json() {
        this(new Tickets());
    }

    Step1Json(Tickets tickets) {
        super(tickets);
    }

    @Override
    void configure(Configuration config) {
        config.setJsonSupport(ParlanceJson.of(TICKETS));
        config.setAckMode(AckMode.MANUAL);
    }

    @Override
    void listen() {
        super.listen();
        typed = configure(TypedNamespace.on(desk, TICKETS)).build();
    }

    TypedNamespaceBuilder configure(TypedNamespaceBuilder builder) {
        return builder.ackOtherListeners();
    }

    @Override
    public void close() {
        super.close();
        typed.close();
    }
}
