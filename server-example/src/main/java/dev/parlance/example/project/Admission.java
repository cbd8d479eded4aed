package dev.parlance.example.project;

import dev.parlance.catalogue.platform.Chat;
import dev.parlance.catalogue.platform.chat.ChatStore;
import dev.parlance.example.account.Account;
import dev.parlance.example.ledger.Ledger;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Lets people into projects: whoever comes in finds chats to talk in and some money to play with. */
public final class Admission {
    /** The project that everyone works in. */
    public static final Project DEMO = new Project("demo", "Demo");

    private final Projects projects;
    private final ChatStore chats;
    private final Ledger ledger;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    /** Keeps memberships there. */
    public Admission(Projects projects, ChatStore chats, Ledger ledger) {
        this.projects = projects;
        this.chats = chats;
        this.ledger = ledger;
    }

    /** Makes a project with its first chats, if it is not there. */
    public void found(Project project) {
        projects.create(project);
        firstChats(project).forEach(chats::create);
    }

    /** Hears of each new member, once everything is there that he finds. */
    public void onAdmitted(Listener listener) {
        listeners.add(listener);
    }

    /** Makes that user a member of a project, if he is none. */
    public void admit(Project project, Account user) {
        boolean admitted = projects.addMember(project.id(), user.id());
        // Done again when it was done already: a process may have ended in between.
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

    /** Hears of new members. */
    @FunctionalInterface
    public interface Listener {
        /** That user has become a member of that project. */
        void admitted(Project project, Account user);
    }
}
