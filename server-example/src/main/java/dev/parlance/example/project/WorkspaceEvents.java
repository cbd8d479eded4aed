package dev.parlance.example.project;

import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.Limit.Kind.ID;
import static dev.parlance.event.Limit.Kind.NAME;
import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.Limit;
import dev.parlance.event.ServerEvent;
import java.util.List;

/** {@code workspace:*} — events of the example: the projects and their members. */
public final class WorkspaceEvents {
    /** A user has become a member of a project. Sent to its members. */
    public static final ServerEvent<MemberJoined> MEMBER_JOINED =
            serverEvent("workspace:member:joined", MemberJoined.class);

    /** Lists all projects, including those of which the caller is not a member. */
    public static final ClientRequest<Void, Workspaces> LIST = clientRequest("workspace:list", Workspaces.class);

    /** Creates a project; the caller is its first member. All other users receive {@code project:created}. */
    public static final ClientRequest<Create, Workspace> CREATE =
            clientRequest("workspace:create", Create.class, Workspace.class);

    /** Makes the caller a member of a project. */
    public static final ClientRequest<WorkspaceRef, Workspace> JOIN =
            clientRequest("workspace:join", WorkspaceRef.class, Workspace.class);

    /** Lists the members of a project. Refused with {@code permission-denied} unless the caller is one. */
    public static final ClientRequest<WorkspaceRef, Members> MEMBERS =
            clientRequest("workspace:members", WorkspaceRef.class, Members.class);

    /**
     * A new project.
     *
     * @param name 1 to 40 characters
     */
    public record Create(
            @Limit(value = NAME, max = 40, notBlank = true) String name) {}

    /**
     * A reference to a project.
     *
     * @param projectId the project
     */
    public record WorkspaceRef(@Limit(ID) String projectId) {}

    /**
     * A project from one user's point of view.
     *
     * @param projectId the project
     * @param name its name
     * @param member whether the user is a member
     */
    public record Workspace(String projectId, String name, boolean member) {}

    /**
     * Projects, sorted by name.
     *
     * @param projects the projects
     */
    public record Workspaces(List<Workspace> projects) {}

    /**
     * The members of a project, sorted by name.
     *
     * @param members the members
     */
    public record Members(List<UserPayload> members) {}

    /**
     * A new member of a project.
     *
     * @param projectId the project
     * @param user the member
     */
    public record MemberJoined(String projectId, UserPayload user) {}

    private WorkspaceEvents() {}
}
