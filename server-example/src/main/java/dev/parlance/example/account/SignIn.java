package dev.parlance.example.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.http.HttpHandler;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import java.io.IOException;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/sign-in {name}} is answered {@code {token, user}}, and sets the {@link SignInCookie}. */
public final class SignIn implements HttpHandler {
    /** The path of the request. */
    public static final String PATH = "/api/sign-in";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Function<String, SignedIn> signIn;

    /** Creates the handler on a function that signs in by name, 1 to 40 characters. */
    public SignIn(Function<String, SignedIn> signIn) {
        this.signIn = signIn;
    }

    @Override
    public HttpResponse handle(HttpRequest request) throws JsonProcessingException {
        if (!request.method().equals("POST")) {
            return error(405, "Only POST is answered here.");
        }
        String name = name(request.body());
        if (name == null || name.isEmpty() || name.length() > Accounts.NAME_LENGTH) {
            return error(400, "A name has 1 to " + Accounts.NAME_LENGTH + " characters.");
        }
        SignedIn signedIn = signIn.apply(name);
        return HttpResponse.json(
                        200,
                        JSON.writeValueAsString(
                                Map.of("token", signedIn.token(), "user", UserPayload.of(signedIn.account()))))
                .withHeader("Set-Cookie", SignInCookie.of(signedIn));
    }

    private static @Nullable String name(byte[] body) {
        try {
            JsonNode name = JSON.readTree(body).path("name");
            // Different white space and control characters would make two names look the same.
            return name.isTextual()
                    ? name.textValue().replaceAll("[\\s\\p{Cntrl}]+", " ").strip()
                    : null;
        } catch (IOException notJson) {
            return null;
        }
    }

    private static HttpResponse error(int status, String message) throws JsonProcessingException {
        return HttpResponse.json(status, JSON.writeValueAsString(Map.of("message", message)));
    }
}
