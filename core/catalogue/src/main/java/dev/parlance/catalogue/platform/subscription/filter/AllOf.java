package dev.parlance.catalogue.platform.subscription.filter;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** All of them hold; of none, always. Made by {@link #of}, so that equal filters are written alike. */
record AllOf(List<Filter> filters) implements Filter {
    AllOf {
        filters = List.copyOf(filters);
    }

    static Filter of(List<Filter> filters) {
        List<Filter> parts = Parts.of(filters, filter -> filter instanceof AllOf all ? all.filters : List.of(filter));
        return parts.size() == 1 ? parts.get(0) : new AllOf(parts);
    }

    @Override
    public boolean matches(Map<String, ? extends @Nullable Object> document) {
        return filters.stream().allMatch(filter -> filter.matches(document));
    }

    @Override
    public String text() {
        return filters.isEmpty()
                ? "{}"
                : filters.stream().map(Filter::text).collect(Collectors.joining(",", "{\"$and\":[", "]}"));
    }
}
