package dev.parlance.internal.server.namespace;

import dev.parlance.socket.NamespaceMatch;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says which names belong to a parent namespace. Its text is as a sentence names it. */
sealed interface NameMatcher {
    /** The match of a name; null if it does not belong to it. Application code. */
    @Nullable
    NamespaceMatch match(String name);

    /** Names that match a pattern as a whole. */
    record ByPattern(Pattern pattern) implements NameMatcher {
        /** @throws IllegalArgumentException if no name can match: all begin with a slash */
        public ByPattern {
            Matcher slash = pattern.matcher("/");
            // With more behind the slash the outcome could be another: then there are names that match.
            if (!slash.matches() && !slash.hitEnd()) {
                throw new IllegalArgumentException(
                        "the pattern " + pattern + " matches no name of a namespace: each begins with a slash");
            }
        }

        @Override
        public @Nullable NamespaceMatch match(String name) {
            Matcher matcher = pattern.matcher(name);
            return matcher.matches() ? new PatternMatch(name, matcher) : null;
        }

        @Override
        public String toString() {
            return "the pattern " + pattern;
        }
    }

    /** Names that a predicate accepts. */
    record ByPredicate(Predicate<String> names) implements NameMatcher {
        public ByPredicate {
            Objects.requireNonNull(names);
        }

        @Override
        public @Nullable NamespaceMatch match(String name) {
            return names.test(name) ? new PredicateMatch(name) : null;
        }

        @Override
        public String toString() {
            return "a predicate";
        }
    }

    /** The match of a pattern; the matcher is not used for another. */
    record PatternMatch(String name, Matcher matcher) implements NamespaceMatch {
        @Override
        public @Nullable String group(int number) {
            return matcher.group(number);
        }

        @Override
        public @Nullable String group(String group) {
            return matcher.group(group);
        }
    }

    /** The match of a predicate, which has no groups. */
    record PredicateMatch(String name) implements NamespaceMatch {
        @Override
        public String group(int number) {
            if (number != 0) {
                throw new IndexOutOfBoundsException("a predicate has no group " + number);
            }
            return name;
        }

        @Override
        public String group(String group) {
            throw new IllegalArgumentException("a predicate has no group <" + group + ">");
        }
    }
}
