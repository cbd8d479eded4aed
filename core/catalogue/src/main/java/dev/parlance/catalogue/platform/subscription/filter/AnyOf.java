package dev.parlance.catalogue.platform.subscription.filter;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** At least one of them holds. Made by {@link #of}, so that equal filters are written alike. */
record AnyOf(List<Filter> filters) implements Filter {
    AnyOf {
        filters = List.copyOf(filters);
    }

    static Filter of(List<Filter> filters) {
        List<Filter> parts = Parts.of(filters, filter -> filter instanceof AnyOf any ? any.filters : List.of(filter));
        return parts.size() == 1 ? parts.get(0) : new AnyOf(parts);
    }

    @Override
    public boolean matches(Map<String, ? extends @Nullable Object> document) {
        return filters.stream().anyMatch(filter -> filter.matches(document));
    }

    @Override
    public String text() {
        return filters.stream().map(Filter::text).collect(Collectors.joining(",", "{\"$or\":[", "]}"));
    }
}
