package dev.parlance.socket;

import dev.parlance.event.Incubating;
import java.util.Collection;
import java.util.concurrent.CompletionStage;

/**
 * Decides in which of its rooms a session may be no longer whose client has come back. Runs on a sign-in thread, after authenticator
 * and middlewares.
 *
 * @param <U> the type of user it works for
 */
@FunctionalInterface
@Incubating
public interface ReturnCheck<U extends User> {
    /**
     * The rooms that the session loses: it is not in them any more, and does not receive what was sent to them meanwhile.
     *
     * @return ends within two seconds. If it is late or fails, the client gets a new session, and is told so; a failure is reported,
     *     unless it is a {@code RefusedException} with {@code permission-denied}
     * @throws Exception counts as a failure
     */
    CompletionStage<? extends Collection<Room>> lostRooms(ReturningSession<U> session) throws Exception;
}
