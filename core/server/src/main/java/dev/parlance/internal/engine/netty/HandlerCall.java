package dev.parlance.internal.engine.netty;

import dev.parlance.http.Headers;
import dev.parlance.http.HttpResponse;
import dev.parlance.internal.engine.netty.http.HttpExchange;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks what is above the seam about a request, and sends its responses. */
final class HandlerCall {
    private static final Logger log = LoggerFactory.getLogger(HandlerCall.class);
    private static final int MAX_RETRY_SECONDS = 5;

    private HandlerCall() {}

    /** A question to what is above the seam. */
    interface Question<T> {
        CompletionStage<T> ask();
    }

    /** Asks, and takes the outcome, now or later; a failure is answered 500 without its text. */
    static <T> void ask(HttpExchange exchange, Question<T> question, Consumer<T> take) {
        CompletionStage<T> stage;
        try {
            stage = question.ask();
        } catch (Throwable bug) {
            failed(exchange, bug);
            return;
        }
        stage.whenComplete((outcome, failure) -> {
            if (failure != null) {
                failed(exchange, failure);
                return;
            }
            try {
                take.accept(outcome);
            } catch (Throwable bug) {
                failed(exchange, bug);
            }
        });
    }

    /** Answers 503: the server is closing. Clients that heed it come back at different moments. */
    static void unavailable(HttpExchange exchange) {
        int seconds = ThreadLocalRandom.current().nextInt(1, 1 + MAX_RETRY_SECONDS);
        exchange.refuse(503, "the server takes no new connections", "Retry-After", String.valueOf(seconds));
    }

    /** Answers 500 without the failure's text. */
    static void failed(HttpExchange exchange, Throwable bug) {
        // First: to log it may fail as well.
        exchange.refuse(500, "Internal server error");
        log.error("a request's handler failed; 500 is answered", bug);
    }

    /** Sends a response of the application. */
    static void respond(HttpExchange exchange, HttpResponse response) {
        exchange.answer(response.status(), lines(response.headers(), HandlerCall::isOurs), response.body());
    }

    /** Headers of the application as alternating names and values, without those that the server writes itself. */
    static String[] lines(Headers headers, Predicate<String> ours) {
        List<String> lines = new ArrayList<>();
        for (String name : headers.names()) {
            if (!ours.test(name)) {
                for (String value : headers.all(name)) {
                    lines.add(name);
                    lines.add(value);
                }
            }
        }
        return lines.toArray(String[]::new);
    }

    /** Whether a header of any response is the server's, by its name in lower case. */
    static boolean isOurs(String name) {
        return name.equals("content-length") || name.equals("connection") || name.equals("transfer-encoding");
    }
}
