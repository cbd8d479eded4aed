package dev.parlance.catalogue.platform.chat;

/** Whether a server of a test waits for others. */
public final class SettledChats {
    private SettledChats() {}

    /** Whether no other server is asked about anybody in a chat. */
    public static boolean isSettled(ChatFeature chats) {
        return chats.isSettled();
    }
}
