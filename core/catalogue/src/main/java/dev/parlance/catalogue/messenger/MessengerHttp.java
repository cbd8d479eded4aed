package dev.parlance.catalogue.messenger;

import dev.parlance.catalogue.messenger.MessengerEvents.MyPrefChange;
import dev.parlance.catalogue.platform.order.StoreFailures;
import dev.parlance.event.Refusal;
import dev.parlance.event.RefusalCode;
import dev.parlance.event.RefusedException;
import dev.parlance.http.HttpHandler;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import dev.parlance.socket.Json;
import dev.parlance.socket.Socket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers the messenger's HTTP calls as {@code {RC, RM, result}}, and what is refused as {@code {RC, RM, error}} with the status that
 * fits. A call brings a token as {@code Authorization: Bearer}, and may name the socket of its device in {@code X-Socket-ID}, which then
 * does not receive what the other devices do.
 */
final class MessengerHttp<U extends MessengerUser> implements HttpHandler {
    /** The maximum length of a body in bytes. */
    static final int MAX_BYTES = 64 * 1024;

    private static final String BEARER = "Bearer ";
    private static final String SOCKET_ID = "X-Socket-ID";

    private final String path;
    private final Json json;
    private final MessengerFeature<U> messenger;
    private final List<Route<U>> routes;

    /** What a call does; its value is the result, null for none. */
    @FunctionalInterface
    private interface Action<U extends MessengerUser> {
        @Nullable
        Object run(Call<U> call);
    }

    /** Which calls an action is for: a method, and a path whose colons stand for any segment. */
    private record Route<U extends MessengerUser>(String method, List<String> segments, Action<U> action) {
        boolean fits(List<String> path) {
            if (path.size() != segments.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                boolean any = segments.get(i).equals(":") && !path.get(i).isEmpty();
                if (!any && !segments.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * One call.
     *
     * @param path its segments
     * @param socketId the device that calls; null if it does not say
     * @param body its JSON; null if there is none
     */
    private record Call<U extends MessengerUser>(
            U user,
            List<String> path,
            @Nullable String socketId,
            @Nullable Object body) {
        String segment(int index) {
            return JsonFields.checkedId(path.get(index));
        }

        JsonFields fields() {
            return JsonFields.of(body);
        }
    }

    MessengerHttp(String path, Json json, MessengerFeature<U> messenger) {
        if (!path.endsWith("/")) {
            throw new IllegalArgumentException("the path of the messenger's calls ends with a slash: " + path);
        }
        this.path = path;
        this.json = json;
        this.messenger = messenger;
        this.routes = List.of(
                new Route<>("PUT", List.of("rooms", ":", "lastRead"), this::markRead),
                new Route<>("POST", List.of("rooms", ":", "typing"), this::typing),
                new Route<>("DELETE", List.of("rooms", ":", "messages", ":"), this::deleteMessage),
                new Route<>("POST", List.of("roomPrefs", ":"), this::changeRoomPref),
                new Route<>("POST", List.of("me", "pref", ":"), this::changePref),
                new Route<>("DELETE", List.of("me", "pref", ":"), this::deletePref));
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        if (!request.path().startsWith(path)) {
            return refused(404, RefusalCode.NOT_FOUND, "there is no such call");
        }
        List<String> segments = List.of(request.path().substring(path.length()).split("/", -1));
        List<Route<U>> fitting =
                routes.stream().filter(route -> route.fits(segments)).toList();
        if (fitting.isEmpty()) {
            return refused(404, RefusalCode.NOT_FOUND, "there is no such call");
        }
        for (Route<U> route : fitting) {
            if (route.method().equals(request.method())) {
                return call(route, segments, request);
            }
        }
        List<String> methods = fitting.stream().map(Route::method).toList();
        return refused(405, RefusalCode.VALIDATION_FAILED, "method not allowed")
                .withHeader("Allow", String.join(", ", methods));
    }

    private HttpResponse call(Route<U> route, List<String> segments, HttpRequest request) {
        if (request.body().length > MAX_BYTES) {
            return refused(413, RefusalCode.VALIDATION_FAILED, "the body is longer than " + MAX_BYTES + " bytes");
        }
        try {
            U user = user(request);
            if (user == null) {
                return refused(401, RefusalCode.UNAUTHORIZED, "the token is not valid")
                        .withHeader("WWW-Authenticate", "Bearer");
            }
            String socketId = request.headers().first(SOCKET_ID);
            return answer(route.action()
                    .run(new Call<>(
                            user,
                            segments,
                            socketId != null && Socket.isId(socketId) ? socketId : null,
                            body(request))));
        } catch (RuntimeException e) {
            if (StoreFailures.toRefusal(e) instanceof RefusedException refused) {
                return refused(refused.refusal());
            }
            throw e;
        }
    }

    private @Nullable U user(HttpRequest request) {
        List<String> values = request.headers().all("Authorization");
        boolean bearer = values.size() == 1 && values.get(0).regionMatches(true, 0, BEARER, 0, BEARER.length());
        String token = bearer ? values.get(0).substring(BEARER.length()).strip() : "";
        return token.isEmpty() ? null : messenger.verify(token);
    }

    private @Nullable Object body(HttpRequest request) {
        if (request.body().length == 0) {
            return null;
        }
        try {
            return json.read(request.body());
        } catch (IllegalArgumentException notJson) {
            throw new RefusedException(RefusalCode.VALIDATION_FAILED, "the body is not JSON");
        }
    }

    // --- calls

    private Object markRead(Call<U> call) {
        return messenger.markRead(
                call.segment(1), call.user().id(), call.fields().id("message"));
    }

    private @Nullable Object typing(Call<U> call) {
        String message = call.body() == null ? null : call.fields().text("message");
        messenger.typing(call.segment(1), call.user().client(), message);
        return null;
    }

    private @Nullable Object deleteMessage(Call<U> call) {
        messenger.delete(call.segment(1), call.segment(3), call.user().id());
        return null;
    }

    private Object changeRoomPref(Call<U> call) {
        return messenger.changeRoomPref(call.user().id(), call.fields().roomPref(call.segment(1)), call.socketId());
    }

    private Object changePref(Call<U> call) {
        if (call.body() == null) {
            throw new RefusedException(RefusalCode.VALIDATION_FAILED, "the body is the preference, any JSON but null");
        }
        MyPrefChange change = new MyPrefChange(call.body(), call.segment(2));
        messenger.changePref(call.user().id(), change, call.socketId());
        return change;
    }

    private @Nullable Object deletePref(Call<U> call) {
        if (!messenger.deletePref(call.user().id(), call.segment(2), call.socketId())) {
            throw RefusedException.notFound("there is no such preference");
        }
        return null;
    }

    // --- answers

    private HttpResponse answer(@Nullable Object result) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("RC", 0);
        answer.put("RM", "OK");
        if (result != null) {
            answer.put("result", result);
        }
        return response(200, answer);
    }

    private HttpResponse refused(Refusal refusal) {
        int status = switch (refusal.code()) {
            case RefusalCode.UNAUTHORIZED -> 401;
            case RefusalCode.PERMISSION_DENIED -> 403;
            case RefusalCode.NOT_FOUND -> 404;
            case RefusalCode.CONFLICT -> 409;
            case RefusalCode.RATE_LIMITED -> 429;
            case RefusalCode.UNAVAILABLE -> 503;
            default -> 400;
        };
        return refused(status, refusal.code(), refusal.message());
    }

    private HttpResponse refused(int status, String code, String message) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("RC", status == 401 ? 401 : 400);
        answer.put("RM", message);
        answer.put("error", code);
        return response(status, answer);
    }

    private HttpResponse response(int status, Map<String, Object> answer) {
        return HttpResponse.of(status, "application/json", json.write(answer));
    }
}
