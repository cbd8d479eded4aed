package dev.parlance.catalogue.platform.subscription.filter;

import dev.parlance.event.Incubating;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Filters that are matched with documents together: equal filters are one, and a condition that several have is evaluated once for
 * a document. Each filter has a value. Read by any thread; changed by one at a time.
 *
 * @param <V> what belongs to a filter
 */
@Incubating
public final class FilterSet<V> {
    private final Map<String, Entry<V>> entries = new ConcurrentHashMap<>();

    /** Each condition that a filter has, by its text, so that equal ones are the same object; for the thread that changes. */
    private final Map<String, Shared> conditions = new HashMap<>();

    private record Entry<V>(Filter filter, V value) {}

    /** A condition, and how often filters have it. */
    private static final class Shared {
        private final Condition condition;
        private int uses;

        Shared(Condition condition) {
            this.condition = condition;
        }
    }

    /** The value of a filter, made when there is no equal one yet. */
    public V computeIfAbsent(Filter filter, Supplier<V> value) {
        return entries.computeIfAbsent(filter.text(), text -> new Entry<>(shared(filter), value.get())).value;
    }

    /** The value of a filter; null if there is no equal one. */
    public @Nullable V get(Filter filter) {
        Entry<V> known = entries.get(filter.text());
        return known == null ? null : known.value;
    }

    /** Removes a filter with its value, if there is an equal one. */
    public void remove(Filter filter) {
        Entry<V> removed = entries.remove(filter.text());
        if (removed != null) {
            release(removed.filter);
        }
    }

    /** How many different filters there are. */
    public int size() {
        return entries.size();
    }

    /** How many different conditions they have. */
    int conditions() {
        return conditions.size();
    }

    /** The values of all filters. */
    public List<V> values() {
        return entries.values().stream().map(Entry::value).toList();
    }

    /**
     * The values of the filters that match at least one of the documents.
     *
     * @param documents as {@link Filter#matches} takes them
     */
    public List<V> matching(Collection<? extends Map<String, ? extends @Nullable Object>> documents) {
        List<Document> all = documents.stream().map(Document::new).toList();
        List<V> values = new ArrayList<>();
        for (Entry<V> entry : entries.values()) {
            if (all.stream().anyMatch(document -> document.matches(entry.filter))) {
                values.add(entry.value);
            }
        }
        return values;
    }

    private Filter shared(Filter filter) {
        if (filter instanceof Combination combination) {
            return new Combination(
                    combination.operator(),
                    combination.filters().stream().map(this::shared).toList());
        }
        Shared shared = conditions.computeIfAbsent(filter.text(), text -> new Shared((Condition) filter));
        shared.uses++;
        return shared.condition;
    }

    private void release(Filter filter) {
        if (filter instanceof Combination combination) {
            combination.filters().forEach(this::release);
        } else {
            conditions.computeIfPresent(filter.text(), (text, shared) -> --shared.uses == 0 ? null : shared);
        }
    }

    /** A document, and what is known of it. */
    private static final class Document {
        private final Map<String, ? extends @Nullable Object> content;
        private final Map<Condition, Boolean> known = new IdentityHashMap<>();

        Document(Map<String, ? extends @Nullable Object> content) {
            this.content = content;
        }

        boolean matches(Filter filter) {
            return filter instanceof Combination combination
                    ? combination.matches(this::matches)
                    : holds((Condition) filter);
        }

        private boolean holds(Condition condition) {
            Boolean holds = known.get(condition);
            if (holds == null) {
                holds = condition.matches(content);
                known.put(condition, holds);
            }
            return holds;
        }
    }
}
