package dev.parlance.benchmarks.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows of cells, each column as wide as its widest cell. */
public final class MarkdownTable {
    private final List<List<String>> rows = new ArrayList<>();

    public MarkdownTable(List<String> head) {
        rows.add(head);
        rows.add(Collections.nCopies(head.size(), "---"));
    }

    public void add(List<String> row) {
        rows.add(row);
    }

    @Override
    public String toString() {
        return rows.stream().map(this::line).collect(Collectors.joining());
    }

    private String line(List<String> row) {
        return IntStream.range(0, row.size())
                .mapToObj(column -> "%-" + width(column) + "s")
                .collect(Collectors.joining(" | ", "| ", " |\n"))
                .formatted(row.toArray());
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(1);
    }
}
