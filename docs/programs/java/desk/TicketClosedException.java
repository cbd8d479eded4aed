package desk;

/** Nothing can be said in a ticket any more. Knows nothing of Socket.IO: the desk says how clients are refused. */
final class TicketClosedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TicketClosedException(String ticket) {
        super(ticket);
    }
}
