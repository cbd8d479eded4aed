package dev.parlance.catalogue.platform.call;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The state of a call at a moment: an immutable value that is replaced by the next.
 *
 * @param id unique among the calls of its chat
 * @param chatId the chat whose members talk
 * @param type the kind of call, as {@code audio} or {@code video}
 * @param callerId the id of the user who called
 * @param since when it began
 * @param participants the states of all who were in it at its beginning, the caller too, by user id
 */
public record Call(
        String id, String chatId, String type, String callerId, Instant since, Map<String, Participant> participants) {
    public Call {
        participants = Map.copyOf(participants);
    }

    /** The state of a participant. */
    public enum State {
        /** The devices of the user ring. */
        RINGING,
        /** The user is in the call, with one device. */
        IN,
        /** The user rejected the call. */
        REJECTED,
        /** The user did not answer in time. */
        MISSED,
        /** The user has left the call, or was removed from it. */
        GONE
    }

    /**
     * A participant.
     *
     * @param state the state
     * @param device the id of the socket with which the user is in the call; null in other states
     */
    public record Participant(State state, @Nullable String device) {
        static Participant in(String device) {
            return new Participant(State.IN, device);
        }

        static Participant out(State state) {
            return new Participant(state, null);
        }
    }

    /** Identifies a call: clients choose ids, and must not learn which those of other chats are. */
    record Key(String chatId, String callId) {}

    /** What identifies it. */
    Key key() {
        return new Key(chatId, id);
    }

    /** A call that rings: its caller is in it with that device. */
    static Call ringing(
            String id, String chatId, String type, String callerId, String device, Set<String> called, Instant since) {
        Map<String, Participant> participants = new LinkedHashMap<>();
        called.forEach(userId -> participants.put(userId, Participant.out(State.RINGING)));
        participants.put(callerId, Participant.in(device));
        return new Call(id, chatId, type, callerId, since, participants);
    }

    /** The same call with another state of those users. */
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

    /** The device with which a user is in the call; null if they are not. */
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

    /** Whether it is over: the caller has left it, or nobody else is in it or rings. */
    boolean isOver() {
        return !is(callerId, State.IN)
                || those(State.IN).size() + those(State.RINGING).size() < 2;
    }
}
