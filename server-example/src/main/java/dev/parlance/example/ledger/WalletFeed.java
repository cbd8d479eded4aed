package dev.parlance.example.ledger;

/** Tells the platform's wallet family what has moved in the ledger. */
@FunctionalInterface
public interface WalletFeed {
    /** What the ledger is called where the catalogue has a chain. */
    String CHAIN = "ledger";

    /** A transfer was made between those accounts; their balances are those before the transfer or older. */
    void moved(LedgerAccount from, LedgerAccount to, Receipt receipt);

    /** What people read instead of the account's id. */
    static String address(LedgerAccount account) {
        return CHAIN + ":" + account.id().substring(0, 8);
    }
}
