package dev.parlance.catalogue.platform.subscription.filter;

import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;

/** The filters that another is made of, each once and in one order: so equal filters are written alike. */
final class Parts {
    private Parts() {}

    /** All of those filters; {@code open} says what one consists of that is of the same kind as the whole. */
    static List<Filter> of(List<Filter> filters, Function<Filter, List<Filter>> open) {
        TreeMap<String, Filter> different = new TreeMap<>();
        filters.stream().map(open).flatMap(List::stream).forEach(part -> different.put(part.text(), part));
        return List.copyOf(different.values());
    }
}
