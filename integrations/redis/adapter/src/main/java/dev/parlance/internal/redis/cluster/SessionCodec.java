package dev.parlance.internal.redis.cluster;

import dev.parlance.adapter.Offset;
import dev.parlance.adapter.RoomStay;
import dev.parlance.adapter.SavedSession;
import dev.parlance.internal.redis.wire.MalformedMessageException;
import dev.parlance.internal.redis.wire.MessagePackCodec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Sessions as servers of Node keep them: base64 of a map of {@code sid}, {@code pid}, {@code rooms} and {@code data}. Ours have one
 * member more, which those do not look at: whose they are, and when they were in which room.
 */
final class SessionCodec {
    private static final String SID = "sid";
    private static final String PID = "pid";
    private static final String ROOMS = "rooms";
    private static final String DATA = "data";
    private static final String OURS = "parlance";
    private static final String NAMESPACE = "nsp";
    private static final String USER = "user";
    private static final String BEGIN = "begin";
    private static final String STAYS = "stays";
    private static final String DETAILS = "details";

    /**
     * Before all that a stream has, and no place where a session of ours begins: from here on nothing can be read, so a client must
     * say what it has received last.
     */
    static final Offset UNKNOWN = new Offset(0, 1);

    private static final int STAY_LENGTH = 3;

    private final String namespace;
    private final Function<Map<String, @Nullable Object>, @Nullable String> users;

    /**
     * For a namespace.
     *
     * @param users whose a session is that a server of Node has kept, by its data; null for nobody's
     */
    SessionCodec(String namespace, Function<Map<String, @Nullable Object>, @Nullable String> users) {
        this.namespace = namespace;
        this.users = users;
    }

    byte[] encode(SavedSession session) {
        List<String> rooms = new ArrayList<>();
        rooms.add(session.socketId());
        session.stays().stream()
                .filter(stay -> stay.until() == null)
                .map(RoomStay::room)
                .forEach(rooms::add);
        Map<String, @Nullable Object> value = new LinkedHashMap<>();
        value.put(SID, session.socketId());
        value.put(PID, session.pid());
        value.put(ROOMS, rooms);
        value.put(DATA, session.data());
        value.put(OURS, ours(session));
        return Base64.getEncoder().encode(MessagePackCodec.encode(value));
    }

    private Map<String, @Nullable Object> ours(SavedSession session) {
        Map<String, @Nullable Object> ours = new LinkedHashMap<>();
        ours.put(NAMESPACE, namespace);
        ours.put(USER, session.userId());
        ours.put(BEGIN, session.begin().toString());
        ours.put(STAYS, session.stays().stream().map(SessionCodec::stay).toList());
        ours.put(DETAILS, session.details());
        return ours;
    }

    private static List<@Nullable Object> stay(RoomStay stay) {
        List<@Nullable Object> value = new ArrayList<>();
        value.add(stay.room());
        value.add(stay.after().toString());
        value.add(stay.until() == null ? null : stay.until().toString());
        return value;
    }

    /** Decodes a session; null if it is none of this namespace. */
    @Nullable
    SavedSession decode(byte[] bytes) throws MalformedMessageException {
        try {
            Map<?, ?> value =
                    (Map<?, ?>) MessagePackCodec.decode(Base64.getDecoder().decode(bytes));
            Map<?, ?> ours = (Map<?, ?>) value.get(OURS);
            if (ours != null) {
                return namespace.equals(ours.get(NAMESPACE)) ? ofOurs(value, ours) : null;
            }
            return ofNode(value);
        } catch (ClassCastException | NullPointerException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new MalformedMessageException("a session that is none");
        }
    }

    private static SavedSession ofOurs(Map<?, ?> value, Map<?, ?> ours) {
        List<RoomStay> stays = new ArrayList<>();
        for (Object stay : (List<?>) ours.get(STAYS)) {
            List<?> parts = (List<?>) stay;
            if (parts.size() == STAY_LENGTH) {
                stays.add(new RoomStay(
                        (String) parts.get(0), place(parts.get(1)), parts.get(2) == null ? null : place(parts.get(2))));
            }
        }
        Map<String, String> details = new LinkedHashMap<>();
        ((Map<?, ?>) ours.get(DETAILS)).forEach((name, detail) -> details.put((String) name, (String) detail));
        return new SavedSession(
                text(value.get(PID)),
                text(value.get(SID)),
                text(ours.get(USER)),
                place(ours.get(BEGIN)),
                stays,
                data(value),
                details);
    }

    private @Nullable SavedSession ofNode(Map<?, ?> value) {
        String id = text(value.get(SID));
        List<RoomStay> stays = new ArrayList<>();
        for (Object room : (List<?>) value.get(ROOMS)) {
            if (!id.equals(room)) {
                stays.add(new RoomStay(String.valueOf(room), UNKNOWN, null));
            }
        }
        Map<String, @Nullable Object> data = data(value);
        String user = users.apply(data);
        // Without a user it is a guest's: a namespace whose clients sign in does not give it away.
        return new SavedSession(
                text(value.get(PID)),
                id,
                user == null ? id : user,
                UNKNOWN,
                stays,
                data,
                user == null ? Map.of("guest", "true") : Map.of());
    }

    private static Map<String, @Nullable Object> data(Map<?, ?> value) {
        Map<String, @Nullable Object> data = new LinkedHashMap<>();
        if (value.get(DATA) instanceof Map<?, ?> map) {
            map.forEach((name, one) -> data.put(String.valueOf(name), one));
        }
        return data;
    }

    private static String text(@Nullable Object value) {
        if (value instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new IllegalArgumentException("no text");
    }

    private static Offset place(@Nullable Object value) {
        Offset place = Offset.parse(text(value));
        if (place == null) {
            throw new IllegalArgumentException("no place");
        }
        return place;
    }
}
