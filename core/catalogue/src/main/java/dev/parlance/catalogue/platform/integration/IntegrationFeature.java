package dev.parlance.catalogue.platform.integration;

import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.ServerTime;
import dev.parlance.catalogue.platform.access.GrantedRooms;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Execute;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.IntegrationId;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.IntegrationRef;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Joined;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.RunCompleted;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.StatusResponse;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Test;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.Usage;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.UsageUpdated;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.WebhookReceived;
import dev.parlance.catalogue.platform.integration.IntegrationEvents.WebhookSubscribed;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Room;
import dev.parlance.socket.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * What {@link IntegrationEvents} make happen. All of it is for members of the integration's project; to run or to test an
 * endpoint the socket must also have joined its room, since the others there are notified.
 *
 * <p>A refusal before a run begins goes to the caller as {@code integration:error} and to nobody else. A run that fails
 * once it has begun goes as {@code :failed} to the caller and the room, and to the caller's ack as a refusal, but not as
 * {@code integration:error}. What a gateway answers after the deadline is dropped.
 *
 * <p>When it is removed from a namespace, nobody there follows an integration any more, and nobody is notified; what runs
 * already is answered.
 */
public final class IntegrationFeature implements Feature<PlatformUser> {
    /** How long a gateway may take by default: less than the 30 seconds that a server waits for its handlers. */
    public static final Duration DEADLINE = Duration.ofSeconds(20);

    /**
     * How many runs and tests one socket may have going on at a time; above that it is refused with {@code rate-limited}.
     */
    public static final int MAX_RUNS = 16;

    private final ProjectAccess projects;
    private final IntegrationGateway gateway;
    private final Duration timeout;
    private final GrantedRooms<IntegrationRoom> granted =
            new GrantedRooms<>("integration", Integer.MAX_VALUE, this::rooms);
    private final Installations<Namespace<?>> installations = new Installations<>();

    private record IntegrationRoom(String projectId, String integrationId, boolean webhooks) {}

    /** Lets members run the integrations of their projects, with the default deadline. */
    public IntegrationFeature(ProjectAccess projects, IntegrationGateway gateway) {
        this(projects, gateway, DEADLINE);
    }

    /**
     * The same with another deadline.
     *
     * @param timeout how long a gateway may take; less than the server's deadline for handlers, which would otherwise
     *     answer the caller first and leave the room waiting
     * @throws IllegalArgumentException if the timeout is not positive
     */
    public IntegrationFeature(ProjectAccess projects, IntegrationGateway gateway, Duration timeout) {
        this.projects = projects;
        this.gateway = gateway;
        this.timeout = StageDeadline.checked(timeout);
        gateway.onUsage(this::usageUpdated);
    }

    @Override
    public Registration installOn(Namespace<? extends PlatformUser> namespace) {
        EventOrder order = EventOrder.of(namespace, "integration");
        StageDeadline deadline = new StageDeadline(namespace.server(), timeout);
        IntegrationRuns runs = new IntegrationRuns(namespace, gateway, deadline);
        return Registration.all(
                installations.add(namespace),
                granted.installOn(namespace),
                order.handle(namespace, IntegrationEvents.JOIN, this::join),
                order.handle(namespace, IntegrationEvents.LEAVE, (socket, id) -> leave(socket, id, false)),
                order.handleAsync(
                        namespace, IntegrationEvents.EXECUTE, (socket, execute) -> execute(runs, socket, execute)),
                order.handleAsync(namespace, IntegrationEvents.TEST, (socket, test) -> test(runs, socket, test)),
                order.handleAsync(
                        namespace,
                        IntegrationEvents.GET_STATUS,
                        (socket, ref) -> status(namespace, deadline, socket, ref)),
                order.handle(namespace, IntegrationEvents.SUBSCRIBE_WEBHOOK, this::subscribe),
                order.handle(
                        namespace, IntegrationEvents.UNSUBSCRIBE_WEBHOOK, (socket, id) -> leave(socket, id, true)));
    }

    private Joined join(Socket<? extends PlatformUser> socket, IntegrationRef ref) {
        granted.enter(socket, new IntegrationRoom(ref.projectId(), ref.integrationId(), false));
        return new Joined(
                ref.integrationId(),
                ref.projectId(),
                PlatformRooms.integration(ref.integrationId()).name());
    }

    private WebhookSubscribed subscribe(Socket<? extends PlatformUser> socket, IntegrationRef ref) {
        granted.enter(socket, new IntegrationRoom(ref.projectId(), ref.integrationId(), true));
        return new WebhookSubscribed(ref.integrationId(), ref.projectId());
    }

    private IntegrationId leave(Socket<? extends PlatformUser> socket, IntegrationId id, boolean webhooks) {
        granted.leave(socket, room -> room.webhooks == webhooks && room.integrationId.equals(id.integrationId()));
        return id;
    }

    private CompletionStage<RunCompleted> execute(
            IntegrationRuns runs, Socket<? extends PlatformUser> socket, Execute execute) {
        return run(
                runs,
                socket,
                RunEvents.EXECUTION,
                new IntegrationRun(
                        execute.projectId(),
                        execute.integrationId(),
                        execute.endpoint(),
                        execute.params(),
                        execute.requestData(),
                        socket.user().id(),
                        false));
    }

    private CompletionStage<RunCompleted> test(IntegrationRuns runs, Socket<? extends PlatformUser> socket, Test test) {
        return run(
                runs,
                socket,
                RunEvents.TEST,
                new IntegrationRun(
                        test.projectId(),
                        test.integrationId(),
                        test.endpoint(),
                        null,
                        null,
                        socket.user().id(),
                        true));
    }

    private CompletionStage<RunCompleted> run(
            IntegrationRuns runs, Socket<? extends PlatformUser> socket, RunEvents events, IntegrationRun run) {
        Integration integration = find(socket.user(), run.projectId(), run.integrationId());
        if (!integration.endpoints().contains(run.endpoint())) {
            throw RefusedException.notFound("this integration has no such endpoint");
        }
        if (!socket.isIn(PlatformRooms.integration(run.integrationId()))) {
            throw RefusedException.permissionDenied("join the integration first");
        }
        return runs.start(socket, run, events);
    }

    private CompletionStage<StatusResponse> status(
            Namespace<?> namespace, StageDeadline deadline, Socket<? extends PlatformUser> socket, IntegrationRef ref) {
        String id = find(socket.user(), ref.projectId(), ref.integrationId()).id();
        return deadline.of(gateway.status(id), "the integration did not report its status in time")
                .thenApply(status -> new StatusResponse(id, status, ServerTime.now(namespace)));
    }

    private Set<Room> rooms(PlatformUser user, IntegrationRoom room) {
        String id = find(user, room.projectId, room.integrationId).id();
        return Set.of(room.webhooks ? PlatformRooms.integrationWebhooks(id) : PlatformRooms.integration(id));
    }

    private Integration find(PlatformUser user, String projectId, String integrationId) {
        if (!projects.isMember(projectId, user.id())) {
            throw RefusedException.permissionDenied("not a member of this project");
        }
        Integration integration = gateway.find(integrationId);
        if (integration == null || !integration.projectId().equals(projectId)) {
            throw RefusedException.notFound("no such integration in this project");
        }
        return integration;
    }

    /**
     * Checks again which integrations a user may follow, on all servers: call it when they have lost a project, once
     * {@link ProjectAccess} knows it. When it returns, the user's sockets on this server have left the rooms of that
     * project's integrations; they are not notified. May block.
     */
    public void accessChanged(String userId) {
        granted.accessChanged(userId);
    }

    /** Sends the usage of an integration to its room. A gateway that counts does so by itself. */
    public void usageUpdated(String integrationId, Usage usage) {
        Room room = PlatformRooms.integration(integrationId);
        installations.forEach(namespace ->
                namespace.to(room).emit(IntegrationEvents.USAGE_UPDATED, new UsageUpdated(integrationId, usage)));
    }

    /**
     * Sends a webhook to the subscribers of that integration's webhooks. {@link
     * dev.parlance.catalogue.platform.integration.webhook.WebhookReceiver} calls it for verified requests.
     *
     * @param event the name that the service gives it
     * @param data its content, any JSON as plain Java values
     */
    public void webhookReceived(String integrationId, String event, Object data) {
        Room room = PlatformRooms.integrationWebhooks(integrationId);
        installations.forEach(namespace -> namespace
                .to(room)
                .emit(
                        IntegrationEvents.WEBHOOK_RECEIVED,
                        new WebhookReceived(integrationId, event, data, ServerTime.now(namespace))));
    }
}
