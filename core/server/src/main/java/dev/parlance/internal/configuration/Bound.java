package dev.parlance.internal.configuration;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must hold of an option's value. Immutable. */
public final class Bound<T> {
    private final List<Clause<T>> clauses;

    private record Clause<T>(String phrase, Predicate<T> holds) {}

    private Bound(List<Clause<T>> clauses) {
        this.clauses = clauses;
    }

    /**
     * One clause.
     *
     * @param phrase what it must be or do, after the word "must"
     * @param holds whether it is or does
     */
    public static <T> Bound<T> of(String phrase, Predicate<T> holds) {
        return new Bound<>(List.of(new Clause<>(phrase, holds)));
    }

    /** No bound. */
    public static <T> Bound<T> none() {
        return new Bound<>(List.of());
    }

    /** Both. */
    public Bound<T> and(Bound<T> other) {
        return new Bound<>(
                Stream.concat(clauses.stream(), other.clauses.stream()).toList());
    }

    /**
     * Refuses a value that is out of its bounds.
     *
     * @param name what the sentence begins with
     * @throws IllegalArgumentException with the name, the bound and the value
     */
    public void check(String name, T value) {
        for (Clause<T> clause : clauses) {
            if (!clause.holds().test(value)) {
                throw new IllegalArgumentException(name + " must " + clause.phrase() + ": " + value);
            }
        }
    }

    /** As in {@code must be positive, must not be longer than a year}; empty for none. */
    @Override
    public String toString() {
        return clauses.stream().map(clause -> "must " + clause.phrase()).collect(Collectors.joining(", "));
    }
}
