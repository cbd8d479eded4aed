package dev.parlance.example.ledger;

import dev.parlance.catalogue.platform.access.ProjectAccess;
import dev.parlance.event.RefusedException;
import dev.parlance.example.account.Account;
import dev.parlance.example.ledger.LedgerEvents.Entry;
import dev.parlance.example.ledger.LedgerEvents.Paid;
import dev.parlance.example.ledger.LedgerEvents.Pay;
import dev.parlance.example.ledger.LedgerEvents.Statement;
import dev.parlance.socket.Feature;
import dev.parlance.socket.Namespace;
import dev.parlance.socket.Registration;
import java.math.BigDecimal;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Pattern;

/** The behaviour of {@link LedgerEvents}. */
public final class LedgerFeature implements Feature<Account> {
    private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,12}(\\.[0-9]{1,2})?");

    private final ProjectAccess projects;
    private final Ledger ledger;
    private final WalletFeed feed;
    private final Lock order = new ReentrantLock();

    /** Creates the feature, which moves money in a ledger and notifies a feed. */
    public LedgerFeature(ProjectAccess projects, Ledger ledger, WalletFeed feed) {
        this.projects = projects;
        this.ledger = ledger;
        this.feed = feed;
    }

    @Override
    public Registration installOn(Namespace<? extends Account> namespace) {
        return Registration.all(
                namespace.handle(
                        LedgerEvents.STATEMENT,
                        (socket, which) -> statement(
                                account(which.projectId(), socket.user().id()))),
                namespace.handle(LedgerEvents.PAY, (socket, pay) -> pay(socket.user(), pay)));
    }

    private Statement statement(LedgerAccount account) {
        return new Statement(
                account.id(),
                WalletFeed.address(account),
                WalletFeed.CHAIN,
                Ledger.CURRENCY,
                account.balance().toPlainString(),
                ledger.postings(account.id()).stream().map(LedgerFeature::entry).toList());
    }

    private Paid pay(Account payer, Pay pay) {
        LedgerAccount from = account(pay.projectId(), payer.id());
        LedgerAccount to = ledger.accountOf(pay.projectId(), pay.toUserId());
        if (to == null || !projects.isMember(pay.projectId(), pay.toUserId())) {
            throw RefusedException.notFound("This user is not a member of the project.");
        }
        if (to.id().equals(from.id())) {
            throw RefusedException.invalid("toUserId", "toUserId must be another user");
        }
        String memo = pay.memo() == null ? "" : pay.memo().strip();
        Transfer transfer = new Transfer(from.id(), to.id(), amount(pay.amount()), memo, pay.clientTransferId());
        // One at a time, so that pages receive balances in the order in which they changed. Sufficient for one process.
        order.lock();
        try {
            Receipt receipt = ledger.transfer(transfer);
            if (!receipt.repeated()) {
                feed.moved(from, to, receipt);
            }
            return new Paid(receipt.id(), receipt.fromBalance().toPlainString());
        } finally {
            order.unlock();
        }
    }

    private LedgerAccount account(String projectId, String userId) {
        projects.checkMember(projectId, userId);
        LedgerAccount account = ledger.accountOf(projectId, userId);
        if (account == null) {
            throw RefusedException.notFound("The account does not exist yet.");
        }
        return account;
    }

    private static BigDecimal amount(String text) {
        if (!AMOUNT.matcher(text).matches() || new BigDecimal(text).signum() == 0) {
            throw RefusedException.invalid("amount", "amount must be a positive number with at most two decimals");
        }
        return new BigDecimal(text).setScale(Ledger.SCALE);
    }

    private static Entry entry(Posting posting) {
        return new Entry(
                posting.transferId(),
                posting.amount().toPlainString(),
                posting.balance().toPlainString(),
                posting.memo(),
                posting.otherOwnerId(),
                posting.at());
    }
}
