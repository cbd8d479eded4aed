package dev.parlance.benchmarks.process;

/** What is broadcast. As {@code 42["chat:message",{…}]} it is exactly {@link #FRAME_BYTES} long. */
public record ChatMessage(String id, String chatId, String senderId, String senderName, String text, long sentAt) {
    public static final String EVENT = "chat:message";
    /** The name of the request by which a client asks for its payloads in base64. */
    public static final String USE_BASE64 = "use-base64";

    public static final String ROOM = "chat:42";

    /** The payload of the WebSocket frame that carries it. */
    public static final int FRAME_BYTES = 325;

    private static final String TEXT =
            "Shall we meet at the north entrance at half past nine? The train is late again now, so I "
                    + "may need quite a few more minutes to get there, please wait.";

    /** A message of its own for each number, all of the same length. */
    public static ChatMessage numbered(long number) {
        return new ChatMessage(
                "msg-%08d".formatted(number % 100_000_000L),
                "1f0c7d0e-6c5e-4a57-9d3a-5b2f4d1f9a42",
                "user-00004711",
                "Ada Lovelace",
                TEXT,
                1_767_225_600_000L + number % 100_000_000L);
    }
}
