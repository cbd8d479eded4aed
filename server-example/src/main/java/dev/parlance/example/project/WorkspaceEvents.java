package dev.parlance.example.project;

import static dev.parlance.event.ClientRequest.clientRequest;
import static dev.parlance.event.ServerEvent.serverEvent;

import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.ServerEvent;
import java.util.List;

/** {@code workspace:*} — the example's own events: which projects there are, and who works in them. */
public final class WorkspaceEvents {
    /** Someone has become a member of a project. Goes to its members. */
    public static final ServerEvent<MemberJoined> MEMBER_JOINED =
            serverEvent("workspace:member:joined", MemberJoined.class);

    /** Asks for all projects, those of which the caller is no member among them. */
    public static final ClientRequest<Void, Workspaces> LIST = clientRequest("workspace:list", Workspaces.class);

    /** Makes a project; the caller is its first member. Everyone else hears {@code project:created}. */
    public static final ClientRequest<Create, Workspace> CREATE =
            clientRequest("workspace:create", Create.class, Workspace.class);

    /** Makes the caller a member of a project. */
    public static final ClientRequest<WorkspaceRef, Workspace> JOIN =
            clientRequest("workspace:join", WorkspaceRef.class, Workspace.class);

    /** Asks who the members are. Refused with {@code permission-denied} unless the caller is one. */
    public static final ClientRequest<WorkspaceRef, Members> MEMBERS =
            clientRequest("workspace:members", WorkspaceRef.class, Members.class);

    /**
     * A new project.
     *
     * @param name 1 to 40 characters
     */
    public record Create(String name) {}

    /**
     * Which project.
     *
     * @param projectId the project
     */
    public record WorkspaceRef(String projectId) {}

    /**
     * A project as one user sees it.
     *
     * @param projectId the project
     * @param name its name
     * @param member whether that user is a member
     */
    public record Workspace(String projectId, String name, boolean member) {}

    /**
     * Projects, by name.
     *
     * @param projects the projects
     */
    public record Workspaces(List<Workspace> projects) {}

    /**
     * The members of a project, by name.
     *
     * @param members the members
     */
    public record Members(List<UserPayload> members) {}

    /**
     * Who has become a member of what.
     *
     * @param projectId the project
     * @param user who
     */
    public record MemberJoined(String projectId, UserPayload user) {}

    private WorkspaceEvents() {}
}
