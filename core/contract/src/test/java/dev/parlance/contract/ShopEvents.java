package dev.parlance.contract;

import static dev.parlance.event.ClientEvent.clientEvent;
import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.Limit.Kind.ID;
import static dev.parlance.event.Limit.Kind.NAME;
import static dev.parlance.event.Limit.Kind.TOKEN;
import static dev.parlance.event.ServerEvent.serverEvent;
import static dev.parlance.event.ServerEventPattern.serverEvents;
import static dev.parlance.event.ServerRequest.serverRequest;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.parlance.event.Catalogue;
import dev.parlance.event.ClientEvent;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.ConnectionInfo;
import dev.parlance.event.Dialect;
import dev.parlance.event.Limit;
import dev.parlance.event.ServerEvent;
import dev.parlance.event.ServerEventPattern;
import dev.parlance.event.ServerRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code shop:*} &mdash; a catalogue with one event of each kind. */
public final class ShopEvents {
    /** A word that {@link Sold} may carry. */
    public static final String ALL = "*";

    /** Something was <b>sold</b>, or all: {@link #ALL}. */
    public static final ServerEvent<Sold> SOLD = serverEvent("shop:sold", Sold.class);

    /**
     * Tells anything, under any name.
     *
     * <p>Ends with a comment's end: {@literal *}/.
     */
    public static final ServerEventPattern<Note> NOTED = serverEvents("shop:<what>", Note.class);

    /** Asks the client. */
    public static final ServerRequest<Void, String> ASK = serverRequest("ask", String.class);

    /** Buys: the others hear {@link #SOLD}. */
    public static final ClientRequest<Buy, Receipt> BUY = clientRequest("buy", Buy.class, Receipt.class)
            .orText(article -> new Buy(article, 1, null, null, null, null))
            .refusedBy(SOLD);

    /** Pays. */
    public static final ClientRequest<Pay, Receipt> PAY =
            clientRequest("pay", Pay.class, Receipt.class).positional();

    /** Finds a receipt, if there is one. */
    public static final ClientRequest<Pay, @Nullable Receipt> FIND =
            clientRequest("find", Pay.class, Receipt.class).nullableAnswer();

    /** Counts what is in the till. */
    public static final ClientRequest<Void, Pay> COUNT =
            clientRequest("count", Pay.class).positionalAnswer();

    /** Tells what was paid. */
    public static final ServerEvent<Pay> PAID =
            serverEvent("shop:paid", Pay.class).positional();

    /** Asks the client for coins. */
    public static final ServerRequest<Void, @Nullable Pay> COINS =
            serverRequest("coins", Pay.class).positionalAnswer().nullableAnswer();

    /** Leaves. */
    public static final ClientEvent<Void> LEAVE = clientEvent("leave");

    /** All of them. */
    public static final Catalogue SHOP = Catalogue.of("shop", Dialect.STANDARD, ShopEvents.class)
            .connectsWith(Login.class)
            .connection(ConnectionInfo.namespace("/shop")
                    .withCredentials("`auth.token`; refused with the connect error `closed`")
                    .withSignIn("none")
                    .withEncoding("plain", "JSON"));

    /**
     * Who comes in.
     *
     * @param token what proves it
     */
    public record Login(
            @Limit(TOKEN) String token, @Nullable String device) {}

    /** How it was paid. */
    public enum Means {
        /** In coins. */
        @JsonProperty("cash")
        CASH,
        @JsonProperty("card")
        CARD,
        @JsonEnumDefaultValue
        UNKNOWN
    }

    /** What becomes of a thing. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({@JsonSubTypes.Type(Kept.class), @JsonSubTypes.Type(Lost.class)})
    public sealed interface Fate {}

    /** It is kept. */
    @JsonTypeName("kept")
    public record Kept(Instant since) implements Fate {}

    /** It is lost. */
    @JsonTypeName("lost")
    public record Lost() implements Fate {}

    /**
     * What was sold.
     *
     * @param id which
     * @param means how it was paid
     */
    public record Sold(
            @JsonProperty("_id") String id,
            Means means,
            List<Fate> fates,
            Map<String, Double> prices,
            List<@Nullable String> names,
            byte[] picture,
            @Nullable Object extra) {}

    /** Anything. */
    public record Note(
            boolean loud, @JsonAnySetter @JsonAnyGetter Map<String, @Nullable Object> members) {}

    /**
     * What to buy.
     *
     * @param article which
     * @param extra what else the shop knows
     */
    public record Buy(
            @Limit(ID) String article,
            int count,
            @Nullable Means means,

            @Nullable @Limit(value = NAME, max = 40, notBlank = true)
            String note,

            @Nullable @Limit(entries = 10) List<@Limit(TOKEN) String> coupons,
            @Nullable @Limit(json = 4096) Object extra) {}

    /**
     * What to pay.
     *
     * @param cents how much
     */
    public record Pay(long cents, @Nullable String purse) {}

    /** What a buyer gets. */
    public record Receipt(long number) {}

    private ShopEvents() {}
}
