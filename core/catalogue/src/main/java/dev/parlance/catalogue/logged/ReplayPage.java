package dev.parlance.catalogue.logged;

import dev.parlance.catalogue.log.LogEntry;
import dev.parlance.catalogue.log.OrderedLog;
import dev.parlance.catalogue.logged.LoggedRoomEvents.GapReason;
import dev.parlance.socket.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one join is sent of what its client has missed: no more than fits. For one join. */
final class ReplayPage {
    private static final int BATCH = 100;

    private final Membership member;
    private final OrderedLog log;
    private final Json json;
    private int eventsLeft;
    private int bytesLeft;

    ReplayPage(Membership member, OrderedLog log, Json json, int maxEvents, int maxBytes) {
        this.member = member;
        this.log = log;
        this.json = json;
        this.eventsLeft = maxEvents;
        this.bytesLeft = maxBytes;
    }

    Membership member() {
        return member;
    }

    /**
     * Sends what its client has missed up to that number, as long as it fits.
     *
     * @return why it cannot go on; null if it can
     */
    @Nullable
    GapReason send(long upTo) {
        while (member.position() < upTo && !isFull() && !member.hasEnded()) {
            List<LogEntry> batch = log.since(member.room(), member.position(), Math.min(BATCH, eventsLeft));
            if (batch.isEmpty() || batch.get(0).number() > member.position() + 1) {
                return GapReason.TRIMMED;
            }
            batch.stream().filter(entry -> entry.number() <= upTo).forEach(this::send);
        }
        return null;
    }

    private boolean isFull() {
        return eventsLeft <= 0 || bytesLeft <= 0;
    }

    private void send(LogEntry entry) {
        if (isFull() || member.hasEnded()) {
            return;
        }
        NumberedEvent event = NumberedEvent.of(entry, json);
        if (event != null) {
            event.emit(member.socket().untyped());
            bytesLeft -= event.bytes();
        }
        eventsLeft--;
        member.advance(entry.number());
    }
}
