package dev.parlance.internal.server.recovery;

import dev.parlance.adapter.SavedSession;
import dev.parlance.internal.server.event.EventWriter;
import dev.parlance.internal.server.event.SocketIoFormat;
import dev.parlance.internal.server.history.RoomHistory;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.DisconnectReason;
import dev.parlance.socket.Guest;
import dev.parlance.socket.PayloadEncoding;
import dev.parlance.socket.User;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** How a session is written for other servers, and read there. */
final class SessionDetails {
    private static final String GUEST = "guest";
    private static final String ENCODING = "encoding";
    private static final String REASON = "reason";
    private static final String EXPIRES = "expires";
    private static final String ISSUED = "issued";
    private static final String SESSION = "session";
    private static final String TOKEN = "token";
    private static final String KEPT = "kept:";

    private SessionDetails() {}

    /** What is to be kept; null if it is not away any more. Under the lock of the rooms. */
    static <U extends User> @Nullable SavedSession save(RecoverableSession<U> session) {
        Remains<U> remains = session.remains();
        RoomHistory roomHistory = session.roomHistory();
        // What was sent without a place cannot be found elsewhere.
        return remains == null
                ? null
                : new SavedSession(
                        session.pid(),
                        session.id(),
                        session.userId(),
                        roomHistory.begin(),
                        roomHistory.stays(),
                        remains.data().asMap(),
                        details(remains, roomHistory, session.writer()));
    }

    private static Map<String, String> details(Remains<?> remains, RoomHistory roomHistory, EventWriter writer) {
        Authentication<?> authentication = remains.authentication();
        Map<String, String> details = new HashMap<>();
        remains.data().kept(writer).forEach((name, value) -> details.put(KEPT + name, value));
        put(details, GUEST, authentication.user() instanceof Guest ? true : null);
        put(details, ENCODING, remains.format().payloadEncoding());
        put(details, REASON, remains.reason().name());
        put(details, EXPIRES, authentication.expiresAt());
        put(details, ISSUED, authentication.issuedAt());
        put(details, SESSION, authentication.sessionId());
        put(details, TOKEN, authentication.tokenId());
        roomHistory.writeBounds(details);
        return details;
    }

    private static Map<String, String> kept(Map<String, String> details) {
        Map<String, String> kept = new HashMap<>();
        details.forEach((name, value) -> {
            if (name.startsWith(KEPT)) {
                kept.put(name.substring(KEPT.length()), value);
            }
        });
        return kept;
    }

    private static void put(Map<String, String> details, String name, @Nullable Object value) {
        if (value != null) {
            details.put(name, value.toString());
        }
    }

    /** Whether it is that user's. */
    static boolean isOf(SavedSession saved, User user) {
        return saved.details().containsKey(GUEST)
                ? user instanceof Guest
                : saved.userId().equals(user.id());
    }

    /** The session on this server, away. */
    static <U extends User> RecoverableSession<U> restore(
            NamespaceRecovery<U> recovery, SavedSession saved, U user, DataReader data) {
        Map<String, String> details = saved.details();
        U owner = details.containsKey(GUEST) ? guest(saved.userId()) : user;
        Remains<U> remains = new Remains<>(
                authentication(owner, details),
                data.read(saved.data(), kept(details)),
                SocketIoFormat.of(
                        PayloadEncoding.valueOf(details.getOrDefault(ENCODING, PayloadEncoding.PLAIN.name()))),
                DisconnectReason.valueOf(details.getOrDefault(REASON, DisconnectReason.TRANSPORT_CLOSE.name())),
                CompletableFuture.completedFuture(null),
                null);
        RoomHistory roomHistory = new RoomHistory(saved.socketId(), saved.begin(), saved.stays());
        roomHistory.readBounds(details);
        return new RecoverableSession<>(recovery, saved.pid(), owner, roomHistory, remains);
    }

    private static <U extends User> Authentication<U> authentication(U user, Map<String, String> details) {
        Authentication<U> authentication = Authentication.of(user);
        String expires = details.get(EXPIRES);
        String issued = details.get(ISSUED);
        String session = details.get(SESSION);
        String token = details.get(TOKEN);
        authentication = expires == null ? authentication : authentication.until(Instant.parse(expires));
        authentication = issued == null ? authentication : authentication.issued(Instant.parse(issued));
        authentication = session == null ? authentication : authentication.session(session);
        return token == null ? authentication : authentication.token(token);
    }

    // A namespace has guests for all its sockets, or for none.
    @SuppressWarnings("unchecked")
    private static <U extends User> U guest(String id) {
        return (U) new Guest(id);
    }
}
