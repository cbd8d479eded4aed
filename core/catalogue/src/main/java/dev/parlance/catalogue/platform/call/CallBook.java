package dev.parlance.catalogue.platform.call;

import dev.parlance.catalogue.platform.Turns;
import dev.parlance.catalogue.platform.call.Call.Participant;
import dev.parlance.catalogue.platform.call.Call.State;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Scheduler;
import dev.parlance.socket.Scheduler.Timer;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * How calls begin, change and end on one namespace. What becomes of one call happens in its turn, so that its devices hear
 * it in that order; between servers the registry decides.
 */
final class CallBook {
    private final Namespace<?> namespace;
    private final CallRegistry registry;
    private final Scheduler scheduler;
    private final Duration ringing;
    private final Turns turns = new Turns();
    private final Map<String, Alarm> alarms = new ConcurrentHashMap<>();

    CallBook(Namespace<?> namespace, CallRegistry registry, Scheduler scheduler, Duration ringing) {
        this.namespace = namespace;
        this.registry = registry;
        this.scheduler = scheduler;
        this.ringing = ringing;
    }

    /** Begins a call, then does what goes with it. */
    void begin(Call call, Runnable then) {
        turns.run(call.id(), () -> {
            switch (registry.add(call, CallFeature.CALLS)) {
                case TAKEN -> throw RefusedException.conflict("a call of this id, or the caller's in this chat, is on");
                case TOO_MANY -> throw RefusedException.conflict("the caller has too many calls");
                case ADDED -> {
                    Alarm alarm = new Alarm();
                    alarms.put(call.id(), alarm);
                    alarm.timer = scheduler.schedule(ringing, () -> turns.run(call.id(), () -> expire(call, alarm)));
                    then.run();
                }
            }
        });
    }

    /**
     * Changes a call, then does what goes with it.
     *
     * @param change what becomes of it as it stands now; may refuse. Asked again when another server was faster
     */
    void change(Call found, UnaryOperator<Call> change, Consumer<Call> then) {
        turns.run(found.id(), () -> {
            Call before;
            Call after;
            do {
                before = registry.find(found.id());
                if (before == null) {
                    throw RefusedException.notFound("the call is over");
                }
                after = change.apply(before);
            } while (!keep(before, after));
            then.accept(after);
        });
    }

    /** Those users are in the call no longer, and hear it; if it is over with that, all participants do. */
    void takeOut(Call found, Function<Call, Set<String>> who, State state, String endedBy, String reason) {
        turns.run(found.id(), () -> {
            for (Call before = registry.find(found.id()); before != null; before = registry.find(found.id())) {
                Set<String> out = who.apply(before);
                Call after = before.with(out, Participant.out(state));
                if (out.isEmpty()) {
                    return;
                }
                if (keep(before, after)) {
                    tellEnded(after, after.isOver() ? after.participants().keySet() : out, endedBy, reason);
                    return;
                }
            }
        });
    }

    private boolean keep(Call before, Call after) {
        boolean over = after.isOver();
        if (!(over ? registry.remove(before) : registry.replace(before, after))) {
            return false;
        }
        if (over || after.those(State.RINGING).isEmpty()) {
            Alarm alarm = alarms.remove(after.id());
            if (alarm != null && alarm.timer != null) {
                alarm.timer.cancel();
            }
        }
        return true;
    }

    // The call may be over, and another have its id: then the alarm is another.
    private void expire(Call call, Alarm alarm) {
        if (alarms.remove(call.id(), alarm)) {
            takeOut(call, now -> now.those(State.RINGING), State.MISSED, call.callerId(), CallFeature.TIMEOUT);
        }
    }

    void tellEnded(Call call, Collection<String> userIds, String endedBy, @Nullable String reason) {
        namespace
                .toUsers(userIds.toArray(String[]::new))
                .emit(CallEvents.ENDED, new CallEvents.Ended(call.chatId(), endedBy, now(), call.id(), reason));
    }

    Instant now() {
        return scheduler.clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Whether nothing is remembered of any call here. */
    boolean isEmpty() {
        return alarms.isEmpty();
    }

    private static final class Alarm {
        private @Nullable Timer timer;
    }
}
