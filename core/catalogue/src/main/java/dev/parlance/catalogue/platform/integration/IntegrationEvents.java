package dev.parlance.catalogue.platform.integration;

import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.Limit.Kind.ID;
import static dev.parlance.event.Limit.Kind.NAME;
import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.event.ClientRequest;
import dev.parlance.event.Limit;
import dev.parlance.event.Refusal;
import dev.parlance.event.ServerEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code integration:*} — running a service that a project is connected with, and following its runs, its usage and its
 * webhooks. Everything that a client sends here is refused as {@link #ERROR}: with {@code permission-denied} unless the
 * caller is a member of the project, with {@code not-found} if the project has no such integration. A run that fails once
 * it has begun is reported as {@link #EXECUTION_FAILED} or {@link #TEST_FAILED} instead.
 */
public final class IntegrationEvents {
    private static final Duration SECOND = Duration.ofSeconds(1);

    /** The caller is in the integration's room and receives the events of its runs. Goes to the caller only. */
    public static final ServerEvent<Joined> JOINED = serverEvent("integration:joined", Joined.class);

    /** Something about an integration was refused. Goes to the caller only, beside the ack if it asked for one. */
    public static final ServerEvent<IntegrationError> ERROR = serverEvent("integration:error", IntegrationError.class);

    /** The caller has left the integration's room. Goes to the caller only. */
    public static final ServerEvent<IntegrationId> LEFT = serverEvent("integration:left", IntegrationId.class);

    /** A run has begun. Goes to everyone in the integration's room except the caller. */
    public static final ServerEvent<RunStarted> EXECUTION_STARTED =
            serverEvent("integration:execution:started", RunStarted.class);

    /** A run has ended. Goes to the caller with its result, and to everyone else in the integration's room without. */
    public static final ServerEvent<RunCompleted> EXECUTION_COMPLETED =
            serverEvent("integration:execution:completed", RunCompleted.class);

    /** A run has failed. Goes to everyone in the integration's room, the caller too. */
    public static final ServerEvent<RunFailed> EXECUTION_FAILED =
            serverEvent("integration:execution:failed", RunFailed.class);

    /** A test has begun. Goes to everyone in the integration's room. */
    public static final ServerEvent<RunStarted> TEST_STARTED =
            serverEvent("integration:test:started", RunStarted.class);

    /** A test has ended. Goes to the caller, and to everyone else in the integration's room. */
    public static final ServerEvent<RunCompleted> TEST_COMPLETED =
            serverEvent("integration:test:completed", RunCompleted.class);

    /** A test has failed. Goes to everyone in the integration's room, the caller too. */
    public static final ServerEvent<RunFailed> TEST_FAILED = serverEvent("integration:test:failed", RunFailed.class);

    /** The status of an integration. Goes to the caller only. */
    public static final ServerEvent<StatusResponse> STATUS_RESPONSE =
            serverEvent("integration:status:response", StatusResponse.class);

    /** The caller receives the integration's webhooks from now on. Goes to the caller only. */
    public static final ServerEvent<WebhookSubscribed> WEBHOOK_SUBSCRIBED =
            serverEvent("integration:webhook:subscribed", WebhookSubscribed.class);

    /** The caller no longer receives the integration's webhooks. Goes to the caller only. */
    public static final ServerEvent<IntegrationId> WEBHOOK_UNSUBSCRIBED =
            serverEvent("integration:webhook:unsubscribed", IntegrationId.class);

    /** The service has sent a webhook. Goes to everyone who has asked for this integration's webhooks. */
    public static final ServerEvent<WebhookReceived> WEBHOOK_RECEIVED =
            serverEvent("integration:webhook:received", WebhookReceived.class);

    /** An integration has been used. Goes to everyone in its room. */
    public static final ServerEvent<UsageUpdated> USAGE_UPDATED =
            serverEvent("integration:usage:updated", UsageUpdated.class);

    /** Joins an integration's room: a client sends it when it opens its page. Answered by {@link #JOINED}. */
    public static final ClientRequest<IntegrationRef, Joined> JOIN = clientRequest(
                    "integration:join", IntegrationRef.class, Joined.class)
            .answeredBy(JOINED)
            .refusedBy(ERROR);

    /** Leaves an integration's room. Answered by {@link #LEFT}, also if the caller was not there. */
    public static final ClientRequest<IntegrationId, IntegrationId> LEAVE = clientRequest(
                    "integration:leave", IntegrationId.class, IntegrationId.class)
            .answeredBy(LEFT)
            .refusedBy(ERROR);

    /**
     * Runs an endpoint of the service, for those who have joined the integration's room. Answered by
     * {@link #EXECUTION_COMPLETED} with the result; the others in the room receive {@link #EXECUTION_STARTED}, then
     * {@link #EXECUTION_COMPLETED} as a summary. If the run fails, all of them receive {@link #EXECUTION_FAILED}; the
     * caller's ack has {@code timeout} if the service did not answer in time.
     */
    public static final ClientRequest<Execute, RunCompleted> EXECUTE = clientRequest(
                    "integration:execute", Execute.class, RunCompleted.class)
            .answeredBy(EXECUTION_COMPLETED)
            .refusedBy(ERROR)
            .rate(10, SECOND);

    /**
     * Tests an endpoint of the service, for those who have joined the integration's room. The room receives
     * {@link #TEST_STARTED}, then {@link #TEST_COMPLETED}, which is the caller's answer too, or {@link #TEST_FAILED}.
     */
    public static final ClientRequest<Test, RunCompleted> TEST = clientRequest(
                    "integration:test", Test.class, RunCompleted.class)
            .answeredBy(TEST_COMPLETED)
            .refusedBy(ERROR)
            .rate(5, SECOND);

    /** Asks for the status of an integration. Answered by {@link #STATUS_RESPONSE}. */
    public static final ClientRequest<IntegrationRef, StatusResponse> GET_STATUS = clientRequest(
                    "integration:status", IntegrationRef.class, StatusResponse.class)
            .answeredBy(STATUS_RESPONSE)
            .refusedBy(ERROR);

    /** Asks for an integration's webhooks: {@link #WEBHOOK_RECEIVED}. Answered by {@link #WEBHOOK_SUBSCRIBED}. */
    public static final ClientRequest<IntegrationRef, WebhookSubscribed> SUBSCRIBE_WEBHOOK = clientRequest(
                    "integration:webhook:subscribe", IntegrationRef.class, WebhookSubscribed.class)
            .answeredBy(WEBHOOK_SUBSCRIBED)
            .refusedBy(ERROR);

    /** Stops receiving them. Answered by {@link #WEBHOOK_UNSUBSCRIBED}, also if the caller did not receive them. */
    public static final ClientRequest<IntegrationId, IntegrationId> UNSUBSCRIBE_WEBHOOK = clientRequest(
                    "integration:webhook:unsubscribe", IntegrationId.class, IntegrationId.class)
            .answeredBy(WEBHOOK_UNSUBSCRIBED)
            .refusedBy(ERROR);

    /**
     * Which integration of which project.
     *
     * @param projectId the project
     * @param integrationId the integration
     */
    public record IntegrationRef(
            @Limit(ID) String projectId, @Limit(ID) String integrationId) {}

    /**
     * Which integration.
     *
     * @param integrationId the integration
     */
    public record IntegrationId(@Limit(ID) String integrationId) {}

    /**
     * What to run.
     *
     * @param projectId the project
     * @param integrationId the integration
     * @param endpoint the name of the endpoint
     * @param params its parameters, any JSON
     * @param requestData what is sent to it, any JSON
     */
    public record Execute(
            @Limit(ID) String projectId,
            @Limit(ID) String integrationId,
            @Limit(value = NAME, notBlank = true) String endpoint,
            @Nullable Object params,
            @Nullable Object requestData) {}

    /**
     * What to test.
     *
     * @param projectId the project
     * @param integrationId the integration
     * @param endpoint the name of the endpoint
     */
    public record Test(
            @Limit(ID) String projectId,
            @Limit(ID) String integrationId,
            @Limit(value = NAME, notBlank = true) String endpoint) {}

    /**
     * Which integration's room was joined.
     *
     * @param integrationId the integration
     * @param projectId the project
     * @param room the name of its room
     */
    public record Joined(String integrationId, String projectId, String room) {}

    /**
     * Why something was refused.
     *
     * @param integrationId the integration, if one was named
     * @param message for a developer to read
     * @param code a word for programs, as in {@link dev.parlance.event.RefusalCode}
     * @param field the field that is wrong
     * @param retryAfterMs after how many milliseconds it may be sent again
     * @param event the name of the event that was refused
     */
    public record IntegrationError(
            @Nullable String integrationId,
            String message,
            @Nullable String code,
            @Nullable String field,
            @Nullable Long retryAfterMs,
            @Nullable String event) {
        private static final int MAX_REPEATED = 128;

        /**
         * The refusal of an event with those arguments. An id of more than 128 characters is not repeated.
         */
        public static IntegrationError of(Refusal refusal, List<@Nullable Object> arguments) {
            Object first = arguments.isEmpty() ? null : arguments.get(0);
            String named =
                    first instanceof Map<?, ?> payload && payload.get("integrationId") instanceof String id ? id : null;
            return new IntegrationError(
                    named == null || named.length() > MAX_REPEATED ? null : named,
                    refusal.message(),
                    refusal.code(),
                    refusal.field(),
                    refusal.retryAfterMs(),
                    refusal.event());
        }
    }

    /**
     * A run that has begun.
     *
     * @param integrationId the integration
     * @param endpoint the name of the endpoint
     * @param timestamp when
     */
    public record RunStarted(
            String integrationId, String endpoint, @Nullable Instant timestamp) {}

    /**
     * A run that has ended: with a result for the caller, or as a summary.
     *
     * @param integrationId the integration
     * @param endpoint the name of the endpoint
     * @param result the result; absent in a summary
     * @param success whether it succeeded; in a summary
     * @param timestamp when it ended
     */
    public record RunCompleted(
            String integrationId,
            String endpoint,
            @Nullable RunResult result,
            @Nullable Boolean success,
            Instant timestamp) {
        /** The same for others than the caller: without the result. */
        public RunCompleted summary() {
            Boolean wentWell = result == null ? success : Boolean.valueOf(result.success());
            return new RunCompleted(integrationId, endpoint, null, wentWell, timestamp);
        }
    }

    /**
     * The result of a run.
     *
     * @param success whether the service reports a success
     * @param data the answer of the service, any JSON
     */
    public record RunResult(boolean success, Object data) {}

    /**
     * A run that has failed.
     *
     * @param integrationId the integration
     * @param error why, for a developer to read
     * @param endpoint the name of the endpoint
     * @param timestamp when
     */
    public record RunFailed(
            String integrationId,
            String error,
            @Nullable String endpoint,
            @Nullable Instant timestamp) {}

    /**
     * The status of an integration at a moment.
     *
     * @param integrationId the integration
     * @param status the status
     * @param timestamp when
     */
    public record StatusResponse(String integrationId, Status status, Instant timestamp) {}

    /**
     * The status of an integration.
     *
     * @param isActive whether it can be used
     * @param usage its usage, any JSON
     * @param rateLimit its rate limit, any JSON
     * @param lastUsed when it was used last
     */
    public record Status(
            boolean isActive,
            Object usage,
            @Nullable Object rateLimit,
            @Nullable Instant lastUsed) {}

    /**
     * Whose webhooks the caller receives.
     *
     * @param integrationId the integration
     * @param projectId the project
     */
    public record WebhookSubscribed(
            String integrationId, @Nullable String projectId) {}

    /**
     * A webhook of the service.
     *
     * @param integrationId the integration
     * @param event the name that the service gives it
     * @param data its content, any JSON
     * @param timestamp when
     */
    public record WebhookReceived(String integrationId, String event, Object data, Instant timestamp) {}

    /**
     * The usage of an integration.
     *
     * @param integrationId the integration
     * @param usage its usage
     */
    public record UsageUpdated(String integrationId, Usage usage) {}

    /**
     * A count of uses.
     *
     * @param calls how often
     * @param errors how often it failed
     * @param lastUsed when last
     */
    public record Usage(int calls, int errors, Instant lastUsed) {}

    private IntegrationEvents() {}

    /** Whether the refused event is of this family. */
    public static boolean isOwn(Refusal refusal) {
        return refusal.event() != null && refusal.event().startsWith("integration:");
    }
}
