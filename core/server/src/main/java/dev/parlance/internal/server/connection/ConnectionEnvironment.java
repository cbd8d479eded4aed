package dev.parlance.internal.server.connection;

import dev.parlance.event.RefusedException;
import dev.parlance.internal.execution.Backlog;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.server.credential.CredentialChecks;
import dev.parlance.internal.server.namespace.Namespaces;
import dev.parlance.internal.server.namespace.RequestedNamespace;
import dev.parlance.internal.server.rate.ServerRates;
import dev.parlance.internal.server.report.ClientAddress;
import dev.parlance.internal.server.report.ServerReports;
import dev.parlance.socket.Authentication;
import dev.parlance.socket.ClientIncident;
import dev.parlance.socket.Handshake;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.User;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * What the connections of one server share.
 *
 * @param ids makes socket ids
 * @param connectTimeout how long a connection may be without any namespace
 * @param waiting how much of one connection may wait before it is not read
 * @param bounds how much one connection, and all of them, may ask for
 * @param maxAttachments how many binary attachments one message may have
 * @param maxPayload how many bytes one message may have with its attachments
 * @param activity what is told of each event and each CONNECT
 * @param reports what an operator sees
 * @param rates what clients may use
 * @param credentials which ones count
 */
public record ConnectionEnvironment(
        Namespaces namespaces,
        JsonCodec json,
        Execution execution,
        Supplier<String> ids,
        Duration connectTimeout,
        Backlog.Bounds waiting,
        ConnectionBounds bounds,
        int maxAttachments,
        int maxPayload,
        Activity activity,
        ServerReports reports,
        ServerRates rates,
        CredentialChecks credentials) {
    /** Whether so many sign-ins are pending that no more begin. */
    boolean hasTooManySignIns() {
        return execution.signIns().unfinished() >= bounds.pending();
    }

    /** A client was refused that tried to sign in, or to refresh its credentials. */
    void signInRefused(InetSocketAddress remote, Namespace<?> namespace, String detail) {
        rates.signInRefused(remote);
        reports.refused(ClientIncident.of(ClientIncident.Reason.SIGN_IN, ClientAddress.of(remote), detail)
                .withNamespace(namespace.toString()));
    }

    /** Whose a socket is to be, by credentials that are valid; what this throws refuses it. Application code. */
    <U extends User> Authentication<U> identify(RequestedNamespace<U> requested, Handshake handshake, String socketId)
            throws Exception {
        Instant asked = execution.timers().now();
        if (!requested.knowsCredentials()) {
            Authentication<U> found = requested.identify(handshake, socketId).issued(asked);
            credentials.check(found);
            return found;
        }
        try {
            Authentication<U> found = requested.identify(handshake, socketId);
            credentials.check(found);
            return found;
        } catch (RefusedException refused) {
            throw refused.disconnectsClient() ? refused : new RefusedCredentialsException(refused.refusal());
        }
    }
}
