package dev.parlance.architecture.api;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sorts members by their names, whatever stands before those. */
final class MemberOrder {
    static final Comparator<String> BY_NAME =
            Comparator.comparing(MemberOrder::name).thenComparing(Comparator.naturalOrder());

    private static final Pattern METHOD = Pattern.compile("(\\w+)\\(");
    private static final Pattern LAST_WORD = Pattern.compile("(\\w+)$");

    private MemberOrder() {}

    private static String name(String line) {
        Matcher method = METHOD.matcher(line);
        if (method.find()) {
            return method.group(1);
        }
        Matcher field = LAST_WORD.matcher(line);
        return field.find() ? field.group(1) : line;
    }
}
