package dev.parlance.catalogue.platform.call;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A call as it stands at a moment: a value that is never changed, only replaced by the next.
 *
 * @param id tells calls apart
 * @param chatId the chat whose members talk
 * @param type the kind of call, as {@code audio} or {@code video}
 * @param callerId the id of the user who called
 * @param since when he called
 * @param participants where each of those stands who were in it at its beginning, the caller too, by their ids
 */
public record Call(
        String id, String chatId, String type, String callerId, Instant since, Map<String, Participant> participants) {
    public Call {
        participants = Map.copyOf(participants);
    }

    /** Where a participant stands. */
    public enum State {
        /** His devices ring. */
        RINGING,
        /** He is in the call, with one device. */
        IN,
        /** He did not want to. */
        REJECTED,
        /** He did not answer in time. */
        MISSED,
        /** He was in the call, or should have been, and is gone. */
        GONE
    }

    /**
     * A participant.
     *
     * @param state where he stands
     * @param device the id of the socket with which he is in the call; null unless he is
     */
    public record Participant(State state, @Nullable String device) {
        static Participant in(String device) {
            return new Participant(State.IN, device);
        }

        static Participant out(State state) {
            return new Participant(state, null);
        }
    }

    /** A call that rings: its caller is in it with that device. */
    static Call ringing(
            String id, String chatId, String type, String callerId, String device, Set<String> called, Instant since) {
        Map<String, Participant> participants = new LinkedHashMap<>();
        called.forEach(userId -> participants.put(userId, Participant.out(State.RINGING)));
        participants.put(callerId, Participant.in(device));
        return new Call(id, chatId, type, callerId, since, participants);
    }

    /** The same call where those users stand elsewhere now. */
    Call with(Collection<String> userIds, Participant now) {
        Map<String, Participant> changed = new LinkedHashMap<>(participants);
        userIds.forEach(userId -> changed.put(userId, now));
        return new Call(id, chatId, type, callerId, since, changed);
    }

    boolean has(String userId) {
        return participants.containsKey(userId);
    }

    boolean is(String userId, State state) {
        Participant participant = participants.get(userId);
        return participant != null && participant.state == state;
    }

    /** The device with which a user is in the call; null if he is not. */
    @Nullable
    String device(String userId) {
        Participant participant = participants.get(userId);
        return participant == null ? null : participant.device;
    }

    Set<String> those(State state) {
        return participants.keySet().stream()
                .filter(userId -> is(userId, state))
                .collect(Collectors.toSet());
    }

    /** Whether there is nothing left of it: the caller has gone, or nobody else is in it or rings. */
    boolean isOver() {
        return !is(callerId, State.IN)
                || those(State.IN).size() + those(State.RINGING).size() < 2;
    }
}
