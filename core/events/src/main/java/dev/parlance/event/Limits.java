package dev.parlance.event;

/**
 * How much a client may send in one field; what exceeds it is refused with {@code validation-failed}, naming the field. They
 * hold for the components of records, also nested ones; any JSON ({@code Object}) and a payload that is a bare
 * {@code String} are bounded by the size of a message only. Immutable.
 *
 * @param name how many characters (UTF-16 units, as JavaScript counts) an id or a name may have
 * @param token how many bytes of UTF-8 a token may have
 * @param url how many bytes of UTF-8 a URL may have
 * @param text how many bytes of UTF-8 any other text may have
 * @param entries how many entries a list, an array or a map may have
 */
public record Limits(int name, int token, int url, int text, int entries) {
    /** 128 characters for ids and names, 8 KiB for tokens, 2 KiB for URLs, 16 KiB for other texts, 1,000 entries. */
    public static final Limits DEFAULT = new Limits(128, 8 * 1024, 2 * 1024, 16 * 1024, 1_000);

    /** Whatever fits into a message. */
    public static final Limits NONE =
            new Limits(Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE);

    public Limits {
        require("name", name);
        require("token", token);
        require("url", url);
        require("text", text);
        require("entries", entries);
    }

    /** The same, with that many characters for ids and names. */
    public Limits withName(int characters) {
        return new Limits(characters, token, url, text, entries);
    }

    /** The same, with that many bytes for tokens. */
    public Limits withToken(int bytes) {
        return new Limits(name, bytes, url, text, entries);
    }

    /** The same, with that many bytes for URLs. */
    public Limits withUrl(int bytes) {
        return new Limits(name, token, bytes, text, entries);
    }

    /** The same, with that many bytes for texts that are nothing else. */
    public Limits withText(int bytes) {
        return new Limits(name, token, url, bytes, entries);
    }

    /** The same, with that many entries in a list, an array or a map. */
    public Limits withEntries(int count) {
        return new Limits(name, token, url, text, count);
    }

    private static void require(String what, int value) {
        if (value < 1) {
            throw new IllegalArgumentException("the limit " + what + " must be positive: " + value);
        }
    }
}
