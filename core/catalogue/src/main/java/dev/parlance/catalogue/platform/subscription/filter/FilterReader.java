package dev.parlance.catalogue.platform.subscription.filter;

import static dev.parlance.event.RefusedException.invalid;

import dev.parlance.event.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one filter, and refuses what is not a filter or too large. */
final class FilterReader {
    private static final String ROOT = "query";

    private final OperandReader operands = new OperandReader();
    private int conditions;
    private int nodes;

    Filter read(@Nullable Object query) {
        Filter filter = filter(ROOT, query, 0);
        if (filter.text().length() > Filter.SIZE) {
            throw tooLong();
        }
        return filter;
    }

    static RefusedException tooLong() {
        return invalid(ROOT, "query must have at most " + Filter.SIZE + " characters");
    }

    private Filter filter(String at, @Nullable Object json, int depth) {
        if (!(json instanceof Map<?, ?> members)) {
            throw invalid(at, at + " must be an object");
        }
        if (members.isEmpty()) {
            node();
        }
        List<Filter> all = new ArrayList<>();
        members.forEach((name, value) -> all.add(member(at, String.valueOf(name), value, depth)));
        return Combination.of(Combination.Operator.AND, all);
    }

    private Filter member(String at, String name, @Nullable Object value, int depth) {
        String below = below(at, name);
        return switch (name) {
            case "$and" -> Combination.of(Combination.Operator.AND, several(below, value, depth + 1));
            case "$or" -> Combination.of(Combination.Operator.OR, several(below, value, depth + 1));
            default -> field(below, path(below, name), value);
        };
    }

    private List<Filter> several(String at, @Nullable Object json, int depth) {
        if (depth > Filter.DEPTH) {
            throw invalid(at, at + " stands too deep: at most " + Filter.DEPTH + " $and and $or in one another");
        }
        if (!(json instanceof List<?> items) || items.isEmpty() || items.size() > Filter.ITEMS) {
            throw invalid(at, at + " must be a list of 1 to " + Filter.ITEMS + " filters");
        }
        node();
        List<Filter> filters = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            filters.add(filter(at + "[" + i + "]", items.get(i), depth));
        }
        return filters;
    }

    private static FieldPath path(String at, String text) {
        if (text.length() > Filter.PATH) {
            throw invalid(at, at + " has a field of more than " + Filter.PATH + " characters");
        }
        if (text.startsWith("$")) {
            throw invalid(at, at + " must be a field, $and or $or");
        }
        FieldPath path = FieldPath.parse(text);
        if (path == null) {
            throw invalid(at, at + " must be names separated by dots");
        }
        return path;
    }

    private Filter field(String at, FieldPath path, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> object) || !hasOperator(object)) {
            return condition(at, path, Operator.EQ, value);
        }
        List<Filter> all = new ArrayList<>();
        object.forEach((name, operand) -> {
            String below = below(at, String.valueOf(name));
            all.add(condition(below, path, operator(below, String.valueOf(name)), operand));
        });
        return Combination.of(Combination.Operator.AND, all);
    }

    private static boolean hasOperator(Map<?, ?> object) {
        return object.keySet().stream().anyMatch(name -> String.valueOf(name).startsWith("$"));
    }

    private static Operator operator(String at, String sign) {
        Operator operator = Operator.of(sign);
        if (operator == null) {
            throw invalid(at, at + " must be $eq, $ne, $gt, $gte, $lt, $lte or $in");
        }
        return operator;
    }

    private Filter condition(String at, FieldPath path, Operator operator, @Nullable Object operand) {
        node();
        if (++conditions > Filter.CONDITIONS) {
            throw invalid(ROOT, "query must have at most " + Filter.CONDITIONS + " conditions");
        }
        if (operator == Operator.IN && !(operand instanceof List)) {
            throw invalid(at, at + " must be a list");
        }
        if (operator.isComparison() && !(operand instanceof Number) && !(operand instanceof String)) {
            throw invalid(at, at + " must be a number or a text");
        }
        return new Condition(path, operator, operands.read(at, operand));
    }

    // What is empty costs as much to read as what is not.
    private void node() {
        if (++nodes > Filter.NODES) {
            throw invalid(ROOT, "query must have at most " + Filter.NODES + " conditions, $and, $or and {}");
        }
    }

    /** The path of that member; a name that is far too long is not sent back. */
    static String below(String at, String name) {
        return name.length() > Filter.PATH ? at : at + "." + name;
    }
}
