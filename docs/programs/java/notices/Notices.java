package notices;

import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.event.ServerEvent;
import dev.parlance.redis.emitter.RedisEmitter;
import io.lettuce.core.RedisClient;

/** A batch job, which is no server and reaches the clients of all servers. */
public final class Notices {
    public record Notice(String text) {}

    public static final ServerEvent<Notice> NOTICE = serverEvent("notice", Notice.class);

    private Notices() {}

    public static void send(RedisClient redis, String text) {
        try (RedisEmitter emitter = RedisEmitter.builder(redis).build()) {
            emitter.namespace("/").to("hall:main").emit(NOTICE, new Notice(text));
        }
    }

    public static void main(String[] args) {
        RedisClient redis = RedisClient.create("redis://localhost");
        send(redis, "The hall opens at nine");
        redis.shutdown();
    }
}
