package desk;

/** What a customer asks. */
record Ticket(String id, String customer) {}
