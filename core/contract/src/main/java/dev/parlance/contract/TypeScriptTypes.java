package dev.parlance.contract;

import dev.parlance.contract.ContractType.ListOf;
import dev.parlance.contract.ContractType.Literal;
import dev.parlance.contract.ContractType.MapOf;
import dev.parlance.contract.ContractType.Members;
import dev.parlance.contract.ContractType.OneOf;
import dev.parlance.contract.ContractType.Ref;
import dev.parlance.contract.ContractType.Simple;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Types as TypeScript writes them. */
final class TypeScriptTypes {
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_$][A-Za-z0-9_$]*");

    private TypeScriptTypes() {}

    static String of(ContractType type) {
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
        return type instanceof Ref ref ? ref.name() : "string";
    }

    /** A member's name, in quotes where it needs them. */
    static String key(String name) {
        return IDENTIFIER.matcher(name).matches() ? name : JsonText.quoted(name);
    }

    /** What may be the name of a parameter. */
    static String parameter(String name) {
        String cleaned = name.replaceAll("[^A-Za-z0-9_$]", "_");
        return IDENTIFIER.matcher(cleaned).matches() ? cleaned : "_" + cleaned;
    }

    /** Parameters, as between the brackets of a function's type; those behind the last required one may be left out. */
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
