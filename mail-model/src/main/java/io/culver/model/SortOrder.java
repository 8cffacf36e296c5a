package io.culver.model;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * What SORT orders by: first by the first criterion, and where that leaves messages equal, by the
 * next; last by message number. A key that came before decides nothing any more and is left out, so
 * there are no more criteria than keys. RFC 5256 §3
 */
public record SortOrder(List<SortCriterion> criteria) {
    public SortOrder {
        Set<SortKey> known = EnumSet.noneOf(SortKey.class);
        criteria = criteria.stream().filter(it -> known.add(it.key())).toList();
        if (criteria.isEmpty()) {
            throw new IllegalArgumentException("no sort criterion");
        }
    }

    /** Whether it depends on what is searched for. RFC 6203 §6 */
    public boolean isByRelevancy() {
        return criteria.stream().anyMatch(it -> it.key() == SortKey.RELEVANCY);
    }
}
