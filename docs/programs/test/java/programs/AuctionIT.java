package programs;

import static org.assertj.core.api.Assertions.assertThat;

import auction.Auction;
import dev.parlance.ParlanceServer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AuctionIT {
    @Test
    void theHighestBidLeadsAndWatchersSeeIt() throws Exception {
        try (ParlanceServer server = Auction.start(0);
                Client ana = Client.connect(server.port(), "/auction", Map.of("name", "ana"));
                Client bob = Client.connect(server.port(), "/auction", Map.of("name", "bob"))) {
            assertThat(ana.request("watch", "{\"lot\": \"lamp\"}")).isEqualTo(Map.of("ok", true));
            Map<String, Object> leading = Map.of("lot", "lamp", "bidder", "bob", "amount", 20);
            assertThat(bob.request("bid", "{\"lot\": \"lamp\", \"amount\": 20}"))
                    .isEqualTo(leading);
            assertThat(ana.next("outbid")).isEqualTo(leading);
            assertThat(ana.request("bid", "{\"lot\": \"lamp\", \"amount\": 20}"))
                    .hasToString("{error={code=conflict, event=bid, message=the highest bid is 20}}");
        }
    }
}
