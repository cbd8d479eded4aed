package dev.parlance.internal.server.delivery;

import dev.parlance.internal.json.IncomingArguments;
import dev.parlance.socket.Answers;
import dev.parlance.socket.UntypedAudience;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The untyped half of an audience. */
record UntypedRoomAudience(RoomAudience audience) implements UntypedAudience {
    @Override
    public void emit(String name, @Nullable Object @Nullable ... arguments) {
        audience.send(audience.writer().untyped(name, arguments));
    }

    @Override
    public CompletableFuture<Answers<List<@Nullable Object>>> request(
            String name, Duration deadline, @Nullable Object @Nullable ... arguments) {
        return audience.request(audience.writer().untyped(name, arguments), deadline, IncomingArguments::values);
    }
}
