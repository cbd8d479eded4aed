package dev.parlance.adapter;

import dev.parlance.event.Incubating;
import java.util.concurrent.CompletionStage;

/** What a {@link RecoveryStore} asks of this server. Nothing here blocks. */
@Incubating
public interface RecoveryNode {
    /**
     * Everything after that place comes by {@link #deliver} from now on. Called before the first of them, and again when some may
     * have been missed: sessions that may lack one are not recovered.
     */
    void begin(Offset after);

    /**
     * Delivers a broadcast of any server, this one among them, to the sockets of this server. Called by one thread at a time, in the
     * order of their places; what is not behind the last one is ignored.
     */
    void deliver(Offset offset, Broadcast broadcast);

    /**
     * Another server is asked for a session whose connection may still be open here: ends it and {@linkplain RecoveryStore#save saves}
     * its session.
     *
     * @return ends when it is saved, with whether there was one
     */
    CompletionStage<Boolean> release(String pid);
}
