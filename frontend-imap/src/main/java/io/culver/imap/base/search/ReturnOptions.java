package io.culver.imap.base.search;

import io.culver.imap.protocol.PartialRange;
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
 * §6.4.4, RFC 4731 §3.1, RFC 5182 §2.4, RFC 9394 §3.1
 *
 * @param items what ESEARCH tells
 * @param page that it tells, besides
 * @param updates whether the client wants to be told of what changes in the results. RFC 5267 §4.3
 */
public record ReturnOptions(
        Set<Item> items, Optional<PartialRange> page, boolean saves, boolean updates) {

    /** {@code search-return-data}, in the order in which it is told: short ones first. */
    public enum Item {
        MIN,
        MAX,
        COUNT,
        ALL,
        /** RFC 6203 §4 */
        RELEVANCY
    }

    public static final ReturnOptions ALL =
            new ReturnOptions(EnumSet.of(Item.ALL), Optional.empty(), false, false);

    public ReturnOptions {
        items = Collections.unmodifiableSet(items.isEmpty() ? Set.of() : EnumSet.copyOf(items));
    }

    /** {@code [search-return-opts SP]}: empty if the client did not say RETURN. */
    public static Optional<ReturnOptions> accept(ArgumentReader in) {
        if (!in.acceptKeyword("RETURN")) {
            return Optional.empty();
        }
        ReturnOptions options = parse(in.space());
        in.space();
        return Optional.of(options);
    }

    /** {@code "(" [search-return-opt *(SP search-return-opt)] ")"}: nothing asks for ALL. */
    private static ReturnOptions parse(ArgumentReader in) {
        Parser parser = new Parser();
        var _ = in.list(() -> parser.take(in));
        return parser.options(in);
    }

    /** Collects the options one by one. */
    private static final class Parser {
        private final Set<Item> items = EnumSet.noneOf(Item.class);
        private Optional<PartialRange> page = Optional.empty();
        private boolean saves;
        private boolean updates;

        Parser take(ArgumentReader in) {
            if (in.acceptKeyword("SAVE")) {
                saves = true;
            } else if (in.acceptKeyword("UPDATE")) {
                updates = true;
            } else if (in.acceptKeyword("CONTEXT")) {
                return this; // a hint that we need not take: RFC 5267 §4.2
            } else if (page.isEmpty() && in.acceptKeyword("PARTIAL")) {
                page = Optional.of(PartialRange.parse(in.space()));
            } else {
                items.add(item(in));
            }
            return this;
        }

        private static Item item(ArgumentReader in) {
            for (Item item : Item.values()) {
                if (in.acceptKeyword(item.name())) {
                    return item;
                }
            }
            throw in.error("MIN, MAX, COUNT, ALL, RELEVANCY, SAVE, UPDATE, CONTEXT or one PARTIAL");
        }

        ReturnOptions options(ArgumentReader in) {
            if (page.isPresent() && items.contains(Item.ALL)) {
                throw in.error("not both ALL and PARTIAL");
            }
            return items.isEmpty() && page.isEmpty() && !saves && !updates
                    ? ALL
                    : new ReturnOptions(items, page, saves, updates);
        }
    }

    /** Whether it is to be told how well each message matches. */
    boolean rates() {
        return items.contains(Item.RELEVANCY);
    }

    /** Whether there is to be an ESEARCH. */
    public boolean tells() {
        return !items.isEmpty() || page.isPresent();
    }

    /** What {@code $} comes to stand for: MIN and MAX alone save no more. RFC 9051 §6.4.4.1 */
    public UidSet saved(UidSet found) {
        UidSet paged = page.map(it -> it.of(found)).orElse(UidSet.EMPTY);
        return savesAll() ? found : ends(found.first(), found.last()).union(paged);
    }

    /** Likewise of a SORT, where MIN is the first in its order and MAX the last. */
    public UidSet saved(List<Uid> found) {
        if (savesAll()) {
            UidSet.Builder all = UidSet.builder();
            found.forEach(all::add);
            return all.build();
        }
        if (found.isEmpty()) {
            return UidSet.EMPTY;
        }
        UidSet.Builder paged = UidSet.builder();
        page.ifPresent(it -> it.of(found).forEach(paged::add));
        return ends(Optional.of(found.getFirst()), Optional.of(found.getLast()))
                .union(paged.build());
    }

    private boolean savesAll() {
        return !tells() || items.contains(Item.ALL) || items.contains(Item.COUNT) || rates();
    }

    private UidSet ends(Optional<Uid> min, Optional<Uid> max) {
        UidSet.Builder saved = UidSet.builder();
        min.filter(_ -> items.contains(Item.MIN)).ifPresent(saved::add);
        max.filter(_ -> items.contains(Item.MAX)).ifPresent(saved::add);
        return saved.build();
    }
}
