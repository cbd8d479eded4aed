package dev.parlance.socket;

import dev.parlance.event.Incubating;
import java.util.function.Consumer;

/**
 * Where servers share their {@link Revocations}; to be implemented on something that they all reach. Methods may be called from any
 * thread and must not block.
 */
@Incubating
public interface SharedRevocations {
    /**
     * Shares a revocation, with what is issued up to what time if that matters. If that is not possible now, it is done as soon as
     * it is.
     */
    void add(Revocation revocation);

    /**
     * Calls the listener with what is shared: soon with what has been so far and is still kept, then with each as it comes, also with
     * those of this server. Each is {@linkplain Revocation#keptFor kept} for as long as is left.
     *
     * @param listener does not block for long; may be called by several threads
     */
    Registration listen(Consumer<Revocation> listener);
}
