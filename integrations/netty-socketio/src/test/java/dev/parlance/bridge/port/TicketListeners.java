package dev.parlance.bridge.port;

import dev.parlance.binding.Handles;
import dev.parlance.binding.On;
import dev.parlance.bridge.port.TicketEvents.Asked;
import dev.parlance.bridge.port.TicketEvents.Left;
import dev.parlance.bridge.port.TicketEvents.Open;
import dev.parlance.bridge.port.TicketEvents.Opened;
import dev.parlance.bridge.port.TicketEvents.Receipt;
import dev.parlance.bridge.port.TicketEvents.Reference;
import dev.parlance.bridge.port.TicketEvents.Said;
import dev.parlance.bridge.port.TicketEvents.Say;
import dev.parlance.bridge.port.TicketEvents.Typing;
import dev.parlance.event.RefusedException;
import java.time.Duration;
import java.util.NoSuchElementException;

/** The application from step 3 on. It knows the user, and no server. */
public final class TicketListeners {
    private static final Duration TO_CONFIRM = Duration.ofSeconds(5);

    private final Tickets tickets;
    private final TicketRooms rooms;

    TicketListeners(Tickets tickets, TicketRooms rooms) {
        this.tickets = tickets;
        this.rooms = rooms;
    }

    @Handles("ticket:open")
    public Reference open(Account user, Open open) {
        Tickets.Ticket ticket = tickets.open(user.id(), open.subject());
        rooms.join("account:" + user.id(), "ticket:" + ticket.id());
        rooms.to("agents").opened(new Opened(ticket.id(), user.id(), ticket.subject()));
        return new Reference(ticket.id());
    }

    @Handles("ticket:take")
    public Reference take(Account user, Reference take) {
        if (!user.isAgent()) {
            throw RefusedException.permissionDenied("agents only");
        }
        rooms.join("account:" + user.id(), "ticket:" + find(take.ticket()).id());
        return take;
    }

    @Handles("ticket:say")
    public Receipt say(Account user, Say say) {
        rooms.to("ticket:" + find(say.ticket()).id()).said(new Said(say.ticket(), user.id(), say.text()));
        return new Receipt(tickets.say());
    }

    @On("ticket:typing")
    public void typing(Account user, Reference typing) {
        rooms.toOthers("ticket:" + typing.ticket(), "account:" + user.id())
                .typing(new Typing(typing.ticket(), user.id()));
    }

    @Handles("ticket:close")
    public Asked close(Reference close) {
        Tickets.Ticket ticket = find(close.ticket());
        rooms.to("account:" + ticket.owner()).confirm(close, TO_CONFIRM).thenAccept(answers -> {
            if (answers.received().contains(true)) {
                tickets.close(ticket.id());
                rooms.to("ticket:" + ticket.id()).closed(close);
            }
        });
        return new Asked(ticket.owner());
    }

    @Handles("ticket:count")
    public int count() {
        return tickets.count();
    }

    void left(Account user) {
        rooms.to("agents").left(new Left(user.id()));
    }

    private Tickets.Ticket find(String id) {
        try {
            return tickets.find(id);
        } catch (NoSuchElementException e) {
            throw RefusedException.notFound("no such ticket");
        }
    }
}
