package dev.parlance.clients.cluster.server;

import dev.parlance.redis.emitter.EmitterAudience;
import dev.parlance.redis.emitter.RedisEmitter;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Our emitter. Redis has taken what it was asked to do when a method returns. */
public final class JavaEmitter implements ClusterOrigin {
    private static final int TIMEOUT_SECONDS = 5;

    private final RedisEmitter emitter;
    private final String namespace;

    public JavaEmitter(RedisEmitter emitter, String namespace) {
        this.emitter = emitter;
        this.namespace = namespace;
    }

    private EmitterAudience audience(Target target) {
        EmitterAudience audience = emitter.namespace(namespace);
        audience = target.rooms().isEmpty() ? audience : audience.to(target.rooms());
        audience = audience.except(target.except());
        return target.isVolatile() ? audience.asVolatile() : audience;
    }

    @Override
    public String name() {
        return "Java's emitter";
    }

    @Override
    public void broadcast(Target target, List<@Nullable Object> event) {
        await(audience(target).emit((String) event.get(0), arguments(event)));
    }

    @Override
    public void join(Target target, List<String> rooms) {
        await(audience(target).socketsJoin(rooms.toArray(String[]::new)));
    }

    @Override
    public void leave(Target target, List<String> rooms) {
        await(audience(target).socketsLeave(rooms.toArray(String[]::new)));
    }

    @Override
    public void disconnect(Target target, boolean close) {
        await(close ? audience(target).disconnectClients() : audience(target).disconnectSockets());
    }

    @Override
    public void serverSideEmit(List<@Nullable Object> event) {
        await(audience(Target.EVERYONE).serverSideEmit((String) event.get(0), arguments(event)));
    }

    private static Object[] arguments(List<@Nullable Object> event) {
        return event.subList(1, event.size()).toArray();
    }

    private static void await(CompletableFuture<Void> taken) {
        try {
            taken.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        emitter.close();
    }

    @Override
    public String toString() {
        return name();
    }
}
