package dev.parlance.example.dialect;

import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.chat.ChatStore;
import dev.parlance.catalogue.platform.message.HistoryEntry;
import dev.parlance.catalogue.platform.message.Message;
import dev.parlance.catalogue.platform.message.MessageStore;
import dev.parlance.example.account.Account;
import dev.parlance.example.account.Accounts;
import dev.parlance.example.project.Projects;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The users, chats and messages, of which all dialects speak. */
public record ChatDomain(Accounts accounts, Projects projects, ChatStore chats, MessageStore messages) {
    /** Who wrote a message. */
    Account sender(Message message) {
        return accounts.byIds(List.of(message.sender())).stream()
                .findFirst()
                .orElseGet(() -> new Account(message.sender(), ""));
    }

    List<Account> members(String chatId) {
        return accounts.byIds(chats.members(chatId));
    }

    List<Chat> chatsOf(String userId) {
        return projects.projectsOf(userId).stream()
                .flatMap(project -> chats.chatsOf(userId, project).stream())
                .toList();
    }

    @Nullable
    Message last(String chatId) {
        List<HistoryEntry> last = messages.history(chatId, null, 1);
        return last.isEmpty() ? null : last.get(0).message();
    }
}
