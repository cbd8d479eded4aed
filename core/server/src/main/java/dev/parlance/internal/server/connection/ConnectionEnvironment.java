package dev.parlance.internal.server.connection;

import dev.parlance.internal.execution.Backlog;
import dev.parlance.internal.execution.Execution;
import dev.parlance.internal.json.JsonCodec;
import dev.parlance.internal.server.namespace.Namespaces;
import dev.parlance.internal.server.rate.ServerRates;
import dev.parlance.internal.server.report.ServerReports;
import java.time.Duration;
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
        ServerRates rates) {
    /** Whether so many sign-ins are pending that no more begin. */
    boolean hasTooManySignIns() {
        return execution.signIns().unfinished() >= bounds.pending();
    }
}
