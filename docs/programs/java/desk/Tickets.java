package desk;

import dev.parlance.event.RefusedException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The tickets, in memory. */
final class Tickets {
    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();
    private final Set<String> closed = ConcurrentHashMap.newKeySet();

    Ticket open(SupportDesk.Account customer) {
        Ticket ticket = new Ticket("t" + (tickets.size() + 1), customer.id());
        tickets.put(ticket.id(), ticket);
        return ticket;
    }

    /** An open ticket, for its customer or an agent. */
    Ticket of(String id, SupportDesk.Account reader) {
        Ticket ticket = tickets.get(id);
        if (ticket == null || !(reader.isAgent() || reader.id().equals(ticket.customer()))) {
            throw RefusedException.notFound("there is no such ticket");
        }
        if (closed.contains(id)) {
            throw new TicketClosedException(id);
        }
        return ticket;
    }

    void close(Ticket ticket) {
        closed.add(ticket.id());
    }
}
