package dev.parlance.catalogue.platform.wallet;

import dev.parlance.event.RefusedException;
import dev.parlance.socket.RoomKind;
import java.util.Locale;

/** What can be followed. */
record Topic(Kind kind, String id) {
    private static final RoomKind WALLET = RoomKind.of("wallet");

    enum Kind {
        ADDRESS,
        PROJECT,
        CHAIN,
        CURRENCY
    }

    static Topic address(String addressId) {
        return new Topic(Kind.ADDRESS, addressId);
    }

    static Topic project(String projectId) {
        return new Topic(Kind.PROJECT, projectId);
    }

    static Topic chain(String chain) {
        if (!isLowerCase(chain)) {
            throw RefusedException.invalid("chain", "chain must be in lower case");
        }
        return new Topic(Kind.CHAIN, chain);
    }

    static Topic currency(String currency) {
        return new Topic(Kind.CURRENCY, currency);
    }

    static boolean isLowerCase(String chain) {
        return chain.equals(chain.toLowerCase(Locale.ROOT));
    }

    /**
     * The answer to a client. The room of a chain or a currency stands for those that the socket is in, one for each
     * project.
     */
    WalletEvents.WalletRoom toPayload() {
        String room = WALLET.room(kind.name().toLowerCase(Locale.ROOT), id).name();
        return switch (kind) {
            case ADDRESS -> WalletEvents.WalletRoom.ofAddress(room, id);
            case PROJECT -> WalletEvents.WalletRoom.ofProject(room, id);
            case CHAIN -> WalletEvents.WalletRoom.ofChain(room, id);
            case CURRENCY -> WalletEvents.WalletRoom.ofCurrency(room, id);
        };
    }
}
