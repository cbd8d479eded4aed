package dev.parlance.contract.typescript;

import dev.parlance.contract.json.JsonText;
import dev.parlance.contract.model.ContractType;
import dev.parlance.contract.model.ContractType.ListOf;
import dev.parlance.contract.model.ContractType.Literal;
import dev.parlance.contract.model.ContractType.MapOf;
import dev.parlance.contract.model.ContractType.Members;
import dev.parlance.contract.model.ContractType.OneOf;
import dev.parlance.contract.model.ContractType.Ref;
import dev.parlance.contract.model.ContractType.Simple;
import dev.parlance.contract.model.ContractType.SizedJson;
import dev.parlance.contract.model.Definition;
import dev.parlance.event.Incubating;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Types in the syntax of TypeScript. */
@Incubating
public final class TypeScriptTypes {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

    private TypeScriptTypes() {}

    /** The TypeScript type; the value of an answer is {@code R}. */
    public static String of(ContractType type) {
        if (type instanceof Simple simple) {
            return switch (simple) {
                case TIME, DATE -> "string";
                case INTEGER, LONG, NUMBER -> "number";
                case BOOLEAN -> "boolean";
                case BINARY -> "ArrayBuffer | Uint8Array";
                case ANY -> "unknown";
                case ANSWER -> "R";
            };
        }
        if (type instanceof ListOf list) {
            String element = of(list.element());
            return element.contains(" ") ? "Array<" + element + ">" : element + "[]";
        }
        if (type instanceof MapOf map) {
            return "Record<string, " + of(map.value()) + ">";
        }
        if (type instanceof OneOf several) {
            return several.types().stream().map(TypeScriptTypes::of).collect(Collectors.joining(" | "));
        }
        if (type instanceof Literal literal) {
            return literal.value() instanceof String text ? JsonText.quoted(text) : String.valueOf(literal.value());
        }
        if (type instanceof Members members) {
            return members.types().entrySet().stream()
                    .map(member -> key(member.getKey()) + ": " + of(member.getValue()))
                    .collect(Collectors.joining("; ", "{ ", " }"));
        }
        if (type instanceof SizedJson) {
            return "unknown";
        }
        return type instanceof Ref ref ? ref.name() : "string";
    }

    /** The name of a member, in quotes unless it is an identifier. */
    static String key(String name) {
        return IDENTIFIER.matcher(name).matches() ? name : JsonText.quoted(name);
    }

    /** A name as an identifier, for a parameter. */
    static String parameter(String name) {
        String cleaned = name.replaceAll("[^A-Za-z0-9_$]", "_");
        return IDENTIFIER.matcher(cleaned).matches() ? cleaned : "_" + cleaned;
    }

    /** The parameter list of a function type. Those behind the last required parameter are optional. */
    static String parameters(List<Definition.Field> arguments) {
        int optionalFrom = arguments.size();
        while (optionalFrom > 0 && !arguments.get(optionalFrom - 1).required()) {
            optionalFrom--;
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < arguments.size(); i++) {
            Definition.Field argument = arguments.get(i);
            boolean gap = !argument.required() && i < optionalFrom;
            text.append(i == 0 ? "" : ", ")
                    .append(parameter(argument.name()))
                    .append(i >= optionalFrom ? "?: " : ": ")
                    .append(of(argument.type()))
                    .append(gap ? " | null" : "");
        }
        return text.toString();
    }
}
