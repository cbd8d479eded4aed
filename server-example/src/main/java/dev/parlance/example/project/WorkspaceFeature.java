package dev.parlance.example.project;

import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.subscription.ProjectChange;
import dev.parlance.catalogue.platform.subscription.SubscriptionFeature;
import dev.parlance.event.RefusedException;
import dev.parlance.example.account.Account;
import dev.parlance.example.account.Accounts;
import dev.parlance.example.project.WorkspaceEvents.MemberJoined;
import dev.parlance.example.project.WorkspaceEvents.Members;
import dev.parlance.example.project.WorkspaceEvents.Workspace;
import dev.parlance.example.project.WorkspaceEvents.Workspaces;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import java.util.Set;
import java.util.UUID;

/** The behaviour of {@link WorkspaceEvents}. */
public final class WorkspaceFeature implements Feature<Account> {
    private final Projects projects;
    private final ProjectAdmission admission;
    private final Accounts accounts;
    private final SubscriptionFeature subscriptions;

    /** Creates the feature on the projects, their admission and the publisher of new projects. */
    public WorkspaceFeature(
            Projects projects, ProjectAdmission admission, Accounts accounts, SubscriptionFeature subscriptions) {
        this.projects = projects;
        this.admission = admission;
        this.accounts = accounts;
        this.subscriptions = subscriptions;
    }

    @Override
    public Registration installOn(Namespace<? extends Account> namespace) {
        return Registration.all(
                admission.onAdmitted((project, user) -> namespace
                        .toUsers(projects.members(project.id()))
                        .emit(WorkspaceEvents.MEMBER_JOINED, new MemberJoined(project.id(), UserPayload.of(user)))),
                namespace.handle(WorkspaceEvents.LIST, (socket, nothing) -> list(socket.user())),
                namespace.handle(WorkspaceEvents.CREATE, (socket, create) -> create(socket.user(), create.name())),
                namespace.handle(WorkspaceEvents.JOIN, (socket, ref) -> join(socket.user(), ref.projectId())),
                namespace.handle(WorkspaceEvents.MEMBERS, (socket, ref) -> members(socket.user(), ref.projectId())));
    }

    private Workspaces list(Account user) {
        Set<String> mine = projects.projectsOf(user.id());
        return new Workspaces(projects.all().stream()
                .map(project -> new Workspace(project.id(), project.name(), mine.contains(project.id())))
                .toList());
    }

    private Workspace create(Account user, String wanted) {
        String name = wanted.strip();
        if (projects.all().stream().anyMatch(project -> project.name().equalsIgnoreCase(name))) {
            throw RefusedException.conflict("A project of that name exists already.");
        }
        Project project = new Project(UUID.randomUUID().toString(), name);
        admission.found(project);
        admission.admit(project, user);
        subscriptions.publish(ProjectChange.created(Account.ORGANISATION, project.id(), name));
        return new Workspace(project.id(), name, true);
    }

    private Workspace join(Account user, String projectId) {
        Project project = projects.all().stream()
                .filter(each -> each.id().equals(projectId))
                .findFirst()
                .orElseThrow(() -> RefusedException.notFound("This project does not exist."));
        admission.admit(project, user);
        return new Workspace(project.id(), project.name(), true);
    }

    private Members members(Account user, String projectId) {
        projects.checkMember(projectId, user.id());
        return new Members(accounts.byIds(projects.members(projectId)).stream()
                .map(UserPayload::of)
                .toList());
    }
}
