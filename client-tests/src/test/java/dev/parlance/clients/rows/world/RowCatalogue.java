package dev.parlance.clients.rows.world;

import dev.parlance.ParlanceServer;
import dev.parlance.catalogue.CatalogueRow.Step;
import dev.parlance.event.Catalogue;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What playing the rows of one catalogue needs to know of it. */
public interface RowCatalogue {
    /** The catalogue, whose rows are in {@code catalogue/<name>-rows}. */
    Catalogue events();

    /**
     * Sets up the catalogue on a running server, with the same data each time.
     *
     * @param number its own, from 1 on: namespaces and paths are named with it
     * @param with what is set up otherwise than usual, as the row says it
     */
    RowWorld newWorld(ParlanceServer server, int number, Set<String> with);

    /** How a step is refused. */
    RowRefusal refusal(Step step, RefusalText text);

    /** The ack of an event that is handled and has no answer. */
    default Object success() {
        return Map.of("ok", true);
    }

    /** What a client connects with. */
    default Map<String, String> credentials(String token) {
        return Map.of("token", token);
    }

    /**
     * The events, with acks, by which a client signs in when it has connected, for catalogues where that comes afterwards.
     *
     * @param client its name: a word after {@code /} may say how it signs in
     */
    default List<List<Object>> signIn(String client, String token) {
        return List.of();
    }

    /** Whether a client that has only connected has signed in when an event of it is acked so. */
    default boolean isSignIn(List<Object> event, @Nullable Object ack) {
        return false;
    }

    /** Whether the payloads and acks of a client travel in base64 when it has sent that event. */
    default boolean startsBase64(List<Object> event) {
        return false;
    }

    /** An event whose ack a client gets before it has signed in, so that it shows what the client has received until then. */
    default List<Object> guestFence() {
        throw new UnsupportedOperationException(events().name() + " has no guests");
    }

    /** Whether clients' events have acks. */
    default boolean hasAcks() {
        return true;
    }
}
