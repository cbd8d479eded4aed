package dev.parlance.socket;

import dev.parlance.event.Incubating;

/**
 * What the plain WebSockets of a namespace send and receive: see {@link NamespaceBuilder#webSocket}. Immutable.
 *
 * <pre>{@code
 * PlainFormat stream = PlainFormat.typeAndData().oneWay();
 * }</pre>
 */
@Incubating
public final class PlainFormat {
    private static final PlainFormat TYPE_AND_DATA = new PlainFormat(false);

    private final boolean oneWay;

    private PlainFormat(boolean oneWay) {
        this.oneWay = oneWay;
    }

    /**
     * Each event is one text message, the JSON object <code>{"type": name, "data": payload}</code>. An event that carries
     * nothing has no {@code data}; the arguments of one with several are an array there. Binary is a base64 string. What a
     * client sends has the same form, with at most one argument; other members are ignored. There are no acks.
     */
    public static PlainFormat typeAndData() {
        return TYPE_AND_DATA;
    }

    /** The same from the server to clients only: a client that sends anything is closed with code 1008. */
    public PlainFormat oneWay() {
        return new PlainFormat(true);
    }

    /** Whether clients may send nothing. */
    public boolean isOneWay() {
        return oneWay;
    }
}
