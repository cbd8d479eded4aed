package dev.parlance.catalogue.platform.subscription.filter;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Several filters, all or any of which must hold. Made by {@link #of}, so that equal filters have the same text. */
record Combination(Operator operator, List<Filter> filters) implements Filter {
    /** How filters are combined. */
    enum Operator {
        /** All must hold; of none, always. */
        AND("$and"),
        /** At least one must hold. */
        OR("$or");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }
    }

    Combination {
        filters = List.copyOf(filters);
    }

    /** Those filters, each once and in one order, those of the same operator in place of their combination. */
    static Filter of(Operator operator, List<Filter> filters) {
        TreeMap<String, Filter> distinct = new TreeMap<>();
        filters.stream().flatMap(filter -> parts(operator, filter)).forEach(part -> distinct.put(part.text(), part));
        return distinct.size() == 1
                ? distinct.firstEntry().getValue()
                : new Combination(operator, List.copyOf(distinct.values()));
    }

    private static Stream<Filter> parts(Operator operator, Filter filter) {
        return filter instanceof Combination same && same.operator == operator
                ? same.filters.stream()
                : Stream.of(filter);
    }

    @Override
    public boolean matches(Map<String, ? extends @Nullable Object> document) {
        return matches(filter -> filter.matches(document));
    }

    /** Whether it matches what those of its filters match for which that is true. */
    boolean matches(Predicate<Filter> match) {
        // All must hold: the first that does not decides. Any: the first that does.
        boolean decisive = operator == Operator.OR;
        for (Filter filter : filters) {
            if (match.test(filter) == decisive) {
                return decisive;
            }
        }
        return !decisive;
    }

    @Override
    public String text() {
        return operator == Operator.AND && filters.isEmpty()
                ? "{}"
                : filters.stream()
                        .map(Filter::text)
                        .collect(Collectors.joining(",", "{\"" + operator.sign + "\":[", "]}"));
    }
}
