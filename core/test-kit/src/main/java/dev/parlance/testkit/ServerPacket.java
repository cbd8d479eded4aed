package dev.parlance.testkit;

import java.nio.charset.StandardCharsets;

/**
 * A packet as the server sends it, taken apart.
 *
 * @param type the protocol's digit
 * @param attachments how many binary messages follow
 * @param id the ack's id, or -1
 * @param json the rest; empty if there is none
 */
record ServerPacket(char type, int attachments, String namespace, long id, String json) {
    static final char CONNECT = '0';
    static final char DISCONNECT = '1';
    static final char EVENT = '2';
    static final char ACK = '3';
    static final char CONNECT_ERROR = '4';
    static final char BINARY_EVENT = '5';
    static final char BINARY_ACK = '6';

    static ServerPacket parse(String text) {
        char type = text.charAt(0);
        int at = 1;
        int attachments = 0;
        if (type == BINARY_EVENT || type == BINARY_ACK) {
            int dash = text.indexOf('-');
            attachments = Integer.parseInt(text.substring(1, dash));
            at = dash + 1;
        }
        String namespace = "/";
        if (at < text.length() && text.charAt(at) == '/') {
            int comma = text.indexOf(',', at);
            namespace = text.substring(at, comma);
            at = comma + 1;
        }
        int digits = at;
        while (digits < text.length() && Character.isDigit(text.charAt(digits))) {
            digits++;
        }
        long id = digits == at ? -1 : Long.parseLong(text.substring(at, digits));
        return new ServerPacket(type, attachments, namespace, id, text.substring(digits));
    }

    boolean isEvent() {
        return type == EVENT || type == BINARY_EVENT;
    }

    boolean isAck() {
        return type == ACK || type == BINARY_ACK;
    }

    byte[] jsonBytes() {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
