package dev.parlance.internal.server.listener;

import dev.parlance.event.Catalogue;
import dev.parlance.event.Dialect;
import dev.parlance.event.Event;
import dev.parlance.event.Payload;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The catalogues of a namespace, and the dialect that all of them have: in it the namespace answers whatever it answers. */
public final class Vocabulary {
    private final List<Catalogue> catalogues;
    private final Dialect dialect;
    private final Map<EventKey, Entry> entries = new HashMap<>();

    private record Entry(Catalogue catalogue, Event<?> event) {
        @Override
        public String toString() {
            Payload<?> answer = EventKey.answerOf(event);
            return EventKey.describe(event.payload())
                    + (answer == null ? "" : " answered with " + EventKey.describe(answer));
        }
    }

    private Vocabulary(List<Catalogue> catalogues) {
        this.catalogues = catalogues;
        this.dialect =
                catalogues.isEmpty() ? Dialect.STANDARD : catalogues.get(0).dialect();
        catalogues.forEach(this::add);
    }

    /**
     * The vocabulary of those catalogues.
     *
     * @throws IllegalArgumentException if two have different dialects, or an event of one name that is not the same, in a
     *     sentence that names both
     */
    public static Vocabulary of(Collection<Catalogue> catalogues) {
        return new Vocabulary(catalogues.stream().distinct().toList());
    }

    private void add(Catalogue catalogue) {
        if (!catalogue.dialect().equals(dialect)) {
            throw new IllegalArgumentException("catalogues " + catalogues.get(0) + " and " + catalogue
                    + " have different dialects, and a namespace speaks one: give each a namespace of its own");
        }
        for (Event<?> event : catalogue.events()) {
            Entry entry = new Entry(catalogue, event);
            Entry other = entries.putIfAbsent(EventKey.of(event), entry);
            if (other != null && other.catalogue != catalogue && !isSame(event, other.event)) {
                throw new IllegalArgumentException("catalogues " + other.catalogue + " and " + catalogue + " both have "
                        + EventKey.of(event) + ", and mean different things by it: " + other + ", and " + entry);
            }
        }
    }

    private static boolean isSame(Event<?> event, Event<?> other) {
        return event.getClass() == other.getClass()
                && event.payload().equals(other.payload())
                && Objects.equals(EventKey.answerOf(event), EventKey.answerOf(other));
    }

    /** The catalogues, as they were given. */
    public List<Catalogue> catalogues() {
        return catalogues;
    }

    /** The dialect of all of them; the standard one if there are none. */
    public Dialect dialect() {
        return dialect;
    }

    /**
     * Checks that an event which is to be registered carries what the catalogues say.
     *
     * @throws IllegalArgumentException if it does not
     */
    void check(String namespace, Event<?> event) {
        Entry entry = entries.get(EventKey.of(event));
        if (entry != null && !entry.event.payload().equals(event.payload())) {
            throw new IllegalArgumentException("namespace " + namespace + ": " + EventKey.of(event) + " cannot carry "
                    + EventKey.describe(event.payload()) + ": catalogue " + entry.catalogue + " has it with "
                    + EventKey.describe(entry.event.payload()));
        }
    }
}
