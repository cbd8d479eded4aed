package dev.parlance.architecture.javadoc;

import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.event.ServerEvent;
import dev.parlance.redis.emitter.RedisEmitter;
import io.lettuce.core.RedisClient;

/** What the examples of the emitter on Redis speak of. Never run. */
public class RedisEmitterExampleContext extends ExampleContext {
    protected static final ServerEvent<Announced> ANNOUNCED = serverEvent("announced", Announced.class);
    protected static final RedisEmitter emitter =
            RedisEmitter.builder(RedisClient.create()).build();

    public record Announced(String text) {}
}
