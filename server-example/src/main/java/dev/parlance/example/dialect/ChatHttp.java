package dev.parlance.example.dialect;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parlance.catalogue.platform.message.HistoryEntry;
import dev.parlance.catalogue.platform.message.Message;
import dev.parlance.catalogue.platform.message.MessageFeature;
import dev.parlance.catalogue.platform.message.MessageType;
import dev.parlance.example.account.Account;
import dev.parlance.http.HttpHandler;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The messages of a chat over HTTP, for clients of all dialects, with {@code Authorization: Bearer}: {@code GET
 * /api/chats/ID/messages[?before=ID]} reads them, as after a lost connection, and {@code POST} with {@code {text}} writes one.
 */
public final class ChatHttp implements HttpHandler {
    /** The path of the requests. */
    public static final String PATH = "/api/chats/";

    private static final Pattern MESSAGES = Pattern.compile(PATH + "([^/]{1,128})/messages");
    private static final String BEARER = "Bearer ";
    private static final int PAGE_SIZE = 100;
    private static final int MAX_LENGTH = 8_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ChatDomain domain;
    private final MessageFeature messages;
    private final Supplier<String> ids;

    /** Reads from the domain, and writes by the platform's feature. */
    public ChatHttp(ChatDomain domain, MessageFeature messages, Supplier<String> ids) {
        this.domain = domain;
        this.messages = messages;
        this.ids = ids;
    }

    @Override
    public HttpResponse handle(HttpRequest request) throws JsonProcessingException {
        Matcher path = MESSAGES.matcher(request.path());
        if (!path.matches()) {
            return HttpResponse.notFound();
        }
        Account account = account(request);
        if (account == null) {
            return error(401, "The token is not valid.").withHeader("WWW-Authenticate", "Bearer");
        }
        String chatId = path.group(1);
        if (!domain.chats().members(chatId).contains(account.id())) {
            return error(403, "Not a member of this chat.");
        }
        return switch (request.method()) {
            case "GET" -> list(chatId, request.query().first("before"));
            case "POST" -> post(chatId, account, request.body());
            default -> error(405, "Only GET and POST are answered here.").withHeader("Allow", "GET, POST");
        };
    }

    private @Nullable Account account(HttpRequest request) {
        String header = request.headers().first("Authorization");
        return header == null || !header.startsWith(BEARER)
                ? null
                : domain.accounts().byToken(header.substring(BEARER.length()).strip());
    }

    private HttpResponse list(String chatId, @Nullable String before) throws JsonProcessingException {
        List<Map<String, String>> page = domain.messages().history(chatId, before, PAGE_SIZE).stream()
                .map(HistoryEntry::message)
                .map(ChatHttp::fields)
                .toList();
        return HttpResponse.json(200, JSON.writeValueAsString(Map.of("messages", page)));
    }

    private HttpResponse post(String chatId, Account sender, byte[] body) throws JsonProcessingException {
        String text = text(body);
        if (text == null || text.isBlank() || text.length() > MAX_LENGTH) {
            return error(400, "A message has a text of 1 to " + MAX_LENGTH + " characters.");
        }
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        Message message = messages.post(
                new Message(ids.get(), chatId, sender.id(), MessageType.TEXT, text, null, List.of(), null, now, null));
        return HttpResponse.json(201, JSON.writeValueAsString(fields(message)));
    }

    private static @Nullable String text(byte[] body) {
        try {
            JsonNode text = JSON.readTree(body).path("text");
            return text.textValue();
        } catch (IOException notJson) {
            return null;
        }
    }

    private static Map<String, String> fields(Message message) {
        return Map.of(
                "id", message.id(),
                "sender", message.sender(),
                "text", message.content(),
                "createdAt", message.createdAt().toString());
    }

    private static HttpResponse error(int status, String message) throws JsonProcessingException {
        return HttpResponse.json(status, JSON.writeValueAsString(Map.of("message", message)));
    }
}
