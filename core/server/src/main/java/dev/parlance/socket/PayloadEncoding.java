package dev.parlance.socket;

/**
 * How the arguments of events and the values of acks travel between a socket and its client, both ways. It is below events,
 * payloads and dialects: listeners, validation, limits and refusals are the same whatever it is.
 */
public enum PayloadEncoding {
    /** As JSON, with binary beside it. Every socket begins so. */
    PLAIN,

    /**
     * Each argument, and each value of an ack, is base64 of its JSON in UTF-8: {@code "demokey"} travels as the string {@code
     * "ImRlbW9rZXki"}. An event's name travels as it is. The alphabet is the standard one (RFC 4648, section 4); a client may
     * leave out the padding.
     *
     * <p>Nothing travels beside the JSON: binary that is sent is a base64 string in it, and a client cannot send binary.
     */
    BASE64
}
