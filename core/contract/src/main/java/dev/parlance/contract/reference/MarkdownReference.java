package dev.parlance.contract.reference;

import dev.parlance.contract.model.ConnectionText;
import dev.parlance.contract.model.Contract;
import dev.parlance.contract.model.Contract.Family;
import dev.parlance.contract.model.ContractEvent;
import dev.parlance.contract.model.ContractType;
import dev.parlance.contract.model.ContractType.ListOf;
import dev.parlance.contract.model.ContractType.MapOf;
import dev.parlance.contract.model.ContractType.OneOf;
import dev.parlance.contract.model.ContractType.Ref;
import dev.parlance.contract.model.Definition;
import dev.parlance.contract.model.Definition.Field;
import dev.parlance.contract.model.LimitText;
import dev.parlance.contract.typescript.TypeScriptTypes;
import dev.parlance.event.ConnectionInfo;
import dev.parlance.event.Incubating;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the reference of catalogues in Markdown: tables of events and types, by catalogue and family. */
@Incubating
public final class MarkdownReference {
    private final StringBuilder text = new StringBuilder();

    private MarkdownReference() {}

    /** The reference of those catalogues, one after the other. */
    public static String of(List<Contract> contracts) {
        MarkdownReference tables = new MarkdownReference();
        tables.text.append("# Events\n\nGenerated from the catalogues and their Javadoc. Do not edit.\n");
        if (contracts.size() > 1) {
            tables.text.append('\n');
            for (Contract contract : contracts) {
                String name = contract.name();
                tables.text
                        .append("- [")
                        .append(name)
                        .append("](#")
                        .append(name)
                        .append(") — ");
                tables.text.append(cell(contract.doc())).append('\n');
            }
        }
        contracts.forEach(tables::write);
        return tables.text.toString();
    }

    private void connection(Contract contract) {
        ConnectionInfo info = contract.connection();
        if (info != null) {
            text.append("How clients connect:\n\n");
            ConnectionText.of(info)
                    .forEach(sentence -> text.append("- ").append(sentence).append('\n'));
            text.append('\n');
        }
    }

    private void write(Contract contract) {
        text.append("\n## ").append(contract.name()).append("\n\n");
        text.append(contract.doc().isEmpty() ? "" : contract.doc() + "\n\n");
        connection(contract);
        acks(contract);
        ContractType credentials = contract.credentials();
        if (credentials != null) {
            text.append("A client connects with ")
                    .append(type(contract, credentials))
                    .append(" as `auth`.\n\n");
        }
        for (Family family : contract.families()) {
            text.append("### ")
                    .append(contract.name())
                    .append(": ")
                    .append(family.name())
                    .append("\n\n");
            text.append(family.doc().isEmpty() ? "" : family.doc() + "\n\n");
            events(contract, family);
            definitions(
                    contract,
                    contract.definitions().stream()
                            .filter(definition -> definition.owner() == family.owner())
                            .toList());
        }
        List<Class<?>> owners =
                contract.families().stream().<Class<?>>map(Family::owner).toList();
        List<Definition> shared = contract.definitions().stream()
                .filter(definition -> !owners.contains(definition.owner()))
                .toList();
        if (!shared.isEmpty()) {
            text.append("### ").append(contract.name()).append(": shared types\n\n");
            definitions(contract, shared);
        }
    }

    private void acks(Contract contract) {
        if (contract.events(true).isEmpty()) {
            return;
        }
        Contract.Acks acks = contract.acks();
        boolean itself = acks.answer().equals(List.of(ContractType.Simple.ANSWER));
        text.append("An ack receives ")
                .append(itself ? "the answer" : arguments(acks.answer()) + " with the answer `R`")
                .append(", ");
        text.append(arguments(acks.success())).append(" if there is none, or ");
        text.append(arguments(acks.refusal())).append(" if the event is refused.");
        if (!contract.errorEvents().isEmpty()) {
            text.append(" A refusal is also sent as an event: ");
            text.append(contract.errorEvents().stream()
                    .map(event -> "`" + event + "`")
                    .collect(Collectors.joining(", ")));
            text.append(", unless the refused event names another.");
        }
        text.append("\n\n");
    }

    private static String arguments(List<ContractType> arguments) {
        return arguments.stream()
                .map(type -> "`" + TypeScriptTypes.of(type) + "`")
                .collect(Collectors.joining(", "));
    }

    private void events(Contract contract, Family family) {
        text.append(
                "| Event | Sent by | Payload | Answer | Refusal | Description |\n| --- | --- | --- | --- | --- | --- |\n");
        for (ContractEvent event : family.events()) {
            List<Field> answer = event.answer();
            String answered = answer == null ? "" : answer.isEmpty() ? "nothing" : answer(contract, event, answer);
            row(
                    "`" + event.name() + "`",
                    event.fromClient() ? "client" : "server",
                    payload(contract, event.arguments()),
                    event.answeredBy() == null ? answered : answered + ", also as `" + event.answeredBy() + "`",
                    event.refusedBy() == null ? "" : "`" + event.refusedBy() + "`",
                    cell(event.doc()) + rate(event));
        }
        text.append('\n');
    }

    private static String rate(ContractEvent event) {
        String sentence = event.rate() == null ? "" : "At most " + event.rate() + ".";
        return sentence.isEmpty() || event.doc().isEmpty() ? sentence : " " + sentence;
    }

    private static String answer(Contract contract, ContractEvent event, List<Field> answer) {
        boolean success = contract.acks().nothing().equals(contract.acks().success());
        String nothing = event.nullable() && event.fromClient() ? success ? " or nothing" : " or `null`" : "";
        return payload(contract, answer) + nothing;
    }

    private static String payload(Contract contract, List<Field> arguments) {
        return arguments.stream()
                .map(argument -> {
                    String type = limited(contract, argument.type());
                    String name = argument.required() ? argument.name() : argument.name() + "?";
                    return argument.name().equals(ContractEvent.SINGLE) ? type : "`" + name + "`: " + type;
                })
                .collect(Collectors.joining(", "));
    }

    private void definitions(Contract contract, List<Definition> definitions) {
        if (definitions.isEmpty()) {
            return;
        }
        text.append("| Type | Member | Value | Description |\n| --- | --- | --- | --- |\n");
        for (Definition definition : definitions) {
            String anchor = "<a id=\"" + anchor(contract, definition.name()) + "\"></a>";
            boolean alias = definition instanceof Definition.Alias;
            String type = alias ? type(contract, ((Definition.Alias) definition).type()) : "";
            row(anchor + "**" + definition.name() + "**", "", type, cell(definition.doc()));
            if (definition instanceof Definition.Shape shape) {
                for (Field field : shape.fields()) {
                    String name = field.required() ? field.name() : field.name() + "?";
                    row("", "`" + name + "`", limited(contract, field.type()), cell(field.doc()));
                }
                String openDoc = shape.openDoc();
                if (openDoc != null) {
                    row("", "any other", "", cell(openDoc));
                }
            } else if (definition instanceof Definition.Enumeration enumeration) {
                enumeration.values().forEach(value -> row("", "", "`\"" + value.value() + "\"`", cell(value.doc())));
                if (enumeration.open()) {
                    row("", "", "any other text", "Other values are possible.");
                }
            }
        }
        text.append('\n');
    }

    private static String limited(Contract contract, ContractType type) {
        String limits = LimitText.of(type);
        return type(contract, type) + (limits.isEmpty() ? "" : " (" + limits + ")");
    }

    private static String type(Contract contract, ContractType type) {
        if (type instanceof Ref ref) {
            return "[" + ref.name() + "](#" + anchor(contract, ref.name()) + ")";
        }
        if (type instanceof ListOf list) {
            return "list of " + type(contract, list.element());
        }
        if (type instanceof MapOf map) {
            return "map of " + type(contract, map.value());
        }
        if (type instanceof OneOf several) {
            return several.types().stream().map(each -> type(contract, each)).collect(Collectors.joining(" or "));
        }
        if (type instanceof ContractType.Simple simple) {
            return switch (simple) {
                case TIME -> "time";
                case DATE -> "date";
                case INTEGER, LONG -> "integer";
                case NUMBER -> "number";
                case BOOLEAN -> "boolean";
                case BINARY -> "binary";
                case ANY -> "any JSON";
                case ANSWER -> "the answer";
            };
        }
        if (type instanceof ContractType.SizedJson) {
            return "any JSON";
        }
        return type instanceof ContractType.Text
                ? "text"
                : "`" + TypeScriptTypes.of(type).replace("|", "\\|") + "`";
    }

    private static String anchor(Contract contract, String type) {
        return (contract.name() + "-" + type).toLowerCase(Locale.ROOT);
    }

    private void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    private static String cell(String doc) {
        return doc.replace("|", "\\|").replace("\n\n", "<br>").replace('\n', ' ');
    }
}
