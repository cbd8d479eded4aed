package dev.parlance.catalogue.platform;

import org.jspecify.annotations.Nullable;

/** Who may be in which chat: what the families of the platform ask of an application. May block; used by many threads. */
@FunctionalInterface
public interface ChatMembership {
    /**
     * The chat of that id as that user may see it.
     *
     * @param chatId what a client sent, 1 to 128 characters
     * @param projectId what a client sent, 1 to 128 characters
     * @return null if there is no such chat, if it does not belong to that project, or if the user is not a member: a
     *     stranger cannot tell these apart
     */
    @Nullable
    Chat find(String chatId, String projectId, String userId);
}
