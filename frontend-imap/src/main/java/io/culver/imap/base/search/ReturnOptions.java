package io.culver.imap.base.search;

import io.culver.imap.wire.ArgumentReader;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a search returns and whether it is saved for {@code $}. {@code search-return-opts} RFC 9051
 * §6.4.4, RFC 4731 §3.1, RFC 5182 §2.4
 *
 * @param items what ESEARCH tells; empty if there is to be none
 */
public record ReturnOptions(Set<Item> items, boolean saves) {

    /** {@code search-return-data}, in the order in which it is told: short ones first. */
    public enum Item {
        MIN,
        MAX,
        COUNT,
        ALL
    }

    public static final ReturnOptions ALL = new ReturnOptions(EnumSet.of(Item.ALL), false);

    public ReturnOptions {
        items = Collections.unmodifiableSet(items.isEmpty() ? Set.of() : EnumSet.copyOf(items));
    }

    /** {@code "(" [search-return-opt *(SP search-return-opt)] ")"}: nothing asks for ALL. */
    public static ReturnOptions parse(ArgumentReader in) {
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
        return savesAll() ? found : ends(found.first(), found.last());
    }

    /** Likewise of a SORT, where MIN is the first in its order and MAX the last. */
    public UidSet saved(List<Uid> found) {
        if (savesAll()) {
            UidSet.Builder all = UidSet.builder();
            found.forEach(all::add);
            return all.build();
        }
        return found.isEmpty()
                ? UidSet.EMPTY
                : ends(Optional.of(found.getFirst()), Optional.of(found.getLast()));
    }

    private boolean savesAll() {
        return items.isEmpty() || items.contains(Item.ALL) || items.contains(Item.COUNT);
    }

    private UidSet ends(Optional<Uid> min, Optional<Uid> max) {
        UidSet.Builder saved = UidSet.builder();
        min.filter(_ -> items.contains(Item.MIN)).ifPresent(saved::add);
        max.filter(_ -> items.contains(Item.MAX)).ifPresent(saved::add);
        return saved.build();
    }
}
