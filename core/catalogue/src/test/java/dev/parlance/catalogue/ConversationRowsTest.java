package dev.parlance.catalogue;

import dev.parlance.catalogue.CatalogueRow.Step;
import dev.parlance.catalogue.conversation.ConversationEvents;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rows of the conversation catalogue. */
class ConversationRowsTest extends CatalogueRowsTest {
    private static final String MESSAGE_EVENT = ConversationEvents.MESSAGE_EVENT.name();
    private static final List<String> VARIANTS =
            List.of("conversationMessage.sent", "conversationMessage.delivered", "conversationMessage.read");

    ConversationRowsTest() {
        super("conversation");
    }

    @Override
    Set<String> neverRefused() {
        return Set.of(ConversationEvents.ECHO.name());
    }

    @Override
    @Nullable
    String errorEvent(Step step) {
        return null;
    }

    @Override
    String documentedName(DocumentedEvent entry) {
        return entry.name().equals(MESSAGE_EVENT) ? MESSAGE_EVENT + " " + VARIANTS.get(entry.variant()) : entry.name();
    }

    @Override
    String documentedName(List<Object> event) {
        String name = (String) event.get(0);
        return name.equals(MESSAGE_EVENT) ? name + " " + ((Map<?, ?>) event.get(1)).get("name") : name;
    }
}
