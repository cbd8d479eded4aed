package dev.parlance.catalogue.log;

import java.util.List;
import java.util.Objects;

/** What was appended to a stream of an {@link OrderedLog}. Immutable; equal if all of it is, however it is delivered. */
public final class LogEntry {
    private final String stream;
    private final long number;
    private final String type;
    private final List<String> details;
    private final boolean isLate;

    private LogEntry(String stream, long number, String type, List<String> details, boolean isLate) {
        this.stream = stream;
        this.number = number;
        this.type = type;
        this.details = List.copyOf(details);
        this.isLate = isLate;
    }

    /** An entry, as an implementation of {@link OrderedLog} makes it. */
    public static LogEntry of(String stream, long number, String type, List<String> details) {
        return new LogEntry(stream, number, type, details, false);
    }

    /** The same, delivered late. */
    LogEntry late() {
        return new LogEntry(stream, number, type, details, true);
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

    /**
     * Whether it is delivered late, since the server that had its stream has crashed or stood still: clients that were connected when it
     * was appended may only be coming back. False for what is read with {@link OrderedLog#since} or {@link OrderedLog#before}.
     */
    public boolean isLate() {
        return isLate;
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
