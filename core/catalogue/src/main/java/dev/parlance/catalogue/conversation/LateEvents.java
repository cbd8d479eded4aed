package dev.parlance.catalogue.conversation;

import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Scheduler;
import dev.parlance.socket.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What is broadcast late, because a server has crashed, is kept for a while, and sent to those of its audience who connect then:
 * the clients of that server are only coming back.
 */
final class LateEvents {
    /** Longer than clients take to come back. */
    static final Duration RETURN = Duration.ofMinutes(1);

    private static final int MAX_EVENTS = 10_000;

    private final Scheduler scheduler;
    private final Map<String, List<Late<?>>> byProfile = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    private record Late<P>(ServerEvent<P> event, P payload) {
        void emitTo(Socket<?> socket) {
            socket.emit(event, payload);
        }
    }

    LateEvents(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Keeps an event for those users, unless too much is kept. Before it is broadcast: who connects in between receives it twice. */
    <P> void add(Collection<String> profileIds, ServerEvent<P> event, P payload) {
        if (count.addAndGet(profileIds.size()) > MAX_EVENTS) {
            count.addAndGet(-profileIds.size());
            return;
        }
        Late<P> late = new Late<>(event, payload);
        profileIds.forEach(id ->
                byProfile.compute(id, (same, before) -> with(before == null ? List.of() : before, late)));
        scheduler.schedule(RETURN, () -> profileIds.forEach(id -> forget(id, late)));
    }

    private void forget(String profileId, Late<?> late) {
        count.decrementAndGet();
        byProfile.computeIfPresent(profileId, (same, before) -> {
            List<Late<?>> rest = before.stream().filter(each -> each != late).toList();
            return rest.isEmpty() ? null : rest;
        });
    }

    private static List<Late<?>> with(List<Late<?>> before, Late<?> more) {
        List<Late<?>> all = new ArrayList<>(before);
        all.add(more);
        return List.copyOf(all);
    }

    /** Sends a socket that has connected what is kept for its user. */
    void connected(Socket<?> socket) {
        byProfile.getOrDefault(socket.user().id(), List.of()).forEach(late -> late.emitTo(socket));
    }
}
