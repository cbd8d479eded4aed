package dev.parlance.bridge.port;

import static dev.parlance.bridge.port.TicketEvents.CLOSE;
import static dev.parlance.bridge.port.TicketEvents.CLOSED;
import static dev.parlance.bridge.port.TicketEvents.CONFIRM;
import static dev.parlance.bridge.port.TicketEvents.COUNT;
import static dev.parlance.bridge.port.TicketEvents.LEFT;
import static dev.parlance.bridge.port.TicketEvents.OPEN;
import static dev.parlance.bridge.port.TicketEvents.OPENED;
import static dev.parlance.bridge.port.TicketEvents.SAID;
import static dev.parlance.bridge.port.TicketEvents.SAY;
import static dev.parlance.bridge.port.TicketEvents.TAKE;
import static dev.parlance.bridge.port.TicketEvents.TICKETS;
import static dev.parlance.bridge.port.TicketEvents.TYPE;
import static dev.parlance.bridge.port.TicketEvents.TYPING;
import static dev.parlance.bridge.port.TicketEvents.WELCOME;

import com.corundumstudio.socketio.SocketIOClient;
import dev.parlance.bridge.TypedNamespace;
import dev.parlance.bridge.port.TicketEvents.Asked;
import dev.parlance.bridge.port.TicketEvents.Left;
import dev.parlance.bridge.port.TicketEvents.Opened;
import dev.parlance.bridge.port.TicketEvents.Receipt;
import dev.parlance.bridge.port.TicketEvents.Reference;
import dev.parlance.bridge.port.TicketEvents.Said;
import dev.parlance.bridge.port.TicketEvents.Say;
import dev.parlance.bridge.port.TicketEvents.Typing;
import dev.parlance.bridge.port.TicketEvents.Welcome;
import dev.parlance.event.RefusedException;
import java.time.Duration;
import java.util.NoSuchElementException;

/** Step 2: each listener has become a typed handler, and each {@code sendEvent} a typed event. */
class Step2TypedHandlers extends Step1Json {
    private static final Duration TO_CONFIRM = Duration.ofSeconds(5);

    @Override
    void listen() {
        typed = TypedNamespace.on(desk, TICKETS).build();
        typed.handle(OPEN, (client, open) -> {
            Tickets.Ticket ticket = tickets.open(account(client), open.subject());
            client.joinRoom("ticket:" + ticket.id());
            typed.to("agents").emit(OPENED, new Opened(ticket.id(), ticket.owner(), ticket.subject()));
            return new Reference(ticket.id());
        });
        typed.handle(TAKE, (client, take) -> {
            if (!Tickets.isAgent(account(client))) {
                throw RefusedException.permissionDenied("agents only");
            }
            client.joinRoom("ticket:" + find(take.ticket()).id());
            return take;
        });
        typed.handle(SAY, this::say);
        typed.on(
                TYPE,
                (client, typing) -> typed.to("ticket:" + typing.ticket())
                        .except(client)
                        .emit(TYPING, new Typing(typing.ticket(), account(client))));
        typed.handle(CLOSE, (client, close) -> askToClose(find(close.ticket())));
        typed.handle(COUNT, client -> tickets.count());
    }

    private Receipt say(SocketIOClient client, Say say) {
        typed.to("ticket:" + find(say.ticket()).id()).emit(SAID, new Said(say.ticket(), account(client), say.text()));
        return new Receipt(tickets.say());
    }

    private Asked askToClose(Tickets.Ticket ticket) {
        Reference reference = new Reference(ticket.id());
        typed.to("account:" + ticket.owner())
                .request(CONFIRM, reference, TO_CONFIRM)
                .thenAccept(answers -> {
                    if (answers.received().contains(true)) {
                        tickets.close(ticket.id());
                        typed.to("ticket:" + ticket.id()).emit(CLOSED, reference);
                    }
                });
        return new Asked(ticket.owner());
    }

    private Tickets.Ticket find(String id) {
        try {
            return tickets.find(id);
        } catch (NoSuchElementException e) {
            throw RefusedException.notFound("no such ticket");
        }
    }

    private static String account(SocketIOClient client) {
        return client.get("account");
    }

    @Override
    void welcome(SocketIOClient client, String account) {
        typed.emit(client, WELCOME, new Welcome(account, tickets.count()));
    }

    @Override
    void disconnected(SocketIOClient client) {
        typed.to("agents").emit(LEFT, new Left(account(client)));
    }
}
