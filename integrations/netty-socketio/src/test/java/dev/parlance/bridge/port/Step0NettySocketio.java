package dev.parlance.bridge.port;

import com.corundumstudio.socketio.AckRequest;
import com.corundumstudio.socketio.AuthorizationResult;
import com.corundumstudio.socketio.BroadcastAckCallback;
import com.corundumstudio.socketio.Configuration;
import com.corundumstudio.socketio.SocketIOClient;
import com.corundumstudio.socketio.SocketIONamespace;
import com.corundumstudio.socketio.SocketIOServer;
import com.corundumstudio.socketio.annotation.OnEvent;
import io.netty.channel.ChannelFuture;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.NoSuchElementException;

/** Step 0: a support desk on netty-socketio, as many are. */
public class Step0NettySocketio implements TicketDesk {
    private static final int CONFIRM_SECONDS = 5;

    final Tickets tickets;
    final SocketIOServer server;
    final SocketIONamespace desk;
    private int port;

    public static class OpenTicket {
        public String subject;
    }

    public static class SayInTicket {
        public String ticket;
        public String text;
    }

    public static class TicketReference {
        public String ticket;
    }

    Step0NettySocketio() {
        this(new Tickets());
    }

    Step0NettySocketio(Tickets tickets) {
        this.tickets = tickets;
        Configuration config = new Configuration();
        config.setHostname("127.0.0.1");
        config.setPort(0);
        config.setBossThreads(1);
        config.setWorkerThreads(2);
        config.setAuthorizationListener(
                data -> new AuthorizationResult(Tickets.accountOf(data.getSingleUrlParam("token")) != null));
        configure(config);
        server = new SocketIOServer(config);
        desk = server.addNamespace("/desk");
        desk.addConnectListener(this::connected);
        desk.addDisconnectListener(this::disconnected);
        listen();
    }

    void configure(Configuration config) {}

    void listen() {
        desk.addEventListener("ticket:open", OpenTicket.class, this::open);
        desk.addEventListener("ticket:take", TicketReference.class, this::take);
        desk.addEventListener("ticket:say", SayInTicket.class, this::say);
        desk.addEventListener("ticket:typing", TicketReference.class, this::typing);
        desk.addEventListener("ticket:close", TicketReference.class, this::askToClose);
        desk.addListeners(this);
    }

    Step0NettySocketio start() throws InterruptedException {
        ChannelFuture bound = (ChannelFuture) server.startAsync();
        port = ((InetSocketAddress) bound.sync().channel().localAddress()).getPort();
        return this;
    }

    void connected(SocketIOClient client) {
        String account = Tickets.accountOf(client.getHandshakeData().getSingleUrlParam("token"));
        client.set("account", account);
        client.joinRoom("account:" + account);
        if (Tickets.isAgent(account)) {
            client.joinRoom("agents");
        }
        welcome(client, account);
    }

    void welcome(SocketIOClient client, String account) {
        client.sendEvent("welcome", Map.of("account", account, "tickets", tickets.count()));
    }

    void disconnected(SocketIOClient client) {
        String account = client.get("account");
        desk.getRoomOperations("agents").sendEvent("left", Map.of("account", account));
    }

    private void open(SocketIOClient client, OpenTicket open, AckRequest ack) {
        String account = client.get("account");
        Tickets.Ticket ticket = tickets.open(account, open.subject);
        client.joinRoom("ticket:" + ticket.id());
        desk.getRoomOperations("agents")
                .sendEvent(
                        "ticket:opened",
                        Map.of("ticket", ticket.id(), "account", account, "subject", ticket.subject()));
        ack.sendAckData(Map.of("ticket", ticket.id()));
    }

    private void take(SocketIOClient client, TicketReference reference, AckRequest ack) {
        if (!Tickets.isAgent(client.get("account"))) {
            ack.sendAckData(Map.of("error", "agents only"));
            return;
        }
        try {
            client.joinRoom("ticket:" + tickets.find(reference.ticket).id());
            ack.sendAckData(Map.of("ticket", reference.ticket));
        } catch (NoSuchElementException e) {
            ack.sendAckData(Map.of("error", e.getMessage()));
        }
    }

    private void say(SocketIOClient client, SayInTicket say, AckRequest ack) {
        if (say.text == null) {
            ack.sendAckData(Map.of("error", "text is required"));
            return;
        }
        try {
            String room = "ticket:" + tickets.find(say.ticket).id();
            String account = client.get("account");
            desk.getRoomOperations(room)
                    .sendEvent("ticket:said", Map.of("ticket", say.ticket, "account", account, "text", say.text));
            ack.sendAckData(Map.of("number", tickets.say()));
        } catch (NoSuchElementException e) {
            ack.sendAckData(Map.of("error", e.getMessage()));
        }
    }

    private void typing(SocketIOClient client, TicketReference reference, AckRequest ack) {
        String account = client.get("account");
        desk.getRoomOperations("ticket:" + reference.ticket)
                .sendEvent("ticket:typing", client, Map.of("ticket", reference.ticket, "account", account));
    }

    private void askToClose(SocketIOClient client, TicketReference reference, AckRequest ack) {
        Tickets.Ticket ticket = tickets.find(reference.ticket);
        desk.getRoomOperations("account:" + ticket.owner())
                .sendEvent(
                        "ticket:confirm",
                        Map.of("ticket", ticket.id()),
                        new BroadcastAckCallback<Boolean>(Boolean.class, CONFIRM_SECONDS) {
                            @Override
                            protected void onClientSuccess(SocketIOClient owner, Boolean confirmed) {
                                if (confirmed) {
                                    closed(ticket);
                                }
                            }
                        });
        ack.sendAckData(Map.of("asked", ticket.owner()));
    }

    private void closed(Tickets.Ticket ticket) {
        tickets.close(ticket.id());
        desk.getRoomOperations("ticket:" + ticket.id()).sendEvent("ticket:closed", Map.of("ticket", ticket.id()));
    }

    @OnEvent("ticket:count")
    public void count(SocketIOClient client, AckRequest ack) {
        ack.sendAckData(tickets.count());
    }

    @Override
    public String customersUrl() {
        return "http://127.0.0.1:" + port + "/desk";
    }

    @Override
    public void close() {
        new Thread(server::stop).start(); // takes some seconds
    }
}
