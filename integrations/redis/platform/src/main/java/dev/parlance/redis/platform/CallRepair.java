package dev.parlance.redis.platform;

import dev.parlance.catalogue.platform.call.CallRegistry.Listener;
import dev.parlance.socket.Registration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Has this server's feature see to calls that no server sees to: those that ring for too long, devices of dead nodes, and devices of
 * this one that have left while Redis could not be told. Several servers may do so at once: the first to change the call wins.
 */
final class CallRepair implements NodeTask {
    private static final Script ALARMS = Script.named("call-alarms");
    private static final int MAX_ALARMS = 100;
    private static final long COMES_BACK = 5_000;

    private final RedisStore store;
    private final CallKeys keys;
    private final String node;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final AtomicBoolean outdated = new AtomicBoolean();

    CallRepair(RedisStore store, CallKeys keys, String node) {
        this.store = store;
        this.keys = keys;
        this.node = node;
    }

    Registration listen(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Redis may not have been told of something. */
    void outdate() {
        outdated.set(true);
    }

    @Override
    public void leaseLost() {
        outdate();
    }

    @Override
    public void run() {
        if (listeners.isEmpty()) {
            return;
        }
        for (String member : store.texts(
                ALARMS,
                List.of(keys.alarms()),
                keys.calls(),
                Integer.toString(MAX_ALARMS),
                Long.toString(COMES_BACK))) {
            rangOut(member);
        }
        if (outdated.getAndSet(false)) {
            try {
                checkDevicesOf(node);
            } catch (RuntimeException e) {
                outdate();
                throw e;
            }
        }
    }

    private void rangOut(String member) {
        List<String> call = JoinedTexts.split(member);
        if (call == null || call.size() != 2) {
            store.foundMalformed("alarm");
            store.command(commands -> commands.zrem(keys.alarms(), member));
            return;
        }
        listeners.forEach(listener -> listener.rangOut(call.get(0), call.get(1)));
    }

    @Override
    public void died(String dead) {
        if (!listeners.isEmpty()) {
            checkDevicesOf(dead);
        }
    }

    private void checkDevicesOf(String owner) {
        String key = keys.devicesOf(owner);
        for (String text : store.command(commands -> commands.smembers(key))) {
            List<String> device = JoinedTexts.split(text);
            if (device == null || device.size() != 4) {
                store.foundMalformed("device of a node");
                store.command(commands -> commands.srem(key, text));
            } else if (store.command(
                            commands -> commands.exists(keys.call(CallText.member(device.get(0), device.get(1)))))
                    == 0) {
                store.command(commands -> commands.srem(key, text));
            } else {
                listeners.forEach(
                        listener -> listener.deviceGone(device.get(0), device.get(1), device.get(2), device.get(3)));
            }
        }
    }

    @Override
    public List<String> leftOf(String dead) {
        return List.of(keys.devicesOf(dead));
    }
}
