package dev.parlance.catalogue.log;

import java.util.List;
import java.util.Objects;

/** What was appended to a stream of an {@link OrderedLog}. Immutable; equal if all of it is. */
public final class LogEntry {
    private final String stream;
    private final long number;
    private final String type;
    private final List<String> details;

    private LogEntry(String stream, long number, String type, List<String> details) {
        this.stream = stream;
        this.number = number;
        this.type = type;
        this.details = List.copyOf(details);
    }

    /** An entry, as an implementation of {@link OrderedLog} makes it. */
    public static LogEntry of(String stream, long number, String type, List<String> details) {
        return new LogEntry(stream, number, type, details);
    }

    /** The stream that it belongs to. */
    public String stream() {
        return stream;
    }

    /** Its number in the stream: the first entry has 1, and there are no gaps. */
    public long number() {
        return number;
    }

    /** What kind of thing has happened, as the application named it. */
    public String type() {
        return type;
    }

    /** What the application needs to deliver it: ids, or one JSON text. */
    public List<String> details() {
        return details;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogEntry entry
                && stream.equals(entry.stream)
                && number == entry.number
                && type.equals(entry.type)
                && details.equals(entry.details);
    }

    @Override
    public int hashCode() {
        return Objects.hash(stream, number);
    }

    @Override
    public String toString() {
        return stream + " " + number + " " + type + " " + details;
    }
}
