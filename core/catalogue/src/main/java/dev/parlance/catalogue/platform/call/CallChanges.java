package dev.parlance.catalogue.platform.call;

import dev.parlance.catalogue.platform.ServerTime;
import dev.parlance.catalogue.platform.call.Call.Participant;
import dev.parlance.catalogue.platform.call.Call.State;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Scheduler;
import dev.parlance.socket.Scheduler.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How calls begin, change and end on one namespace. All of it is called in the order of a chat's calls, so that devices
 * receive the changes of a call in that order; between servers the registry decides.
 */
final class CallChanges {
    private final Namespace<?> namespace;
    private final CallRegistry registry;
    private final Scheduler scheduler;
    private final Duration ringing;
    private final EventOrder order;
    private final Map<Call.Key, RingTimer> timers = new ConcurrentHashMap<>();

    CallChanges(Namespace<?> namespace, CallRegistry registry, Duration ringing) {
        this.namespace = namespace;
        this.order = EventOrder.of(namespace, "call");
        this.registry = registry;
        this.scheduler = namespace.server().scheduler();
        this.ringing = ringing;
    }

    /** Begins a call, then runs what follows from it. */
    void begin(Call call, Runnable then) {
        switch (registry.add(call, CallFeature.CALLS)) {
            case TAKEN -> throw RefusedException.conflict("a call of this id, or the caller's in this chat, is on");
            case TOO_MANY -> throw RefusedException.conflict("the caller has too many calls");
            case ADDED -> {
                RingTimer ring = new RingTimer();
                timers.put(call.key(), ring);
                ring.timer = scheduler.schedule(
                        ringing,
                        () -> order.runBlockingAlways(EventOrder.calls(call.chatId()), () -> expire(call, ring)));
                then.run();
            }
        }
    }

    /**
     * Changes a call, then runs what follows from it.
     *
     * @param change what becomes of the call as it is now; may refuse. Called again if another server was faster
     */
    void change(Call found, UnaryOperator<Call> change, Consumer<Call> then) {
        Call before;
        Call after;
        do {
            before = registry.find(found.chatId(), found.id());
            if (before == null) {
                throw RefusedException.notFound("the call is over");
            }
            after = change.apply(before);
        } while (!store(before, after));
        then.accept(after);
    }

    /** Removes users from a call and notifies them; if it is over then, all participants. */
    void remove(Call found, Function<Call, Set<String>> who, State state, String endedBy, String reason) {
        for (Call before = registry.find(found.chatId(), found.id());
                before != null;
                before = registry.find(found.chatId(), found.id())) {
            Set<String> removed = who.apply(before);
            Call after = before.with(removed, Participant.out(state));
            if (removed.isEmpty()) {
                return;
            }
            if (store(before, after)) {
                emitEnded(after, after.isOver() ? after.participants().keySet() : removed, endedBy, reason);
                return;
            }
        }
    }

    private boolean store(Call before, Call after) {
        boolean over = after.isOver();
        if (!(over ? registry.remove(before) : registry.replace(before, after))) {
            return false;
        }
        if (over || after.those(State.RINGING).isEmpty()) {
            RingTimer ring = timers.remove(after.key());
            if (ring != null && ring.timer != null) {
                ring.timer.cancel();
            }
        }
        return true;
    }

    // The call may be over, and another have its id: then the timer is another.
    private void expire(Call call, RingTimer ring) {
        if (timers.remove(call.key(), ring)) {
            endRinging(call);
        }
    }

    /** Whoever still rings has missed a call. */
    void endRinging(Call call) {
        remove(call, now -> now.those(State.RINGING), State.MISSED, call.callerId(), CallFeature.TIMEOUT);
    }

    /** The feature is removed: no call ends by itself any more. */
    void end() {
        timers.forEach((key, ring) -> {
            if (timers.remove(key, ring) && ring.timer != null) {
                ring.timer.cancel();
            }
        });
    }

    void emitEnded(Call call, Collection<String> userIds, String endedBy, @Nullable String reason) {
        namespace
                .toUsers(userIds)
                .emit(CallEvents.ENDED, new CallEvents.Ended(call.chatId(), endedBy, now(), call.id(), reason));
    }

    Instant now() {
        return ServerTime.now(namespace);
    }

    /** Whether nothing is remembered of any call here. */
    boolean isEmpty() {
        return timers.isEmpty();
    }

    private static final class RingTimer {
        private @Nullable Timer timer;
    }
}
