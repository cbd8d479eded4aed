package dev.parlance.bridge.port;

import dev.parlance.binding.Emits;
import dev.parlance.bridge.port.TicketEvents.Left;
import dev.parlance.bridge.port.TicketEvents.Opened;
import dev.parlance.bridge.port.TicketEvents.Reference;
import dev.parlance.bridge.port.TicketEvents.Said;
import dev.parlance.bridge.port.TicketEvents.Typing;
import dev.parlance.socket.Answers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** All that the application asks of its server, whichever it is. */
public interface TicketRooms {
    /** What it sends. */
    interface Outgoing {
        @Emits("ticket:opened")
        void opened(Opened opened);

        @Emits("ticket:said")
        void said(Said said);

        @Emits("ticket:typing")
        void typing(Typing typing);

        @Emits("ticket:closed")
        void closed(Reference ticket);

        @Emits("left")
        void left(Left left);

        @Emits("ticket:confirm")
        CompletableFuture<Answers<Boolean>> confirm(Reference ticket, Duration deadline);
    }

    /** Sends to all in a room. */
    Outgoing to(String room);

    /** Sends to all in a room who are not in another. */
    Outgoing toOthers(String room, String except);

    /** Makes all in a room join another. */
    void join(String room, String other);
}
