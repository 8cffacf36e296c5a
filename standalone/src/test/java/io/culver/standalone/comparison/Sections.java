package io.culver.standalone.comparison;

import java.util.ArrayList;
import java.util.List;

/** The sections that a message has by its BODYSTRUCTURE, as items of FETCH. RFC 9051 §6.4.5.1 */
final class Sections {
    /** Enough of a message; a digest may have hundreds. */
    private static final int PARTS_MAX = 30;

    private static final String FIELDS = "HEADER.FIELDS (FROM SUBJECT RECEIVED)";

    private final List<String> items = new ArrayList<>();
    private final List<String> leaves = new ArrayList<>();

    private Sections() {}

    static Sections of(Value structure) {
        var sections = new Sections();
        sections.add("", "<0.50>", "<7.100>", "<999999.5>");
        for (String section : List.of("HEADER", FIELDS, "HEADER.FIELDS.NOT (RECEIVED)", "TEXT")) {
            sections.add(section, "", "<3.40>");
        }
        sections.below("", structure);
        return sections;
    }

    /** Items that show octets as they are. */
    List<String> items() {
        return items;
    }

    /** Paths of parts that can be decoded. */
    List<String> leaves() {
        return leaves;
    }

    private void below(String place, Value structure) {
        if (!Comparison.isMultipart(structure)) {
            part(Comparison.below(place, 1), structure);
            return;
        }
        for (int i = 0; i < Comparison.parts(structure); i++) {
            part(Comparison.below(place, i + 1), structure.values().get(i));
        }
    }

    private void part(String path, Value structure) {
        if (leaves.size() >= PARTS_MAX) {
            return;
        }
        add(path, "", "<3.40>");
        if (path.contains(".") || !path.equals("1")) {
            add(path + ".MIME", "");
        }
        if (Comparison.isMultipart(structure)) {
            below(path, structure);
        } else if (Comparison.isMessage(structure)) {
            for (String section : List.of("HEADER", FIELDS, "TEXT")) {
                add(path + "." + section, "", "<3.40>");
            }
            below(path, Comparison.content(structure));
        } else {
            leaves.add(path);
        }
    }

    private void add(String section, String... partials) {
        for (String partial : partials) {
            items.add("BODY.PEEK[" + section + "]" + partial);
        }
    }
}
