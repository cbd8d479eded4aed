package programs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.parlance.ParlanceServer;
import dev.parlance.client.ParlanceClient;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import market.Bid;
import market.Events;
import market.Login;
import market.MarketKt;
import market.Sell;
import market.Sold;
import org.junit.jupiter.api.Test;

class MarketIT {
    private static final Duration SOON = Duration.ofSeconds(20);

    private static ParlanceClient connect(ParlanceServer server, String name) {
        ParlanceClient client = ParlanceClient.builder(URI.create("http://localhost:" + server.port() + "/market"))
                .auth(new Login(name))
                .catalogues(MarketKt.getMARKET())
                .build();
        client.connect(SOON);
        return client;
    }

    @Test
    void theBestBidIsSoldIfTheSellerWants() throws Exception {
        try (ParlanceServer server = MarketKt.start(0);
                ParlanceClient ana = connect(server, "ana");
                ParlanceClient bob = connect(server, "bob");
                ParlanceClient cid = connect(server, "cid")) {
            bob.handle(Events.BID, offer -> new Bid(offer.getPrice()));
            cid.handle(Events.BID, offer -> new Bid(offer.getPrice() + 1));
            ana.handle(Events.CONFIRM, bid -> bid.getPrice() > 10);
            CompletableFuture<Sold> sold = bob.next(Events.SOLD);

            assertThat(ana.request(Events.SELL, new Sell("lamp", 10), SOON)).isEqualTo(new Sold("lamp", 11, 7));
            assertThat(sold.get(20, TimeUnit.SECONDS)).isEqualTo(new Sold("lamp", 11, 7));
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> ana.request(Events.SELL, new Sell("lamp", 5), SOON))
                    .satisfies(e -> assertThat(e.refusal().code()).isEqualTo(RefusalCode.CONFLICT));
        }
    }
}
