package dev.parlance.redis.platform;

import dev.parlance.catalogue.platform.call.Call;
import dev.parlance.catalogue.platform.call.Call.State;
import dev.parlance.catalogue.platform.call.CallFeature;
import dev.parlance.catalogue.platform.call.CallRegistry;
import dev.parlance.socket.Registration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one namespace of all servers: each a value that is replaced if it is still the one that was read. Beside it stands
 * which node has each device in it, and when it will have rung for long enough ({@link CallRepair}).
 */
final class RedisCalls implements CallRegistry {
    /** A call that nobody changes for so long is forgotten. */
    static final Duration KEPT = Duration.ofDays(1);

    /** The server on which a call has begun ends its ringing; others only if it has not done so by then. */
    private static final Duration BEHIND = Duration.ofSeconds(1);

    private static final Script ADD = Script.named("call-add");
    private static final Script REPLACE = Script.named("call-replace");
    private static final Script REMOVE = Script.named("call-remove");
    private static final Script OF_USER = Script.named("call-of-user");
    private static final int MAX_OF_USER = 1_000;

    private final RedisStore store;
    private final CallKeys keys;
    private final String node;
    private final CallRepair repair;
    private volatile Duration ringing = CallFeature.RINGING;

    RedisCalls(RedisStore store, CallKeys keys, String node, CallRepair repair) {
        this.store = store;
        this.keys = keys;
        this.node = node;
        this.repair = repair;
    }

    @Override
    public Registration listen(Listener listener, Duration rings) {
        ringing = rings;
        return repair.listen(listener);
    }

    private long run(Script script, List<String> names, List<String> arguments) {
        try {
            return store.number(script, names, arguments.toArray(String[]::new));
        } catch (RuntimeException e) {
            repair.outdate();
            throw e;
        }
    }

    private static String millis(Duration time) {
        return Long.toString(time.toMillis());
    }

    @Override
    public Added add(Call call, int max) {
        String member = CallText.member(call.chatId(), call.id());
        List<String> arguments = new ArrayList<>(List.of(
                CallText.of(call),
                member,
                call.chatId(),
                Integer.toString(max),
                millis(ringing.plus(BEHIND)),
                millis(KEPT),
                keys.calls(),
                node));
        arguments.addAll(CallText.devices(call));
        List<String> names = keys.withParticipants(
                call,
                keys.call(member),
                keys.begunBy(call.callerId()),
                keys.alarms(),
                keys.devicesOf(node),
                keys.numbers());
        return switch ((int) run(ADD, names, arguments)) {
            case 0 -> Added.ADDED;
            case 1 -> Added.TAKEN;
            default -> Added.TOO_MANY;
        };
    }

    @Override
    public @Nullable Call find(String chatId, String callId) {
        String key = keys.call(CallText.member(chatId, callId));
        try {
            String value = store.command(commands -> commands.hget(key, "value"));
            Call call = value == null ? null : CallText.parse(value);
            if (value == null || call != null) {
                return call;
            }
        } catch (MalformedValueException e) {
            // Dropped as one that cannot be read.
        }
        drop(key);
        return null;
    }

    private void drop(String key) {
        store.foundMalformed("call");
        store.command(commands -> commands.del(key));
    }

    @Override
    public List<Call> callsOf(String userId) {
        List<String> found =
                store.texts(OF_USER, List.of(keys.ofUser(userId)), keys.calls(), Integer.toString(MAX_OF_USER));
        List<Call> calls = new ArrayList<>(found.size() / 2);
        for (int i = 0; i + 1 < found.size(); i += 2) {
            Call call = CallText.parse(found.get(i + 1));
            if (call == null) {
                drop(keys.call(found.get(i)));
            } else {
                calls.add(call);
            }
        }
        return calls;
    }

    @Override
    public boolean replace(Call before, Call after) {
        String member = CallText.member(before.chatId(), before.id());
        TreeSet<String> left = CallText.devices(before);
        left.removeAll(CallText.devices(after));
        TreeSet<String> come = CallText.devices(after);
        come.removeAll(CallText.devices(before));
        List<String> arguments = new ArrayList<>(List.of(
                CallText.of(before),
                CallText.of(after),
                member,
                rings(after) ? "1" : "0",
                millis(KEPT),
                node,
                keys.devices(),
                Integer.toString(left.size())));
        arguments.addAll(left);
        arguments.addAll(come);
        return run(REPLACE, List.of(keys.call(member), keys.alarms(), keys.devicesOf(node)), arguments) == 1;
    }

    private static boolean rings(Call call) {
        return call.participants().values().stream().anyMatch(participant -> participant.state() == State.RINGING);
    }

    @Override
    public boolean remove(Call call) {
        String member = CallText.member(call.chatId(), call.id());
        List<String> names =
                keys.withParticipants(call, keys.call(member), keys.begunBy(call.callerId()), keys.alarms());
        return run(REMOVE, names, List.of(CallText.of(call), member, call.chatId(), keys.devices())) == 1;
    }
}
