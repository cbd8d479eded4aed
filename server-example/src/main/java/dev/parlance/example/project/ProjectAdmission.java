package dev.parlance.example.project;

import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.chat.ChatStore;
import dev.parlance.example.account.Account;
import dev.parlance.example.ledger.Ledger;
import dev.parlance.socket.Registration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Admits users to projects; a new member is added to the first chats and receives play money. */
public final class ProjectAdmission {
    /** The project of which every user is a member. */
    public static final Project DEMO = new Project("demo", "Demo");

    private final Projects projects;
    private final ChatStore chats;
    private final Ledger ledger;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Creates it on these stores. */
    public ProjectAdmission(Projects projects, ChatStore chats, Ledger ledger) {
        this.projects = projects;
        this.chats = chats;
        this.ledger = ledger;
    }

    /** Creates a project with its first chats, if it does not exist. */
    public void found(Project project) {
        projects.create(project);
        firstChats(project).forEach(chats::create);
    }

    /** Adds a listener for new members; it is called when their chats and account exist. */
    public Registration onAdmitted(Listener listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Makes a user a member of a project, unless they are one already. */
    public void admit(Project project, Account user) {
        boolean admitted = projects.addMember(project.id(), user.id());
        // Repeated even if the user is a member: the process may have ended before all steps were done.
        firstChats(project).forEach(chat -> chats.addMember(chat.id(), user.id()));
        ledger.open(project.id(), user.id());
        if (admitted) {
            listeners.forEach(listener -> listener.admitted(project, user));
        }
    }

    private static List<Chat> firstChats(Project project) {
        return project.equals(DEMO)
                ? List.of(chat(DEMO, "general", "General"), chat(DEMO, "help", "Help"), chat(DEMO, "random", "Random"))
                : List.of(chat(project, project.id() + "-general", "General"));
    }

    private static Chat chat(Project project, String id, String name) {
        return new Chat(id, project.id(), name, "public");
    }

    /** Receives new members. */
    @FunctionalInterface
    public interface Listener {
        /** A user has become a member of a project. */
        void admitted(Project project, Account user);
    }
}
