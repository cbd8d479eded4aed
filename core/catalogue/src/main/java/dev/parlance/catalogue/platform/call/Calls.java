package dev.parlance.catalogue.platform.call;

import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.call.Call.Participant;
import dev.parlance.catalogue.platform.call.Call.State;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Audience;
import dev.parlance.socket.DataKey;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.UUID;

/** What clients do to the calls of one namespace. */
final class Calls {
    // Who is no device of a call need not be looked for when he disconnects.
    private static final DataKey<Boolean> DEVICE = DataKey.of("parlance.call.device", Boolean.class);

    private final Namespace<? extends PlatformUser> namespace;
    private final CallLookup lookup;
    private final CallBook book;

    Calls(Namespace<? extends PlatformUser> namespace, CallLookup lookup, CallBook book) {
        this.namespace = namespace;
        this.lookup = lookup;
        this.book = book;
    }

    void initiate(Socket<? extends PlatformUser> socket, CallEvents.Initiate initiate) {
        String callerId = socket.user().id();
        Set<String> called = new LinkedHashSet<>(initiate.participants());
        called.remove(callerId);
        if (called.isEmpty() || called.size() > CallFeature.PARTICIPANTS) {
            throw RefusedException.invalid(
                    "participants", "participants must name 1 to " + CallFeature.PARTICIPANTS + " others");
        }
        lookup.checkMembers(initiate.chatId(), callerId, called);
        String id = initiate.callId() != null
                ? initiate.callId()
                : UUID.randomUUID().toString();
        Call call = Call.ringing(id, initiate.chatId(), initiate.type(), callerId, socket.id(), called, book.now());
        socket.data().put(DEVICE, true);
        book.begin(
                call,
                () -> namespace
                        .toUsers(called.toArray(String[]::new))
                        .emit(
                                CallEvents.INCOMING,
                                new CallEvents.Incoming(call.chatId(), callerId, call.type(), call.since(), id)));
    }

    void accept(Socket<? extends PlatformUser> socket, CallEvents.Answer answer) {
        String userId = socket.user().id();
        Call found = lookup.called(userId, answer);
        lookup.checkMember(found.chatId(), userId);
        socket.data().put(DEVICE, true);
        book.change(
                found,
                call -> answered(call, userId, Participant.in(socket.id())),
                call -> toCallerAndOwn(socket, call)
                        .emit(
                                CallEvents.ACCEPTED,
                                new CallEvents.Accepted(call.chatId(), userId, book.now(), call.id())));
    }

    void reject(Socket<? extends PlatformUser> socket, CallEvents.Answer answer) {
        String userId = socket.user().id();
        book.change(
                lookup.called(userId, answer),
                call -> answered(call, userId, Participant.out(State.REJECTED)),
                call -> {
                    toCallerAndOwn(socket, call)
                            .emit(
                                    CallEvents.REJECTED,
                                    new CallEvents.Rejected(call.chatId(), userId, book.now(), call.id()));
                    // If all have rejected it, the caller has heard each of them.
                    if (call.isOver() && !call.those(State.GONE).isEmpty()) {
                        book.tellEnded(call, call.participants().keySet(), userId, CallFeature.REJECTED);
                    }
                });
    }

    private static Call answered(Call call, String userId, Participant answer) {
        if (!call.is(userId, State.RINGING)) {
            throw RefusedException.conflict("answered already");
        }
        return call.with(Set.of(userId), answer);
    }

    private static Audience toCallerAndOwn(Socket<? extends PlatformUser> socket, Call call) {
        return socket.to(Room.ofUser(call.callerId()), Room.ofUser(socket.user().id()));
    }

    void end(Socket<? extends PlatformUser> socket, CallEvents.End end) {
        String userId = socket.user().id();
        book.change(
                lookup.hungUp(userId, end),
                call -> {
                    if (!call.is(userId, State.IN)) {
                        throw RefusedException.permissionDenied("not in this call: accept it or reject it");
                    }
                    return call.with(call.participants().keySet(), Participant.out(State.GONE));
                },
                call -> book.tellEnded(call, call.participants().keySet(), userId, null));
    }

    void signal(Socket<? extends PlatformUser> socket, CallEvents.Signal signal) {
        String userId = socket.user().id();
        Call call = lookup.signalled(userId, signal);
        String target = call.device(signal.targetUserId());
        if (!socket.id().equals(call.device(userId)) || target == null || target.equals(socket.id())) {
            throw RefusedException.permissionDenied("both must be in this call, the caller with this device");
        }
        namespace
                .to(Room.ofSocket(target))
                .emit(
                        CallEvents.SIGNALLED,
                        new CallEvents.Signalled(call.chatId(), call.id(), userId, signal.kind(), signal.data()));
    }

    void disconnected(Socket<? extends PlatformUser> socket) {
        if (socket.data().get(DEVICE) != null) {
            String userId = socket.user().id();
            lookup.callsOf(userId)
                    .forEach(call -> book.takeOut(
                            call,
                            now -> socket.id().equals(now.device(userId)) ? Set.of(userId) : Set.of(),
                            State.GONE,
                            userId,
                            CallFeature.DISCONNECTED));
        }
    }

    void remove(String chatId, String userId) {
        lookup.callsOf(userId).stream()
                .filter(call -> call.chatId().equals(chatId))
                .forEach(call -> book.takeOut(
                        call,
                        now -> now.is(userId, State.IN) || now.is(userId, State.RINGING) ? Set.of(userId) : Set.of(),
                        State.GONE,
                        userId,
                        CallFeature.REMOVED));
    }

    /** Whether nothing is remembered of any call, but in the registry. */
    boolean isIdle() {
        return book.isEmpty();
    }
}
