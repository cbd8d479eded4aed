package dev.parlance.bridge.port;

import dev.parlance.bridge.DualRun;

/** Step 4: both servers run; customers have not updated yet, agents have. */
class Step4BothServers implements TicketDesk {
    private final Tickets tickets = new Tickets();
    private final Step3SharedListeners old = new Step3SharedListeners(tickets);
    private final Step5Parlance parlance = new Step5Parlance(tickets);
    private final DualRun dual = DualRun.join(old.typed, parlance.desk);

    Step4BothServers start() throws Exception {
        old.start();
        parlance.start();
        return this;
    }

    @Override
    public String customersUrl() {
        return old.customersUrl();
    }

    @Override
    public String agentsUrl() {
        return parlance.customersUrl();
    }

    @Override
    public void close() {
        dual.close();
        old.close();
        parlance.close();
    }
}
