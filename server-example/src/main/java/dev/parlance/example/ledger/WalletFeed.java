package dev.parlance.example.ledger;

import dev.parlance.catalogue.platform.wallet.TransactionState;
import dev.parlance.catalogue.platform.wallet.WalletAccess;
import dev.parlance.catalogue.platform.wallet.WalletEvents.BalanceUpdated;
import dev.parlance.catalogue.platform.wallet.WalletEvents.Transaction;
import dev.parlance.catalogue.platform.wallet.WalletFeature;
import dev.parlance.example.account.Account;
import java.math.BigDecimal;

/** Publishes transfers of the ledger to the platform's wallet family: both sides of each. */
public final class WalletFeed {
    /** The name of the ledger in the catalogue's field {@code chain}. */
    static final String CHAIN = "ledger";

    private static final int SHORT = 8;

    private final WalletFeature wallets;

    /** Creates the feed on the wallet feature. */
    public WalletFeed(WalletFeature wallets) {
        this.wallets = wallets;
    }

    /** Users may subscribe to their own accounts. */
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
        publish(from, receipt, "out", receipt.fromBalance().add(amount), receipt.fromBalance());
        publish(to, receipt, "in", receipt.toBalance().subtract(amount), receipt.toBalance());
    }

    private void publish(
            LedgerAccount account, Receipt receipt, String direction, BigDecimal before, BigDecimal after) {
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

    /** The displayed address of an account. */
    static String address(LedgerAccount account) {
        return CHAIN + ":" + account.id().substring(0, SHORT);
    }
}
