package dev.parlance.socket;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Namespace} for events by their names, without types, those between servers among them: {@code
 * namespace.untyped()}.
 *
 * @param <U> the application's type of a user
 */
public interface UntypedNamespace<U extends User> extends UntypedAudience, UntypedListenable<U> {
    /**
     * Sends an event to the other servers.
     *
     * <pre>{@code
     * namespace.untyped().serverSideEmit("settings:changed", tenantId);
     * }</pre>
     *
     * @param arguments plain Java values, no records; a null array is one argument that is null
     */
    void serverSideEmit(String name, @Nullable Object @Nullable ... arguments);

    /**
     * Sends an event to the other servers and collects their answers.
     *
     * <pre>{@code
     * namespace.untyped().serverSideRequest("load", Duration.ofSeconds(5))
     *         .thenAccept(loads -> log.info("{}, and {} are silent", loads.received(), loads.missing()));
     * }</pre>
     *
     * @param deadline how long to wait; positive
     * @param arguments as {@link #serverSideEmit} takes them
     * @return the first argument of each answer; a server that has not answered at the deadline is counted as missing. Ends with a
     *     {@link dev.parlance.event.RefusedException} of the code {@code unavailable} if the other servers cannot be asked
     */
    CompletableFuture<Answers<@Nullable Object>> serverSideRequest(
            String name, Duration deadline, @Nullable Object @Nullable ... arguments);

    /**
     * Adds a listener of events of that name from other servers. They come one after another, in their order, except
     * those that expect an answer.
     *
     * <pre>{@code
     * namespace.untyped().onServerSideEmit("settings:changed", (arguments, ack) -> settings.reload(arguments.get(0)));
     * }</pre>
     */
    Registration onServerSideEmit(String name, ServerSideListener listener);
}
