package dev.parlance.spring.test.shop;

import dev.parlance.binding.Handles;
import dev.parlance.event.ClientRequest;
import dev.parlance.spring.ParlanceController;
import jakarta.validation.constraints.NotBlank;

@ParlanceController("/shop")
public class ShopController {
    public static final ClientRequest<Ask, Price> PRICE = ClientRequest.clientRequest("price", Ask.class, Price.class);

    private final Prices prices;

    ShopController(Prices prices) {
        this.prices = prices;
    }

    public record Ask(@NotBlank String item) {}

    public record Price(int amount) {}

    @Handles("price")
    public Price price(Ask ask) {
        return new Price(prices.of(ask.item()));
    }
}
