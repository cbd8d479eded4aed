package dev.parlance.catalogue.platform.integration;

import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.Limit.Kind.ID;
import static dev.parlance.event.Limit.Kind.NAME;
import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.catalogue.platform.Bounds;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Limit;
import dev.parlance.event.Refusal;
import dev.parlance.event.ServerEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code integration:*} — running a service that a project is connected with, and hearing of its runs, its usage and its
 * webhooks. Everything that a client sends here is refused as {@link #ERROR}: with {@code permission-denied} unless the
 * caller is a member of the project, with {@code not-found} if the project has no such integration. A run that fails once it
 * has begun is told as {@link #EXECUTION_FAILED} or {@link #TEST_FAILED} instead.
 */
public final class IntegrationEvents {
    /** The caller is in the integration's room and hears of its runs. Goes to the caller only. */
    public static final ServerEvent<Joined> JOINED = serverEvent("integration:joined", Joined.class);

    /** Something about an integration was refused. Goes to the caller only, beside the ack if it asked for one. */
    public static final ServerEvent<IntegrationError> ERROR = serverEvent("integration:error", IntegrationError.class);

    /** The caller has left the integration's room. Goes to the caller only. */
    public static final ServerEvent<IntegrationId> LEFT = serverEvent("integration:left", IntegrationId.class);

    /** A run has begun. Goes to everyone in the integration's room but the caller. */
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

    /** How an integration is. Goes to the caller only. */
    public static final ServerEvent<StatusResponse> STATUS_RESPONSE =
            serverEvent("integration:status:response", StatusResponse.class);

    /** The caller hears of the integration's webhooks from now on. Goes to the caller only. */
    public static final ServerEvent<WebhookSubscribed> WEBHOOK_SUBSCRIBED =
            serverEvent("integration:webhook:subscribed", WebhookSubscribed.class);

    /** The caller hears of the integration's webhooks no longer. Goes to the caller only. */
    public static final ServerEvent<IntegrationId> WEBHOOK_UNSUBSCRIBED =
            serverEvent("integration:webhook:unsubscribed", IntegrationId.class);

    /** The service has called back. Goes to everyone who has asked for this integration's webhooks. */
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

    /** Leaves an integration's room. Answered by {@link #LEFT}, also where the caller was not there. */
    public static final ClientRequest<IntegrationId, IntegrationId> LEAVE = clientRequest(
                    "integration:leave", IntegrationId.class, IntegrationId.class)
            .answeredBy(LEFT)
            .refusedBy(ERROR);

    /**
     * Runs an endpoint of the service, for those who have joined the integration's room. Answered by
     * {@link #EXECUTION_COMPLETED} with the result; the others in the room hear {@link #EXECUTION_STARTED}, then
     * {@link #EXECUTION_COMPLETED} as a summary. If the run fails, all of them hear {@link #EXECUTION_FAILED}; the caller's
     * ack says {@code timeout} if the service did not answer in time.
     */
    public static final ClientRequest<Execute, RunCompleted> EXECUTE = clientRequest(
                    "integration:execute", Execute.class, RunCompleted.class)
            .answeredBy(EXECUTION_COMPLETED)
            .refusedBy(ERROR);

    /**
     * Tries an endpoint of the service, for those who have joined the integration's room. The room hears
     * {@link #TEST_STARTED}, then {@link #TEST_COMPLETED}, which is the caller's answer too, or {@link #TEST_FAILED}.
     */
    public static final ClientRequest<Test, RunCompleted> TEST = clientRequest(
                    "integration:test", Test.class, RunCompleted.class)
            .answeredBy(TEST_COMPLETED)
            .refusedBy(ERROR);

    /** Asks how an integration is. Answered by {@link #STATUS_RESPONSE}. */
    public static final ClientRequest<IntegrationRef, StatusResponse> GET_STATUS = clientRequest(
                    "integration:status", IntegrationRef.class, StatusResponse.class)
            .answeredBy(STATUS_RESPONSE)
            .refusedBy(ERROR);

    /** Asks to hear of an integration's webhooks: {@link #WEBHOOK_RECEIVED}. Answered by {@link #WEBHOOK_SUBSCRIBED}. */
    public static final ClientRequest<IntegrationRef, WebhookSubscribed> SUBSCRIBE_WEBHOOK = clientRequest(
                    "integration:webhook:subscribe", IntegrationRef.class, WebhookSubscribed.class)
            .answeredBy(WEBHOOK_SUBSCRIBED)
            .refusedBy(ERROR);

    /** Asks to hear of them no longer. Answered by {@link #WEBHOOK_UNSUBSCRIBED}, also where the caller did not. */
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
     * @param params what it takes, any JSON
     * @param requestData what it is sent, any JSON
     */
    public record Execute(
            @Limit(ID) String projectId,
            @Limit(ID) String integrationId,
            @Limit(NAME) String endpoint,
            @Nullable Object params,
            @Nullable Object requestData) {}

    /**
     * What to try.
     *
     * @param projectId the project
     * @param integrationId the integration
     * @param endpoint the name of the endpoint
     */
    public record Test(
            @Limit(ID) String projectId,
            @Limit(ID) String integrationId,
            @Limit(NAME) String endpoint) {}

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
     * @param integrationId the integration, where one was named
     * @param message for a developer to read
     * @param code a word for programs, as in {@link dev.parlance.event.RefusalCode}
     * @param field the field that is wrong
     * @param retryAfterMs after how many milliseconds it may be tried again
     * @param event the name of the event that was refused
     */
    public record IntegrationError(
            @Nullable String integrationId,
            String message,
            @Nullable String code,
            @Nullable String field,
            @Nullable Long retryAfterMs,
            @Nullable String event) {
        /**
         * Tells a refusal of something that a client sent with those arguments. An id that is too long to be one is not
         * repeated.
         */
        public static IntegrationError of(Refusal refusal, List<@Nullable Object> arguments) {
            Object first = arguments.isEmpty() ? null : arguments.get(0);
            String named =
                    first instanceof Map<?, ?> payload && payload.get("integrationId") instanceof String id ? id : null;
            return new IntegrationError(
                    named == null || named.length() > Bounds.ID ? null : named,
                    refusal.message(),
                    refusal.code(),
                    refusal.field(),
                    refusal.retryAfterMs(),
                    refusal.event());
        }
    }

    /**
     * What has begun.
     *
     * @param integrationId the integration
     * @param endpoint the name of the endpoint
     * @param timestamp when
     */
    public record RunStarted(
            String integrationId, String endpoint, @Nullable Instant timestamp) {}

    /**
     * What has ended: with a result for who asked for it, or as a summary that says whether it went well.
     *
     * @param integrationId the integration
     * @param endpoint the name of the endpoint
     * @param result what came of it; left out in a summary
     * @param success whether it went well; in a summary
     * @param timestamp when it ended
     */
    public record RunCompleted(
            String integrationId,
            String endpoint,
            @Nullable RunResult result,
            @Nullable Boolean success,
            Instant timestamp) {
        /** The same for those who did not ask for it: without the result. */
        public RunCompleted summary() {
            Boolean wentWell = result == null ? success : Boolean.valueOf(result.success());
            return new RunCompleted(integrationId, endpoint, null, wentWell, timestamp);
        }
    }

    /**
     * What came of a run.
     *
     * @param success whether the service says that it went well
     * @param data what the service answered, any JSON
     */
    public record RunResult(boolean success, Object data) {}

    /**
     * What has failed.
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
     * How an integration was at a moment.
     *
     * @param integrationId the integration
     * @param status how it is
     * @param timestamp when
     */
    public record StatusResponse(String integrationId, Status status, Instant timestamp) {}

    /**
     * How an integration is.
     *
     * @param isActive whether it can be used
     * @param usage how much it was used, any JSON
     * @param rateLimit how much it may be used, any JSON
     * @param lastUsed when it was used last
     */
    public record Status(
            boolean isActive,
            Object usage,
            @Nullable Object rateLimit,
            @Nullable Instant lastUsed) {}

    /**
     * Whose webhooks the caller hears of.
     *
     * @param integrationId the integration
     * @param projectId the project
     */
    public record WebhookSubscribed(
            String integrationId, @Nullable String projectId) {}

    /**
     * What the service has told.
     *
     * @param integrationId the integration
     * @param event what the service calls it
     * @param data what it has told, any JSON
     * @param timestamp when
     */
    public record WebhookReceived(String integrationId, String event, Object data, Instant timestamp) {}

    /**
     * How much an integration was used.
     *
     * @param integrationId the integration
     * @param usage how much
     */
    public record UsageUpdated(String integrationId, Usage usage) {}

    /**
     * How much something was used.
     *
     * @param calls how often
     * @param errors how often it failed
     * @param lastUsed when last
     */
    public record Usage(int calls, int errors, Instant lastUsed) {}

    private IntegrationEvents() {}

    /** Whether what was refused is an event of this family. */
    public static boolean isOwn(Refusal refusal) {
        return refusal.event() != null && refusal.event().startsWith("integration:");
    }
}
