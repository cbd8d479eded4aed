package dev.parlance.catalogue.platform.call;

import dev.parlance.catalogue.platform.access.ChatMembership;
import dev.parlance.catalogue.platform.call.Call.State;
import dev.parlance.event.RefusedException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the call that a client refers to, if its user may access it. A user who is no member of the chat learns nothing.
 */
record CallLookup(ChatMembership chats, CallRegistry registry) {
    /** Checks that caller and called are members. */
    void checkMembers(String chatId, String callerId, Collection<String> called) {
        Set<String> all = new HashSet<>(called);
        all.add(callerId);
        Set<String> members = chats.membersAmong(chatId, all);
        checkMember(members.contains(callerId));
        if (!members.containsAll(called)) {
            throw RefusedException.permissionDenied("participants must be members of this chat");
        }
    }

    void checkMember(String chatId, String userId) {
        checkMember(isMember(chatId, userId));
    }

    private static void checkMember(boolean member) {
        if (!member) {
            throw RefusedException.permissionDenied("not a member of this chat");
        }
    }

    /** The call that a user answers. */
    Call called(String userId, CallEvents.Answer answer) {
        Call call = registry.callsOf(answer.callerId()).stream()
                .filter(one -> one.callerId().equals(answer.callerId()))
                .filter(in(answer.chatId(), answer.callId()))
                .findFirst()
                .orElse(null);
        return checked(userId, answer.chatId(), call);
    }

    /** The call that a user hangs up. */
    Call hungUp(String userId, CallEvents.End end) {
        if (end.callId() != null) {
            return checked(userId, end.chatId(), byId(end.chatId(), end.callId()));
        }
        List<Call> all = all(userId, end.chatId(), null).toList();
        List<Call> joined =
                all.stream().filter(call -> call.is(userId, State.IN)).toList();
        if (joined.size() > 1) {
            throw RefusedException.invalid("callId", "callId must name one of several calls");
        }
        return checked(
                userId,
                end.chatId(),
                Stream.concat(joined.stream(), all.stream()).findFirst().orElse(null));
    }

    /** The call in which a user sends a signal to another. */
    Call signalled(String userId, CallEvents.Signal signal) {
        Call both = all(userId, signal.chatId(), signal.callId())
                .filter(call -> call.is(userId, State.IN) && call.is(signal.targetUserId(), State.IN))
                .findFirst()
                .orElse(null);
        if (both != null) {
            return both;
        }
        Call any = signal.callId() != null
                ? byId(signal.chatId(), signal.callId())
                : all(userId, signal.chatId(), null).findFirst().orElse(null);
        return checked(userId, signal.chatId(), any);
    }

    List<Call> callsOf(String userId) {
        return registry.callsOf(userId);
    }

    private Stream<Call> all(String userId, String chatId, @Nullable String callId) {
        return registry.callsOf(userId).stream().filter(in(chatId, callId));
    }

    /** The call of that id in that chat, whoever asks; null if there is none. */
    @Nullable
    Call byId(String chatId, String callId) {
        return registry.find(chatId, callId);
    }

    private static Predicate<Call> in(String chatId, @Nullable String callId) {
        return call ->
                call.chatId().equals(chatId) && (callId == null || call.id().equals(callId));
    }

    private Call checked(String userId, String chatId, @Nullable Call call) {
        if (call != null && call.has(userId)) {
            return call;
        }
        checkMember(chatId, userId);
        throw call == null
                ? RefusedException.notFound("no such call in this chat")
                : RefusedException.permissionDenied("not a participant of this call");
    }

    boolean isMember(String chatId, String userId) {
        return chats.membersAmong(chatId, List.of(userId)).contains(userId);
    }
}
