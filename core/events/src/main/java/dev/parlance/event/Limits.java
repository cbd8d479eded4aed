package dev.parlance.event;

/**
 * The limits for single fields from clients; a field that exceeds its limit is refused with {@code validation-failed} and its
 * path. They apply to the components of records, also nested ones. Any JSON ({@code Object}) and a payload that is a bare
 * {@code String} are limited only by the maximum size of a message. Immutable.
 *
 * @param name the maximum length of an id or a name in characters (UTF-16 units, as in JavaScript)
 * @param token the maximum length of a token in bytes of UTF-8
 * @param url the maximum length of a URL in bytes of UTF-8
 * @param text the maximum length of any other text in bytes of UTF-8
 * @param entries the maximum number of entries of a list, an array or a map
 */
public record Limits(int name, int token, int url, int text, int entries) {
    /** 128 characters for ids and names, 8 KiB for tokens, 2 KiB for URLs, 16 KiB for other texts, 1,000 entries. */
    public static final Limits DEFAULT = new Limits(128, 8 * 1024, 2 * 1024, 16 * 1024, 1_000);

    /** No limits but the maximum size of a message. */
    public static final Limits NONE =
            new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    public Limits {
        require("name", name);
        require("token", token);
        require("url", url);
        require("text", text);
        require("entries", entries);
    }

    /** These limits with another maximum length of ids and names. */
    public Limits withName(int characters) {
        return new Limits(characters, token, url, text, entries);
    }

    /** These limits with another maximum length of tokens. */
    public Limits withToken(int bytes) {
        return new Limits(name, bytes, url, text, entries);
    }

    /** These limits with another maximum length of URLs. */
    public Limits withUrl(int bytes) {
        return new Limits(name, token, bytes, text, entries);
    }

    /** These limits with another maximum length of other texts. */
    public Limits withText(int bytes) {
        return new Limits(name, token, url, bytes, entries);
    }

    /** These limits with another maximum number of entries. */
    public Limits withEntries(int count) {
        return new Limits(name, token, url, text, count);
    }

    private static void require(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("the limit " + what + " must be positive: " + value);
        }
    }
}
