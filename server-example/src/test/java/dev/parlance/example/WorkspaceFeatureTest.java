package dev.parlance.example;

import static dev.parlance.example.TestExample.DEMO;
import static dev.parlance.example.TestExample.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parlance.catalogue.platform.UserPayload;
import dev.parlance.catalogue.platform.project.ProjectEvents;
import dev.parlance.event.RefusalCode;
import dev.parlance.example.account.SignedIn;
import dev.parlance.example.chat.ChatDirectoryEvents;
import dev.parlance.example.ledger.LedgerEvents;
import dev.parlance.example.project.WorkspaceEvents;
import dev.parlance.example.project.WorkspaceEvents.Create;
import dev.parlance.example.project.WorkspaceEvents.MemberJoined;
import dev.parlance.example.project.WorkspaceEvents.Workspace;
import dev.parlance.example.project.WorkspaceEvents.WorkspaceRef;
import dev.parlance.testkit.TestClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkspaceFeatureTest {
    private final TestExample example = new TestExample();
    private final SignedIn ada = example.signIn("Ada");
    private final SignedIn bob = example.signIn("Bob");
    private final TestClient maker = example.connect(ada);
    private final TestClient other = example.connect(bob);

    @AfterEach
    void close() {
        example.close();
    }

    @Test
    void everyoneIsAMemberOfTheFirstProject() {
        assertThat(maker.request(WorkspaceEvents.LIST, null).projects())
                .containsExactly(new Workspace(DEMO, "Demo", true));
        assertThat(maker.request(WorkspaceEvents.MEMBERS, new WorkspaceRef(DEMO))
                        .members())
                .containsExactly(UserPayload.of(ada.account()), UserPayload.of(bob.account()));
    }

    @Test
    void aProjectIsOnlyVisibleToItsMembers() {
        Workspace made = maker.request(WorkspaceEvents.CREATE, new Create(" Moon base "));
        String id = made.projectId();

        assertThat(made).isEqualTo(new Workspace(id, "Moon base", true));
        assertThat(other.expect(ProjectEvents.CREATED).name()).isEqualTo("Moon base");
        assertThat(other.request(WorkspaceEvents.LIST, null).projects())
                .contains(new Workspace(id, "Moon base", false));
        refused(
                other,
                RefusalCode.PERMISSION_DENIED,
                () -> other.request(WorkspaceEvents.MEMBERS, new WorkspaceRef(id)));
        refused(
                other,
                RefusalCode.PERMISSION_DENIED,
                () -> other.request(ChatDirectoryEvents.LIST, new ChatDirectoryEvents.ProjectRef(id)));
        refused(
                other,
                RefusalCode.PERMISSION_DENIED,
                () -> other.request(LedgerEvents.STATEMENT, new LedgerEvents.Which(id)));
    }

    @Test
    void aNewMemberHasAChatAndMoney() {
        String id =
                maker.request(WorkspaceEvents.CREATE, new Create("Moon base")).projectId();
        other.request(WorkspaceEvents.JOIN, new WorkspaceRef(id));

        MemberJoined joined = new MemberJoined(id, UserPayload.of(bob.account()));
        maker.expect(ProjectEvents.CREATED);
        maker.expect(WorkspaceEvents.MEMBER_JOINED);
        assertThat(maker.expect(WorkspaceEvents.MEMBER_JOINED)).isEqualTo(joined);
        assertThat(other.request(ChatDirectoryEvents.LIST, new ChatDirectoryEvents.ProjectRef(id))
                        .chats())
                .singleElement()
                .satisfies(chat -> assertThat(chat.member()).isTrue());
        assertThat(other.request(LedgerEvents.STATEMENT, new LedgerEvents.Which(id))
                        .balance())
                .isEqualTo("100.00");
        // Joining again is not reported.
        other.request(WorkspaceEvents.JOIN, new WorkspaceRef(id));
        maker.expectNothingMore();
    }

    @Test
    void twoProjectsCannotHaveTheSameName() {
        refused(maker, RefusalCode.CONFLICT, () -> maker.request(WorkspaceEvents.CREATE, new Create("demo")));
        refused(maker, RefusalCode.VALIDATION_FAILED, () -> maker.request(WorkspaceEvents.CREATE, new Create(" ")));
        refused(maker, RefusalCode.NOT_FOUND, () -> maker.request(WorkspaceEvents.JOIN, new WorkspaceRef("nowhere")));
    }
}
