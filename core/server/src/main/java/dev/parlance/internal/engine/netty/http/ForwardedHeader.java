package dev.parlance.internal.engine.netty.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Parses {@code Forwarded} (RFC 7239): one element for each proxy, the nearest last. */
final class ForwardedHeader {
    private final String text;
    private final List<Element> elements = new ArrayList<>();
    private int at;

    /** What one proxy says; null for what it does not say. */
    record Element(
            @Nullable String node,
            @Nullable String host,
            @Nullable String proto) {
        private static final Element EMPTY = new Element(null, null, null);

        private Element with(String name, String value) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "for" -> new Element(value, host, proto);
                case "host" -> new Element(node, value, proto);
                case "proto" -> new Element(node, host, value);
                default -> this;
            };
        }
    }

    private ForwardedHeader(String text) {
        this.text = text;
    }

    /** The elements of the whole header; none if it is malformed. */
    static List<Element> parse(String text) {
        ForwardedHeader header = new ForwardedHeader(text);
        return header.isWellFormed() ? header.elements : List.of();
    }

    private boolean isWellFormed() {
        do {
            Element element = Element.EMPTY;
            do {
                String name = upTo("=;,");
                String value = take('=') ? value() : null;
                if (value != null) {
                    element = element.with(name, value);
                } else if (!name.isEmpty()) {
                    return false;
                }
            } while (take(';'));
            elements.add(element);
        } while (take(','));
        return at == text.length();
    }

    private @Nullable String value() {
        if (!take('"')) {
            return upTo(";,");
        }
        StringBuilder quoted = new StringBuilder();
        for (; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && ++at == text.length()) {
                return null;
            }
            quoted.append(text.charAt(at));
        }
        boolean closed = take('"');
        skipSpace();
        return closed ? quoted.toString() : null;
    }

    private String upTo(String ends) {
        int from = at;
        while (at < text.length() && ends.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(from, at).trim();
    }

    private boolean take(char c) {
        boolean there = at < text.length() && text.charAt(at) == c;
        at += there ? 1 : 0;
        return there;
    }

    private void skipSpace() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }
}
