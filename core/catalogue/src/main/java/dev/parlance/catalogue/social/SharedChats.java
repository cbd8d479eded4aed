package dev.parlance.catalogue.social;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who shares which chats with a user, as the application answers now. */
record SharedChats(SocialChats chats) {
    /**
     * Users who receive the same for one chat.
     *
     * @param chatId the chat
     * @param shared all chats that each of them shares with the user
     */
    record Receivers(String chatId, List<String> shared, List<String> userIds) {}

    /** The others in each chat of a user, chat by chat. */
    List<Receivers> of(String userId) {
        Map<String, List<String>> others = new LinkedHashMap<>();
        for (String chatId : chats.chatsOf(userId)) {
            Collection<String> members = chats.members(chatId);
            // The user may have been removed, or the chat deleted, meanwhile.
            if (members != null && members.contains(userId)) {
                others.put(
                        chatId,
                        members.stream()
                                .filter(member -> !member.equals(userId))
                                .toList());
            }
        }
        Map<String, List<String>> shared = new LinkedHashMap<>();
        others.forEach((chatId, members) -> members.forEach(member ->
                shared.computeIfAbsent(member, first -> new ArrayList<>()).add(chatId)));
        List<Receivers> receivers = new ArrayList<>();
        others.forEach((chatId, members) -> {
            // Those who share the same chats receive the same, which is encoded once.
            Map<List<String>, List<String>> alike = new LinkedHashMap<>();
            members.forEach(member -> alike.computeIfAbsent(shared.get(member), first -> new ArrayList<>())
                    .add(member));
            alike.forEach((same, userIds) -> receivers.add(new Receivers(chatId, same, userIds)));
        });
        return receivers;
    }
}
