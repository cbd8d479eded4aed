package dev.parlance.internal.server.http;

import dev.parlance.event.Refusal;
import dev.parlance.http.HttpRequest;
import dev.parlance.http.HttpResponse;
import dev.parlance.internal.engine.CloseReason;
import dev.parlance.internal.engine.EngineSession;
import dev.parlance.internal.server.rate.ServerRates;
import dev.parlance.internal.server.report.ClientAddress;
import dev.parlance.internal.server.report.ServerReports;
import dev.parlance.socket.ClientIncident;
import dev.parlance.socket.ClientIncident.Reason;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** How many connections there may be, in all and of an address, whatever they speak; what is refused is reported. Any thread. */
public record ConnectionCaps(ServerRates rates, ServerReports reports) {
    /** How a handshake is answered that is one too many; null if it is not. */
    @Nullable
    HttpResponse refusal(HttpRequest handshake) {
        Refusal limited = rates.handshake(handshake.remoteAddress());
        if (limited == null) {
            return null;
        }
        report(handshake.remoteAddress());
        Long millis = limited.retryAfterMs();
        long seconds = millis == null ? 1 : (millis + 999) / 1_000;
        return HttpResponse.text(429, "Too many connections").withHeader("Retry-After", String.valueOf(seconds));
    }

    /**
     * A session has opened: it counts. If others that were decided at the same time have come before it, it is closed.
     *
     * @return to be run once, when it has ended
     */
    public Runnable opened(EngineSession session) {
        InetSocketAddress remote = session.handshake().remoteAddress();
        ServerRates.Opened opened = rates.opened(remote);
        if (opened.isTooMany()) {
            report(remote);
            session.close(CloseReason.FORCED_CLOSE);
        }
        return opened.ended();
    }

    private void report(InetSocketAddress remote) {
        reports.refused(
                ClientIncident.of(Reason.LIMIT, ClientAddress.of(remote), "too many connections or handshakes"));
    }
}
