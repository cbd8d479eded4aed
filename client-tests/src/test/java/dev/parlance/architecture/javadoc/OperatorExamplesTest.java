package dev.parlance.architecture.javadoc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What applications call every day has an example in its Javadoc. */
class OperatorExamplesTest {
    /** Types whose methods do what an application is written with. */
    private static final Set<String> WITH_EXAMPLES = Set.of(
            "Audience",
            "Catalogue",
            "ClientEvent",
            "ClientRequest",
            "Emitter",
            "Listenable",
            "Json",
            "Namespace",
            "NamespaceBuilder",
            "ParentNamespace",
            "ParentNamespaceBuilder",
            "ParlanceServer",
            "Refusal",
            "RefusedException",
            "RemoteSocket",
            "Room",
            "RoomKind",
            "Scheduler",
            "Server",
            "ServerBuilder",
            "ServerEvent",
            "ServerEventPattern",
            "ServerRequest",
            "Socket",
            "DataMap",
            "TestClient",
            "TestServer",
            "UntypedAudience",
            "UntypedEmitter",
            "UntypedListenable",
            "UntypedNamespace",
            "UntypedSocket");

    private static final List<DocumentedMember> MEMBERS = PublicSources.members();

    @Test
    void everyOperatorHasAnExample() {
        assertThat(MEMBERS)
                .filteredOn(member -> WITH_EXAMPLES.contains(member.type()))
                .filteredOn(DocumentedMember::isOperator)
                .isNotEmpty()
                .filteredOn(operator -> MEMBERS.stream().noneMatch(member -> isShown(operator, member)))
                .isEmpty();
    }

    /** In its own Javadoc, in that of an overload, or in that of its type. */
    private static boolean isShown(DocumentedMember operator, DocumentedMember member) {
        return member.type().equals(operator.type())
                && (member.name().equals(operator.name()) ? member.hasExample() : member.shows(operator.name()));
    }
}
