package dev.parlance.catalogue;

import dev.parlance.catalogue.platform.ErrorEvents;
import dev.parlance.catalogue.platform.UserEvents;
import dev.parlance.catalogue.platform.chat.ChatEvents;
import dev.parlance.catalogue.platform.message.MessageEvents;
import dev.parlance.event.Catalogue;
import dev.parlance.event.Dialect;
import dev.parlance.event.Refusal;

/** The platform catalogue: chats and their messages. */
public final class PlatformCatalogue {
    /** Answers in the ack as the standard dialect does; a refusal goes out as {@link ErrorEvents#ERROR} too. */
    public static final Dialect DIALECT = new Dialect() {
        @Override
        public String errorEvent() {
            return ErrorEvents.ERROR.name();
        }

        @Override
        public Object errorPayload(Refusal refusal) {
            return ErrorEvents.ErrorPayload.of(refusal);
        }
    };

    /** All its events. */
    public static final Catalogue CATALOGUE = Catalogue.of(
            "platform", DIALECT, ErrorEvents.class, UserEvents.class, ChatEvents.class, MessageEvents.class);

    private PlatformCatalogue() {}
}
