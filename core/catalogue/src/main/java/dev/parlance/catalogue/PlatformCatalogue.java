package dev.parlance.catalogue;

import dev.parlance.catalogue.platform.ErrorEvents;
import dev.parlance.catalogue.platform.UserEvents;
import dev.parlance.catalogue.platform.call.CallEvents;
import dev.parlance.catalogue.platform.chat.ChatEvents;
import dev.parlance.catalogue.platform.custom.CustomEvents;
import dev.parlance.catalogue.platform.data.DataEvents;
import dev.parlance.catalogue.platform.integration.IntegrationEvents;
import dev.parlance.catalogue.platform.message.MessageEvents;
import dev.parlance.catalogue.platform.presence.PresenceEvents;
import dev.parlance.catalogue.platform.project.ProjectEvents;
import dev.parlance.catalogue.platform.session.SessionEvents;
import dev.parlance.catalogue.platform.subscription.SubscriptionEvents;
import dev.parlance.catalogue.platform.wallet.WalletEvents;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ConnectionInfo;
import dev.parlance.event.Dialect;
import dev.parlance.event.Refusal;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The platform catalogue: projects and their data, chats and their messages, calls, wallets, integrations, presence. */
public final class PlatformCatalogue {
    /**
     * Answers in the ack as the standard dialect does, but an answer that is null as a success without a value; a refusal
     * goes out as {@link ErrorEvents#ERROR} too.
     */
    public static final Dialect DIALECT = new Dialect() {
        @Override
        public List<@Nullable Object> answer(@Nullable Object value) {
            return value == null ? success() : Dialect.super.answer(value);
        }

        @Override
        public @Nullable Object answerIn(List<@Nullable Object> ack) {
            return ack.equals(success()) ? null : Dialect.super.answerIn(ack);
        }

        @Override
        public String errorEvent(Refusal refusal) {
            return ErrorEvents.ERROR.name();
        }

        @Override
        public Object errorPayload(Refusal refusal) {
            return ErrorEvents.ErrorPayload.of(refusal);
        }

        @Override
        public Object errorPayload(Refusal refusal, Supplier<List<@Nullable Object>> arguments) {
            return IntegrationEvents.isOwn(refusal)
                    ? IntegrationEvents.IntegrationError.of(refusal, arguments.get())
                    : errorPayload(refusal);
        }
    };

    /** All its events. */
    public static final Catalogue PLATFORM = Catalogue.of(
                    "platform",
                    DIALECT,
                    SubscriptionEvents.class,
                    CustomEvents.class,
                    IntegrationEvents.class,
                    WalletEvents.class,
                    PresenceEvents.class,
                    UserEvents.class,
                    SessionEvents.class,
                    ChatEvents.class,
                    MessageEvents.class,
                    CallEvents.class,
                    ErrorEvents.class,
                    ProjectEvents.class,
                    DataEvents.class)
            .connection(ConnectionInfo.namespace("/")
                    .withCredentials(
                            "`auth.token`, or `Authorization: Bearer` in the request of the handshake; refused with the"
                                    + " connect error `Authentication error`"));

    private PlatformCatalogue() {}
}
