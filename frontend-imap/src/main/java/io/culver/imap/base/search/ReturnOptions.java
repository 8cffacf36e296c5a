package io.culver.imap.base.search;

import io.culver.imap.wire.ArgumentReader;
import io.culver.model.UidSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a search returns and whether it is saved for {@code $}. {@code search-return-opts} RFC 9051
 * §6.4.4, RFC 4731 §3.1, RFC 5182 §2.4
 *
 * @param items what ESEARCH tells; empty if there is to be none
 */
record ReturnOptions(Set<Item> items, boolean saves) {

    /** {@code search-return-data}, in the order in which it is told: short ones first. */
    enum Item {
        MIN,
        MAX,
        COUNT,
        ALL
    }

    static final ReturnOptions ALL = new ReturnOptions(EnumSet.of(Item.ALL), false);

    ReturnOptions {
        items = Collections.unmodifiableSet(items.isEmpty() ? Set.of() : EnumSet.copyOf(items));
    }

    /** {@code "(" [search-return-opt *(SP search-return-opt)] ")"}: nothing asks for ALL. */
    static ReturnOptions parse(ArgumentReader in) {
        Set<Item> items = EnumSet.noneOf(Item.class);
        boolean saves = false;
        for (Optional<Item> item : in.list(() -> option(in))) {
            item.ifPresent(items::add);
            saves |= item.isEmpty();
        }
        return items.isEmpty() && !saves ? ALL : new ReturnOptions(items, saves);
    }

    /** Empty for SAVE, which is the only one without an item. */
    private static Optional<Item> option(ArgumentReader in) {
        for (Item item : Item.values()) {
            if (in.acceptKeyword(item.name())) {
                return Optional.of(item);
            }
        }
        if (!in.acceptKeyword("SAVE")) {
            throw in.error("MIN, MAX, COUNT, ALL or SAVE");
        }
        return Optional.empty();
    }

    /** What {@code $} comes to stand for: MIN and MAX alone save no more. RFC 9051 §6.4.4.1 */
    UidSet saved(UidSet found) {
        if (items.isEmpty() || items.contains(Item.ALL) || items.contains(Item.COUNT)) {
            return found;
        }
        UidSet.Builder saved = UidSet.builder();
        if (items.contains(Item.MIN)) {
            found.first().ifPresent(saved::add);
        }
        if (items.contains(Item.MAX)) {
            found.last().ifPresent(saved::add);
        }
        return saved.build();
    }
}
