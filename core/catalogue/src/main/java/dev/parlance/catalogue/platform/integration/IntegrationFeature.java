package dev.parlance.catalogue.platform.integration;

import dev.parlance.catalogue.platform.Bounds;
import dev.parlance.catalogue.platform.GrantedRooms;
import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.ProjectAccess;
import dev.parlance.catalogue.platform.Rooms;
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
import dev.parlance.event.RefusedException;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Room;
import dev.parlance.socket.Scheduler;
import dev.parlance.socket.Socket;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * What {@link IntegrationEvents} make happen. All of it is for members of the integration's project; to run or to try an
 * endpoint one has to have joined its room as well, since the others there hear of it.
 *
 * <p>What is refused before a run begins goes to the caller as {@code integration:error} and to nobody else. A run that fails
 * once it has begun goes as {@code :failed} to the caller and the room, and to the caller's ack as a refusal, but not as
 * {@code integration:error}. What a gateway answers after the deadline is dropped.
 */
public final class IntegrationFeature implements Feature<PlatformUser> {
    /** How long a gateway may take if nothing else is said: less than the 30 seconds that a server waits for its handlers. */
    public static final Duration DEADLINE = Duration.ofSeconds(20);

    /** How many runs and tests one socket may have going on at a time; above that it is refused with {@code rate-limited}. */
    public static final int MOST_RUNS = 16;

    private final ProjectAccess projects;
    private final IntegrationGateway gateway;
    private final InTime inTime;
    private final Runs runs;
    private final GrantedRooms<Place> places = new GrantedRooms<>("integration", Integer.MAX_VALUE, this::rooms);
    private final Installations<Namespace<?>> installations = new Installations<>();

    private record Place(String projectId, String integrationId, boolean webhooks) {}

    /** Lets members run what belongs to their projects, with the default deadline. */
    public IntegrationFeature(ProjectAccess projects, IntegrationGateway gateway, Scheduler scheduler) {
        this(projects, gateway, scheduler, DEADLINE);
    }

    /**
     * The same with a deadline of your own.
     *
     * @param deadline how long a gateway may take; less than the server's own for handlers, which would otherwise answer the
     *     caller first and leave the room waiting
     */
    public IntegrationFeature(
            ProjectAccess projects, IntegrationGateway gateway, Scheduler scheduler, Duration deadline) {
        this.projects = projects;
        this.gateway = gateway;
        this.inTime = new InTime(scheduler, deadline);
        this.runs = new Runs(gateway, inTime);
        gateway.onUsage(this::usageUpdated);
    }

    @Override
    public void installOn(Namespace<? extends PlatformUser> namespace) {
        installations.add(namespace);
        places.installOn(namespace);
        namespace.handle(IntegrationEvents.JOIN, this::join);
        namespace.handle(IntegrationEvents.LEAVE, (socket, id) -> leave(socket, id, false));
        namespace.handleAsync(IntegrationEvents.EXECUTE, this::execute);
        namespace.handleAsync(IntegrationEvents.TEST, this::test);
        namespace.handleAsync(IntegrationEvents.GET_STATUS, this::status);
        namespace.handle(IntegrationEvents.SUBSCRIBE_WEBHOOK, this::subscribe);
        namespace.handle(IntegrationEvents.UNSUBSCRIBE_WEBHOOK, (socket, id) -> leave(socket, id, true));
    }

    private Joined join(Socket<? extends PlatformUser> socket, IntegrationRef ref) {
        places.enter(socket, new Place(ref.projectId(), ref.integrationId(), false));
        return new Joined(
                ref.integrationId(),
                ref.projectId(),
                Rooms.integration(ref.integrationId()).name());
    }

    private WebhookSubscribed subscribe(Socket<? extends PlatformUser> socket, IntegrationRef ref) {
        places.enter(socket, new Place(ref.projectId(), ref.integrationId(), true));
        return new WebhookSubscribed(ref.integrationId(), ref.projectId());
    }

    private IntegrationId leave(Socket<? extends PlatformUser> socket, IntegrationId id, boolean webhooks) {
        Bounds.id("integrationId", id.integrationId());
        places.leave(socket, place -> place.webhooks == webhooks && place.integrationId.equals(id.integrationId()));
        return id;
    }

    private CompletionStage<RunCompleted> execute(Socket<? extends PlatformUser> socket, Execute execute) {
        return run(
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

    private CompletionStage<RunCompleted> test(Socket<? extends PlatformUser> socket, Test test) {
        return run(
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
            Socket<? extends PlatformUser> socket, RunEvents events, IntegrationRun run) {
        Bounds.id("endpoint", run.endpoint());
        Integration integration = find(socket.user(), run.projectId(), run.integrationId());
        if (!integration.endpoints().contains(run.endpoint())) {
            throw RefusedException.notFound("this integration has no such endpoint");
        }
        if (!socket.isIn(Rooms.integration(run.integrationId()))) {
            throw RefusedException.permissionDenied("join the integration first");
        }
        return runs.start(socket, run, events);
    }

    private CompletionStage<StatusResponse> status(Socket<? extends PlatformUser> socket, IntegrationRef ref) {
        String id = find(socket.user(), ref.projectId(), ref.integrationId()).id();
        return inTime.of(gateway.status(id), "the integration did not tell its status in time")
                .thenApply(status -> new StatusResponse(id, status, now()));
    }

    private Set<Room> rooms(PlatformUser user, Place place) {
        String id = find(user, place.projectId, place.integrationId).id();
        return Set.of(place.webhooks ? Rooms.integrationWebhooks(id) : Rooms.integration(id));
    }

    private Integration find(PlatformUser user, String projectId, String integrationId) {
        Bounds.id("projectId", projectId);
        Bounds.id("integrationId", integrationId);
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
     * Asks again which integrations a user may hear of, on all servers: call it when he has lost a project, after
     * {@link ProjectAccess} knows it. When it returns, his sockets on this server have left the rooms of that project's
     * integrations; they are told nothing of it. May block.
     */
    public void accessChanged(String userId) {
        places.accessChanged(userId);
    }

    /** Tells an integration's room how much it was used. A gateway that counts does so by itself. */
    public void usageUpdated(String integrationId, Usage usage) {
        Room room = Rooms.integration(integrationId);
        installations.forEach(namespace ->
                namespace.to(room).emit(IntegrationEvents.USAGE_UPDATED, new UsageUpdated(integrationId, usage)));
    }

    /**
     * Tells those who asked for an integration's webhooks what its service has told. {@link WebhookReceiver} calls it for
     * what comes over HTTP and was verified.
     *
     * @param event what the service calls it
     * @param data what it has told, any JSON as plain Java values
     */
    public void webhookReceived(String integrationId, String event, Object data) {
        WebhookReceived received = new WebhookReceived(integrationId, event, data, now());
        Room room = Rooms.integrationWebhooks(integrationId);
        installations.forEach(namespace -> namespace.to(room).emit(IntegrationEvents.WEBHOOK_RECEIVED, received));
    }

    private Instant now() {
        return inTime.scheduler().clock().instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
