package dev.parlance.event;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A named set of events and the dialect in which they are answered. A server is built with the catalogues that it supports:
 * the library's, the application's, or both.
 */
public final class Catalogue {
    private final String name;
    private final Dialect dialect;
    private final List<Class<?>> holders;
    private final List<Event<?>> events;
    private final @Nullable Class<?> credentials;
    private final @Nullable ConnectionInfo connection;

    private Catalogue(
            String name,
            Dialect dialect,
            List<Class<?>> holders,
            List<Event<?>> events,
            @Nullable Class<?> credentials,
            @Nullable ConnectionInfo connection) {
        this.name = name;
        this.dialect = dialect;
        this.holders = holders;
        this.events = events;
        this.credentials = credentials;
        this.connection = connection;
    }

    /**
     * Makes a catalogue of the public event constants of the given classes, in the order of their declaration.
     *
     * <pre>{@code
     * Catalogue chats = Catalogue.of("chats", Dialect.STANDARD, Chats.class);
     * }</pre>
     *
     * @throws IllegalArgumentException if a class has none, or two events have the same direction and name but different
     *     payloads
     */
    public static Catalogue of(String name, Dialect dialect, Class<?>... holders) {
        List<Event<?>> events = new ArrayList<>();
        for (Class<?> holder : holders) {
            List<Event<?>> found = constantsOf(holder);
            if (found.isEmpty()) {
                throw new IllegalArgumentException(holder.getName() + " has no public constant that is an event");
            }
            events.addAll(found);
        }
        checkDistinct(name, events);
        return new Catalogue(name, dialect, List.of(holders), List.copyOf(events), null, null);
    }

    /**
     * This catalogue, whose clients connect with credentials of that type, so that its contracts tell it. An authenticator
     * reads them.
     *
     * <pre>{@code
     * Catalogue chats = CHATS.connectsWith(Login.class);
     * server.namespaceBuilder("/chats")
     *         .catalogues(chats)
     *         .authenticator(handshake -> accounts.verify(handshake.auth(Login.class).token()))
     *         .build();
     * }</pre>
     *
     * @param type a record: what a client sends as {@code auth}
     */
    public Catalogue connectsWith(Class<?> type) {
        return new Catalogue(name, dialect, holders, events, type, connection);
    }

    /**
     * This catalogue, with what its clients need to know to connect, so that its contracts say it.
     *
     * <pre>{@code
     * Catalogue chats = CHATS.connection(ConnectionInfo.namespace("/chats").withCredentials("`auth.token`"));
     * }</pre>
     */
    @Incubating
    public Catalogue connection(ConnectionInfo info) {
        return new Catalogue(name, dialect, holders, events, credentials, Objects.requireNonNull(info, "info"));
    }

    /** Its name, such as {@code platform}. */
    public String name() {
        return name;
    }

    /** How its events are answered. */
    public Dialect dialect() {
        return dialect;
    }

    /** The classes that declare its events, in the order in which they were given. */
    public List<Class<?>> holders() {
        return holders;
    }

    /** Its events, in the order of their declaration. */
    public List<Event<?>> events() {
        return events;
    }

    /** The type of what a client sends as {@code auth} when it connects; null if the catalogue does not say. */
    public @Nullable Class<?> credentials() {
        return credentials;
    }

    /** What its clients need to know to connect; null if the catalogue does not say. */
    @Incubating
    public @Nullable ConnectionInfo connection() {
        return connection;
    }

    private static List<Event<?>> constantsOf(Class<?> holder) {
        List<Event<?>> events = new ArrayList<>();
        for (Field field : holder.getFields()) {
            if (Modifier.isStatic(field.getModifiers()) && Event.class.isAssignableFrom(field.getType())) {
                try {
                    events.add((Event<?>) field.get(null));
                } catch (IllegalAccessException e) {
                    throw new IllegalArgumentException(
                            field
                                    + " cannot be read: its class must be public, in a package that its module exports or opens to dev.parlance.events",
                            e);
                }
            }
        }
        return events;
    }

    private static void checkDistinct(String catalogue, List<Event<?>> events) {
        Map<String, Event<?>> seen = new LinkedHashMap<>();
        for (Event<?> event : events) {
            Event<?> other = seen.putIfAbsent(event.direction() + " " + event.name(), event);
            if (other != null && !other.payload().equals(event.payload())) {
                throw new IllegalArgumentException("catalogue " + catalogue + " has \"" + event.name() + "\" ("
                        + event.direction() + ") twice, with "
                        + other.payload().type().getName() + " and with "
                        + event.payload().type().getName());
            }
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
