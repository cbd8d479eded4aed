package dev.parlance.architecture.api;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The name in the head of a type, as {@link Declarations#type} writes it. */
final class TypeName {
    private static final Pattern HEAD = Pattern.compile("(?:class|interface|enum|record) ([\\w.]+)");

    private TypeName() {}

    static String of(String head) {
        Matcher name = HEAD.matcher(head);
        return name.find() ? name.group(1) : head;
    }
}
