package dev.parlance.contract.typescript;

import dev.parlance.contract.json.JsonText;
import dev.parlance.contract.model.ConnectionText;
import dev.parlance.contract.model.Contract;
import dev.parlance.contract.model.ContractEvent;
import dev.parlance.contract.model.ContractType;
import dev.parlance.contract.model.ContractType.Simple;
import dev.parlance.contract.model.Definition;
import dev.parlance.contract.model.Definition.Field;
import dev.parlance.contract.model.LimitText;
import dev.parlance.event.ConnectionInfo;
import dev.parlance.event.Incubating;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a contract as TypeScript: the type arguments of socket.io-client's {@code Socket}, and the types of the payloads.
 */
@Incubating
public final class TypeScript {
    private static final int WIDTH = 110;

    private final Contract contract;
    private final StringBuilder text = new StringBuilder();

    private TypeScript(Contract contract) {
        this.contract = contract;
    }

    /** The content of a {@code .d.ts} file. */
    public static String of(Contract contract) {
        return new TypeScript(contract).write();
    }

    private String write() {
        List<ContractEvent> fromClient = contract.events(true);
        List<ContractEvent> fromServer = contract.events(false);
        text.append("// Generated from the catalogue \"")
                .append(contract.name())
                .append("\". Do not edit.\n\n");
        String use =
                fromClient.isEmpty() ? "" : "\n\nA client is a `Socket<ServerToClientEvents, ClientToServerEvents>`.";
        String connects = contract.credentials() == null ? "" : " It connects with an `Auth`.";
        comment("", contract.doc() + use + connects + connection());
        List<ContractEvent> named =
                fromServer.stream().filter(event -> event.prefix() == null).toList();
        List<ContractEvent> patterns =
                fromServer.stream().filter(event -> event.prefix() != null).toList();
        if (patterns.isEmpty()) {
            events("ServerToClientEvents", named);
        } else {
            text.append("export type ServerToClientEvents = NamedServerToClientEvents & {\n");
            patterns.forEach(this::event);
            text.append("};\n\n");
            comment("", "The events that the server sends under a fixed name.");
            events("NamedServerToClientEvents", named);
        }
        if (fromClient.isEmpty()) {
            comment("", "A client sends nothing.");
            events("ClientToServerEvents", fromClient);
            frames(fromServer);
        } else {
            comment("", "The events that a client sends. Where `ack` is optional, a client need not request an ack.");
            events("ClientToServerEvents", fromClient);
            acks();
        }
        ContractType credentials = contract.credentials();
        if (credentials != null) {
            comment("", "What a client sends as `auth` when it connects: `io(url, { auth })`.");
            text.append("export type Auth = ")
                    .append(TypeScriptTypes.of(credentials))
                    .append(";\n\n");
        }
        contract.definitions().forEach(this::definition);
        return text.toString().stripTrailing() + "\n";
    }

    private String connection() {
        ConnectionInfo info = contract.connection();
        return info == null ? "" : "\n\n" + String.join("\n\n", ConnectionText.of(info));
    }

    private void events(String name, List<ContractEvent> events) {
        if (events.isEmpty()) {
            text.append("export type ").append(name).append(" = Record<never, never>;\n\n");
            return;
        }
        text.append("export interface ").append(name).append(" {\n");
        events.forEach(this::event);
        text.append("}\n\n");
    }

    private void event(ContractEvent event) {
        comment("  ", documentation(event));
        String prefix = event.prefix();
        String key = prefix == null
                ? TypeScriptTypes.key(event.name())
                : "[event: `" + prefix.replace("`", "\\`") + "${string}`]";
        text.append("  ").append(key).append(": (").append(parameters(event)).append(") => void;\n");
    }

    private static String documentation(ContractEvent event) {
        if (event.isSingle()) {
            return event.doc();
        }
        String parameters =
                event.arguments().stream().map(TypeScript::parameter).collect(Collectors.joining());
        return parameters.isEmpty() ? event.doc() : event.doc() + "\n" + parameters;
    }

    private static String parameter(Field argument) {
        String doc = LimitText.described(argument.doc(), argument.type());
        return doc.isEmpty() ? "" : "\n@param " + TypeScriptTypes.parameter(argument.name()) + " " + doc;
    }

    private String parameters(ContractEvent event) {
        List<Field> arguments = event.arguments();
        if (!event.fromClient()) {
            List<Field> answer = event.answer();
            String ack = answer == null ? null : "ack: (" + TypeScriptTypes.parameters(named(answer)) + ") => void";
            return joined(TypeScriptTypes.parameters(arguments), ack);
        }
        if (event.answer() == null) {
            return joined(TypeScriptTypes.parameters(arguments), "ack?: " + ack(event));
        }
        String ack = "ack: " + ack(event);
        int required = arguments.size();
        while (required > 0 && !arguments.get(required - 1).required()) {
            required--;
        }
        if (required == arguments.size()) {
            return joined(TypeScriptTypes.parameters(arguments), ack);
        }
        // A parameter before the ack cannot be optional: each number of arguments is a case.
        List<String> cases = new ArrayList<>();
        for (int count = required; count <= arguments.size(); count++) {
            List<Field> given = new ArrayList<>(arguments.subList(0, count));
            if (count > required) {
                Field last = given.remove(count - 1);
                given.add(new Field(last.name(), last.doc(), last.type(), true));
            }
            cases.add("[" + joined(TypeScriptTypes.parameters(given), ack) + "]");
        }
        return "...args: " + String.join(" | ", cases);
    }

    private static List<Field> named(List<Field> answer) {
        return answer.stream()
                .map(field -> new Field(
                        field.name().equals(ContractEvent.SINGLE) ? "answer" : field.name(),
                        field.doc(),
                        field.type(),
                        field.required()))
                .toList();
    }

    private static String joined(String parameters, @Nullable String ack) {
        if (ack == null) {
            return parameters;
        }
        return parameters.isEmpty() ? ack : parameters + ", " + ack;
    }

    private String ack(ContractEvent event) {
        List<Field> answer = event.answer();
        boolean empty = answer == null || answer.isEmpty();
        if (event.hasPositionalAnswer()) {
            String refused = hasPlainAcks() ? "[refused: Refused]" : "Refused";
            String nothing = event.nullable() ? " | [nothing: null]" : "";
            return "(...answer: [" + TypeScriptTypes.parameters(answer) + "]" + nothing + " | " + refused + ") => void";
        }
        if (!hasPlainAcks()) {
            return "(...answer: " + (empty ? "Success" : "Answered<" + answerType(answer) + ">") + nothing(event)
                    + " | Refused) => void";
        }
        String value = empty ? "Success" : answerType(answer);
        if (!empty && contract.acks().answer().get(0) != Simple.ANSWER) {
            value = "Answered<" + value + ">";
        }
        return "(answer: " + value + nothing(event) + " | Refused) => void";
    }

    /** What the ack of an answer that is null adds to the type. */
    private String nothing(ContractEvent event) {
        Contract.Acks acks = contract.acks();
        if (!event.nullable() || acks.nothing().equals(acks.answer())) {
            return "";
        }
        return " | " + (acks.nothing().equals(acks.success()) ? "Success" : ackType(acks.nothing()));
    }

    private static String answerType(List<Field> answer) {
        return TypeScriptTypes.of(answer.get(0).type());
    }

    /** Whether an ack has one argument, whatever the outcome. */
    private boolean hasPlainAcks() {
        Contract.Acks acks = contract.acks();
        return acks.answer().size() == 1
                && acks.success().size() == 1
                && acks.refusal().size() == 1;
    }

    private void acks() {
        Contract.Acks acks = contract.acks();
        comment("", "The ack of a refused event.");
        text.append("export type Refused = ").append(ackType(acks.refusal())).append(";\n\n");
        comment("", "The ack of an event without an answer.");
        text.append("export type Success = ").append(ackType(acks.success())).append(";\n\n");
        if (!hasPlainAcks() || acks.answer().get(0) != Simple.ANSWER) {
            comment("", "The ack of an event with the answer `R`.");
            text.append("export type Answered<R> = ")
                    .append(ackType(acks.answer()))
                    .append(";\n\n");
        }
    }

    private String ackType(List<ContractType> arguments) {
        if (hasPlainAcks()) {
            return TypeScriptTypes.of(arguments.get(0));
        }
        return arguments.stream().map(TypeScriptTypes::of).collect(Collectors.joining(", ", "[", "]"));
    }

    private void frames(List<ContractEvent> events) {
        comment("", "The text frames that a plain WebSocket receives, in JSON.");
        text.append("export type Frame =");
        for (ContractEvent event : events) {
            List<Field> arguments = event.arguments();
            String data = arguments.isEmpty()
                    ? ""
                    : "; data: " + TypeScriptTypes.of(arguments.get(0).type());
            String type = event.prefix() == null ? JsonText.quoted(event.name()) : "`" + event.prefix() + "${string}`";
            text.append("\n  | { type: ").append(type).append(data).append(" }");
        }
        text.append(";\n\n");
    }

    private void definition(Definition definition) {
        comment("", definition.doc());
        if (definition instanceof Definition.Shape shape) {
            text.append("export interface ").append(shape.name()).append(" {\n");
            for (Field field : shape.fields()) {
                comment("  ", LimitText.described(field.doc(), field.type()));
                text.append("  ").append(TypeScriptTypes.key(field.name())).append(field.required() ? ": " : "?: ");
                text.append(TypeScriptTypes.of(field.type())).append(";\n");
            }
            String openDoc = shape.openDoc();
            if (openDoc != null) {
                comment("  ", openDoc);
                text.append("  [member: string]: unknown;\n");
            }
            text.append("}\n\n");
        } else if (definition instanceof Definition.Alias alias) {
            text.append("export type ").append(alias.name()).append(" = ");
            text.append(TypeScriptTypes.of(alias.type())).append(";\n\n");
        } else if (definition instanceof Definition.Enumeration enumeration) {
            text.append("export type ").append(enumeration.name()).append(" =");
            for (Definition.EnumValue value : enumeration.values()) {
                text.append("\n");
                comment("  ", value.doc());
                text.append("  | ").append(JsonText.quoted(value.value()));
            }
            text.append(enumeration.open() ? "\n  /** Other values are possible. */\n  | (string & {});\n\n" : ";\n\n");
        }
    }

    private void comment(String indent, String doc) {
        text.append(Comments.block(indent, doc, WIDTH));
    }
}
