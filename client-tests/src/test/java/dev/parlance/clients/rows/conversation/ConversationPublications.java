package dev.parlance.clients.rows.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parlance.catalogue.conversation.ConversationDetails;
import dev.parlance.catalogue.conversation.ConversationEvents.DeliveryStatus;
import dev.parlance.catalogue.conversation.ConversationFeature;
import dev.parlance.catalogue.conversation.OutgoingMessage;
import dev.parlance.catalogue.conversation.Participant;
import dev.parlance.catalogue.conversation.ParticipantRole;
import dev.parlance.clients.rows.world.Publications;
import dev.parlance.clients.rows.world.Published;
import dev.parlance.event.RefusedException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an application does in the rows of conversations, by name. */
final class ConversationPublications {
    private ConversationPublications() {}

    static Publications of(ConversationFeature feature) {
        Publications actions = new Publications();
        actions.on(
                "create",
                what -> feature.create(
                        what.text(0),
                        what.text(1),
                        details(what.object(2)),
                        ((List<?>) what.json(3))
                                .stream().map(id -> Participant.of((String) id)).toList()));
        actions.on("update", what -> feature.update(what.text(0), what.text(1), details(what.object(2)), what.text(3)));
        actions.on("delete", what -> feature.delete(what.text(0), what.text(1), what.text(2)));
        actions.on("undelete", what -> feature.undelete(what.text(0), what.text(1), what.text(2)));
        actions.on("add", what -> feature.addParticipant(what.text(0), what.text(1), participant(what)));
        actions.on("remove", what -> feature.removeParticipant(what.text(0), what.text(1), what.text(2)));
        actions.on("role", what -> feature.changeRole(what.text(0), what.text(1), participant(what)));
        actions.on(
                "send",
                what -> feature.send(
                        what.text(0),
                        what.text(1),
                        OutgoingMessage.text(what.text(3)).withId(what.text(2))));
        actions.on(
                "report",
                what -> feature.report(
                        what.text(0), what.text(1), what.text(2), DeliveryStatus.valueOf(upper(what.text(3)))));
        actions.on("typing", what -> feature.startTyping(what.text(0), what.text(1)));
        actions.on("typing.off", what -> feature.stopTyping(what.text(0), what.text(1)));
        actions.on("profile", what -> feature.updateProfile(what.text(0), what.json(1), what.text(2)));
        // The first argument is the code; the others are the action that is refused with it.
        actions.on("refused", what -> {
            List<?> action = what.arguments().subList(1, what.arguments().size());
            assertThatThrownBy(() -> actions.publish((String) action.get(0), action.subList(1, action.size())))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            e -> assertThat(e.refusal().code()).isEqualTo(what.text(0)));
        });
        return actions;
    }

    private static ConversationDetails details(Map<String, Object> details) {
        return ConversationDetails.named((String) details.get("name"))
                .withDescription((String) details.getOrDefault("description", ""))
                .withPublic(Boolean.TRUE.equals(details.get("isPublic")));
    }

    private static Participant participant(Published what) {
        return new Participant(what.text(2), ParticipantRole.valueOf(upper(what.text(3))));
    }

    private static String upper(String word) {
        return word.toUpperCase(Locale.ROOT);
    }
}
