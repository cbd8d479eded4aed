package dev.parlance.catalogue.platform.call;

import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.access.AccessChecks;
import dev.parlance.catalogue.platform.access.Departures;
import dev.parlance.catalogue.platform.call.Call.Participant;
import dev.parlance.catalogue.platform.call.Call.State;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Audience;
import dev.parlance.socket.DataKey;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.ReturningSession;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What clients do to the calls of one namespace. All of it is called in the order of a chat's calls, unless it says so. */
final class CallActions implements CallRegistry.Listener, Departures.Listener<Socket<? extends PlatformUser>> {
    // A socket that was never in a call need not be looked for when it disconnects.
    private static final DataKey<Boolean> DEVICE = DataKey.kept("parlance.call.device", Boolean.class);

    private final Namespace<? extends PlatformUser> namespace;
    private final CallLookup lookup;
    private final CallChanges changes;
    private final EventOrder order;
    private final Departures<? extends PlatformUser> departures;

    CallActions(Namespace<? extends PlatformUser> namespace, CallLookup lookup, CallChanges changes) {
        this.namespace = namespace;
        this.lookup = lookup;
        this.changes = changes;
        this.order = EventOrder.of(namespace, "call");
        this.departures = Departures.of(namespace, Departures.GRACE, this);
    }

    /** Watches who departs. */
    Registration listen() {
        return Registration.all(departures.listen(), order.checkReturn(namespace, this::lostRooms));
    }

    // The server that its device was on would take it out of the call.
    private List<Room> lostRooms(ReturningSession<? extends PlatformUser> session) {
        String userId = session.user().id();
        String device = session.socketId();
        if (session.data().get(DEVICE) != null
                && !departures.isHere(device)
                && lookup.callsOf(userId).stream().anyMatch(call -> device.equals(call.device(userId)))) {
            throw RefusedException.permissionDenied("in a call, on another server");
        }
        return List.of();
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
        Call call = Call.ringing(id, initiate.chatId(), initiate.type(), callerId, socket.id(), called, changes.now());
        socket.data().put(DEVICE, true);
        changes.begin(
                call,
                () -> namespace
                        .toUsers(called)
                        .emit(
                                CallEvents.INCOMING,
                                new CallEvents.Incoming(call.chatId(), callerId, call.type(), call.since(), id)));
        removeIfDeparted(socket, call);
    }

    void accept(Socket<? extends PlatformUser> socket, CallEvents.Answer answer) {
        String userId = socket.user().id();
        Call found = lookup.called(userId, answer);
        lookup.checkMember(found.chatId(), userId);
        socket.data().put(DEVICE, true);
        changes.change(
                found,
                call -> answered(call, userId, Participant.in(socket.id())),
                call -> toCallerAndOtherDevices(socket, call)
                        .emit(
                                CallEvents.ACCEPTED,
                                new CallEvents.Accepted(call.chatId(), userId, changes.now(), call.id())));
        removeIfDeparted(socket, found);
    }

    void reject(Socket<? extends PlatformUser> socket, CallEvents.Answer answer) {
        String userId = socket.user().id();
        changes.change(
                lookup.called(userId, answer),
                call -> answered(call, userId, Participant.out(State.REJECTED)),
                call -> {
                    toCallerAndOtherDevices(socket, call)
                            .emit(
                                    CallEvents.REJECTED,
                                    new CallEvents.Rejected(call.chatId(), userId, changes.now(), call.id()));
                    // If all have rejected it, the caller has received each rejection.
                    if (call.isOver() && !call.those(State.GONE).isEmpty()) {
                        changes.emitEnded(call, call.participants().keySet(), userId, CallFeature.REJECTED);
                    }
                });
    }

    private static Call answered(Call call, String userId, Participant answer) {
        if (!call.is(userId, State.RINGING)) {
            throw RefusedException.conflict("answered already");
        }
        return call.with(Set.of(userId), answer);
    }

    private static Audience toCallerAndOtherDevices(Socket<? extends PlatformUser> socket, Call call) {
        return socket.broadcast().toUsers(call.callerId(), socket.user().id());
    }

    void end(Socket<? extends PlatformUser> socket, CallEvents.End end) {
        String userId = socket.user().id();
        changes.change(
                lookup.hungUp(userId, end),
                call -> {
                    if (!call.is(userId, State.IN)) {
                        throw RefusedException.permissionDenied("not in this call: accept it or reject it");
                    }
                    return call.with(call.participants().keySet(), Participant.out(State.GONE));
                },
                call -> changes.emitEnded(call, call.participants().keySet(), userId, null));
    }

    void signal(Socket<? extends PlatformUser> socket, CallEvents.Signal signal) {
        String userId = socket.user().id();
        Call call = lookup.signalled(userId, signal);
        String target = call.device(signal.targetUserId());
        if (!socket.id().equals(call.device(userId)) || target == null || target.equals(socket.id())) {
            throw RefusedException.permissionDenied("both must be in this call, the caller with this device");
        }
        namespace
                .toSockets(target)
                .emit(
                        CallEvents.SIGNALLED,
                        new CallEvents.Signalled(call.chatId(), call.id(), userId, signal.kind(), signal.data()));
    }

    /** Its calls end or go on without it. Called outside the order of calls. */
    @Override
    public void departed(Socket<? extends PlatformUser> socket) {
        if (socket.data().get(DEVICE) != null) {
            order.runBlockingAlways(
                    EventOrder.socket(socket.id()),
                    () -> lookup.callsOf(socket.user().id())
                            .forEach(call -> order.runBlockingAlways(
                                    EventOrder.calls(call.chatId()), () -> removeDevice(socket, call))));
        }
    }

    /** A call knows a device by its socket's id, which is the same. A device that has departed was sent the end of its calls. */
    @Override
    public void returned(Socket<? extends PlatformUser> socket, boolean elsewhere) {}

    // The socket may have departed before this call had it: then nobody else removes it.
    private void removeIfDeparted(Socket<? extends PlatformUser> socket, Call call) {
        if (departures.hasDeparted(socket)) {
            removeDevice(socket, call);
        }
    }

    private void removeDevice(Socket<? extends PlatformUser> socket, Call call) {
        removeDevice(socket.user().id(), socket.id(), call);
    }

    private void removeDevice(String userId, String device, Call call) {
        changes.remove(
                call,
                now -> device.equals(now.device(userId)) ? Set.of(userId) : Set.of(),
                State.GONE,
                userId,
                CallFeature.DISCONNECTED);
    }

    @Override
    public void deviceGone(String chatId, String callId, String userId, String device) {
        order.runBlockingAlways(EventOrder.calls(chatId), () -> {
            Call call = lookup.byId(chatId, callId);
            if (call != null && !departures.isHere(device)) {
                removeDevice(userId, device, call);
            }
        });
    }

    @Override
    public void rangOut(String chatId, String callId) {
        order.runBlockingAlways(EventOrder.calls(chatId), () -> {
            Call call = lookup.byId(chatId, callId);
            if (call != null) {
                changes.endRinging(call);
            }
        });
    }

    /** Removes a user from a chat's calls. Called outside the order of calls; waits for its turn. */
    void removeHere(String chatId, String userId) {
        order.runHere(EventOrder.calls(chatId), () -> remove(chatId, userId));
    }

    /** Removes a user from the calls of chats that the user is no longer a member of; waits as {@link #removeHere}. */
    void recheck(String userId) {
        AccessChecks checks = new AccessChecks();
        lookup.callsOf(userId).stream().map(Call::chatId).distinct().forEach(chatId -> {
            if (!checks.allow(() -> lookup.isMember(chatId, userId))) {
                checks.run(() -> removeHere(chatId, userId));
            }
        });
        checks.end();
    }

    private void remove(String chatId, String userId) {
        lookup.callsOf(userId).stream()
                .filter(call -> call.chatId().equals(chatId))
                .forEach(call -> changes.remove(
                        call,
                        now -> now.is(userId, State.IN) || now.is(userId, State.RINGING) ? Set.of(userId) : Set.of(),
                        State.GONE,
                        userId,
                        CallFeature.REMOVED));
    }

    /** Whether nothing is remembered of any call, but in the registry. */
    boolean isIdle() {
        return changes.isEmpty();
    }
}
