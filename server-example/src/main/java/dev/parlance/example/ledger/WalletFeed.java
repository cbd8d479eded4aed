package dev.parlance.example.ledger;

import dev.parlance.catalogue.platform.wallet.TransactionState;
import dev.parlance.catalogue.platform.wallet.WalletAccess;
import dev.parlance.catalogue.platform.wallet.WalletEvents.BalanceUpdated;
import dev.parlance.catalogue.platform.wallet.WalletEvents.Transaction;
import dev.parlance.catalogue.platform.wallet.WalletFeature;
import dev.parlance.example.account.Account;
import java.math.BigDecimal;

/** Tells the platform's wallet family what has moved in the ledger: both sides of a transfer. */
public final class WalletFeed {
    /** What the ledger is called where the catalogue has a chain. */
    static final String CHAIN = "ledger";

    private static final int SHORT = 8;

    private final WalletFeature wallets;

    /** Publishes there. */
    public WalletFeed(WalletFeature wallets) {
        this.wallets = wallets;
    }

    /** Everyone may follow his own account. */
    public static WalletAccess access(Ledger ledger) {
        return new WalletAccess() {
            @Override
            public boolean isOwner(String addressId, String userId) {
                LedgerAccount account = ledger.account(addressId);
                return account != null && userId.equals(account.ownerId());
            }

            @Override
            public String organisationOf(String projectId) {
                return Account.ORGANISATION;
            }
        };
    }

    void moved(LedgerAccount from, LedgerAccount to, Receipt receipt) {
        BigDecimal amount = receipt.transfer().amount();
        tell(from, receipt, "out", receipt.fromBalance().add(amount), receipt.fromBalance());
        tell(to, receipt, "in", receipt.toBalance().subtract(amount), receipt.toBalance());
    }

    private void tell(LedgerAccount account, Receipt receipt, String direction, BigDecimal before, BigDecimal after) {
        wallets.publish(
                TransactionState.CONFIRMED,
                new Transaction(
                        account.id(),
                        address(account),
                        CHAIN,
                        receipt.id(),
                        receipt.transfer().amount().toPlainString(),
                        Ledger.CURRENCY,
                        direction,
                        account.projectId(),
                        receipt.at()));
        wallets.publishBalance(
                new BalanceUpdated(
                        account.id(),
                        address(account),
                        CHAIN,
                        account.projectId(),
                        Account.ORGANISATION,
                        before.toPlainString(),
                        after.toPlainString(),
                        after.toPlainString(),
                        receipt.at()),
                Ledger.CURRENCY);
    }

    /** What people read instead of the account's id. */
    static String address(LedgerAccount account) {
        return CHAIN + ":" + account.id().substring(0, SHORT);
    }
}
