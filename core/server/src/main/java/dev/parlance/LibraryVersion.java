package dev.parlance;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version of a library: numbers, of which the last may be missing, and what follows them.
 *
 * @param text the whole of it
 */
record LibraryVersion(int major, int minor, int patch, String text) {
    private static final Pattern NUMBERS = Pattern.compile("(\\d{1,6})\\.(\\d{1,6})(?:\\.(\\d{1,6}))?(?:[.-].*)?");

    static LibraryVersion of(String text) {
        return parse(text).orElseThrow(() -> new IllegalArgumentException(text));
    }

    /** Empty if the text is no such version, or version 0, which stands for none. */
    static Optional<LibraryVersion> parse(String text) {
        Matcher numbers = NUMBERS.matcher(text);
        if (!numbers.matches() || numbers.group(1).equals("0")) {
            return Optional.empty();
        }
        String patch = numbers.group(3) == null ? "0" : numbers.group(3);
        return Optional.of(new LibraryVersion(
                Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)), Integer.parseInt(patch), text));
    }

    LibraryVersion withoutPatch() {
        return new LibraryVersion(major, minor, 0, major + "." + minor);
    }

    boolean isAtLeast(LibraryVersion other) {
        if (major != other.major) {
            return major > other.major;
        }
        return minor == other.minor ? patch >= other.patch : minor > other.minor;
    }
}
