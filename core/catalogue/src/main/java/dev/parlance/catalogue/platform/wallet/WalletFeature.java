package dev.parlance.catalogue.platform.wallet;

import dev.parlance.catalogue.platform.Installations;
import dev.parlance.catalogue.platform.PlatformRooms;
import dev.parlance.catalogue.platform.PlatformUser;
import dev.parlance.catalogue.platform.access.GrantedRooms;
import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.catalogue.platform.order.EventOrder;
import dev.parlance.event.ClientRequest;
import dev.parlance.event.RefusedException;
import dev.parlance.event.ServerEvent;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import dev.parlance.socket.Room;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What {@link WalletEvents} make happen. An address may be followed by its owners, a project by its members; a user who
 * follows a chain or a currency receives the events of the wallets of their projects, and must have one. This is checked
 * when they follow, and again by {@link #accessChanged}.
 *
 * <p>The application publishes what has happened, once; it goes to every namespace that this is installed on, on all
 * servers, and to each socket once, however much of it the socket follows. One event is one broadcast, however many follow
 * a chain: its feed is a room for each project, and a socket is in those of its user's projects.
 *
 * <p>When it is removed from a namespace, nobody there follows anything any more, and nobody is notified.
 */
public final class WalletFeature implements Feature<PlatformUser> {
    /** How much one socket may follow at a time; more is refused with {@code rate-limited}. */
    public static final int MAX_FOLLOWED = 50;

    private final ProjectAccess projects;
    private final WalletAccess wallets;
    private final GrantedRooms<Topic> followed = new GrantedRooms<>("wallet", MAX_FOLLOWED, this::rooms);
    private final Installations<Namespace<?>> installations = new Installations<>();

    /** Lets users follow their wallets and those of their projects. */
    public WalletFeature(ProjectAccess projects, WalletAccess wallets) {
        this.projects = projects;
        this.wallets = wallets;
    }

    @Override
    public Registration installOn(Namespace<? extends PlatformUser> namespace) {
        return Registration.all(
                installations.add(namespace),
                followed.installOn(namespace),
                subscribe(namespace, WalletEvents.SUBSCRIBE_ADDRESS, ref -> Topic.address(ref.addressId())),
                subscribe(namespace, WalletEvents.SUBSCRIBE_PROJECT, ref -> Topic.project(ref.projectId())),
                subscribe(namespace, WalletEvents.SUBSCRIBE_CHAIN, ref -> Topic.chain(ref.chain())),
                subscribe(namespace, WalletEvents.SUBSCRIBE_CURRENCY, ref -> Topic.currency(ref.currency())),
                unsubscribe(namespace, WalletEvents.UNSUBSCRIBE_ADDRESS, ref -> Topic.address(ref.addressId())),
                unsubscribe(namespace, WalletEvents.UNSUBSCRIBE_PROJECT, ref -> Topic.project(ref.projectId())),
                unsubscribe(namespace, WalletEvents.UNSUBSCRIBE_CHAIN, ref -> Topic.chain(ref.chain())),
                unsubscribe(namespace, WalletEvents.UNSUBSCRIBE_CURRENCY, ref -> Topic.currency(ref.currency())));
    }

    private <P> Registration subscribe(
            Namespace<? extends PlatformUser> namespace,
            ClientRequest<P, WalletEvents.WalletRoom> request,
            Function<P, Topic> topicOf) {
        return EventOrder.of(namespace, "wallet").handle(namespace, request, (socket, payload) -> {
            Topic topic = topicOf.apply(payload);
            followed.enter(socket, topic);
            return topic.toPayload();
        });
    }

    private <P> Registration unsubscribe(
            Namespace<? extends PlatformUser> namespace,
            ClientRequest<P, WalletEvents.WalletRoom> request,
            Function<P, Topic> topicOf) {
        return EventOrder.of(namespace, "wallet").handle(namespace, request, (socket, payload) -> {
            Topic topic = topicOf.apply(payload);
            followed.leave(socket, topic::equals);
            return topic.toPayload();
        });
    }

    private Set<Room> rooms(PlatformUser user, Topic topic) {
        String id = topic.id();
        return switch (topic.kind()) {
            case ADDRESS -> {
                if (!wallets.isOwner(id, user.id())) {
                    throw RefusedException.permissionDenied("not your address");
                }
                yield Set.of(PlatformRooms.walletAddress(id));
            }
            case PROJECT -> {
                if (!projects.isMember(id, user.id())) {
                    throw RefusedException.permissionDenied("not a member of this project");
                }
                yield Set.of(PlatformRooms.walletProject(id));
            }
            case CHAIN -> feed(user, projectId -> PlatformRooms.walletChain(id, projectId));
            case CURRENCY -> feed(user, projectId -> PlatformRooms.walletCurrency(id, projectId));
        };
    }

    private Set<Room> feed(PlatformUser user, Function<String, Room> roomOf) {
        Set<String> seen = projects.projectsOf(user.id());
        if (seen.isEmpty()) {
            throw RefusedException.permissionDenied("there is no project whose wallets you may see");
        }
        return seen.stream().map(roomOf).collect(Collectors.toUnmodifiableSet());
    }

    /**
     * Checks again what a user may follow, on all servers: call it when they have lost a project or an address, or gained a
     * project, once {@link ProjectAccess} and {@link WalletAccess} know it. When it returns, their sockets on this server
     * no longer receive what they may not see, and their feeds include new projects; the sockets are not notified. May
     * block.
     *
     * @throws RuntimeException what {@link ProjectAccess} or {@link WalletAccess} threw: what could not be checked is no
     *     longer followed
     */
    public void accessChanged(String userId) {
        followed.accessChanged(userId);
    }

    /**
     * Publishes a new balance.
     *
     * @param currency the currency of the balance, which the event does not carry: for those who follow it
     * @throws IllegalArgumentException if an amount is no plain decimal number, {@code balance} is not the new balance, or
     *     the chain is not in lower case; then nothing is published
     */
    public void publishBalance(WalletEvents.BalanceUpdated balance, String currency) {
        Amounts.check("previousBalance", balance.previousBalance());
        Amounts.check("newBalance", balance.newBalance());
        if (!balance.balance().equals(balance.newBalance())) {
            throw new IllegalArgumentException("balance must be the new balance");
        }
        publish(
                WalletEvents.BALANCE_UPDATED,
                balance,
                audience(balance.addressId(), balance.project(), balance.org(), balance.chain(), currency));
    }

    /**
     * Publishes the state of a transaction. Calls {@link WalletAccess#organisationOf} on this thread, and may block with
     * it.
     *
     * @throws IllegalArgumentException if the amount is no plain decimal number, or the chain is not in lower case; then
     *     nothing is published
     */
    public void publish(TransactionState state, WalletEvents.Transaction transaction) {
        Amounts.check("amount", transaction.amount());
        String org = wallets.organisationOf(transaction.project());
        publish(
                state.event(),
                transaction,
                audience(
                        transaction.addressId(),
                        transaction.project(),
                        org,
                        transaction.chain(),
                        transaction.currency()));
    }

    private static Room[] audience(
            String addressId, String projectId, @Nullable String org, String chain, String currency) {
        if (!Topic.isLowerCase(chain)) {
            throw new IllegalArgumentException("chain must be in lower case");
        }
        List<Room> rooms = new ArrayList<>();
        rooms.add(PlatformRooms.walletAddress(addressId));
        rooms.add(PlatformRooms.walletProject(projectId));
        rooms.add(PlatformRooms.walletChain(chain, projectId));
        rooms.add(PlatformRooms.walletCurrency(currency, projectId));
        if (org != null) {
            rooms.add(PlatformRooms.walletOrganisation(org));
        }
        return rooms.toArray(Room[]::new);
    }

    private <P> void publish(ServerEvent<P> event, P payload, Room... rooms) {
        installations.forEach(namespace -> namespace.to(rooms).emit(event, payload));
    }
}
