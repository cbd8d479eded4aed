package com.example;
import dev.parlance.binding.Handles;
import dev.parlance.event.ClientRequest;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
@SpringBootApplication
public class Talk {
    public record Say(String text) {}
    public record Receipt(int length) {}
    public static final ClientRequest<Say, Receipt> SAY = ClientRequest.clientRequest("say", Say.class, Receipt.class);
    @Handles("say") public Receipt say(Say say) { return new Receipt(say.text().length()); }
    public static void main(String[] args) { SpringApplication.run(Talk.class, args); }
}
