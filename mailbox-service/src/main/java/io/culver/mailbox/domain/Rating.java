package io.culver.mailbox.domain;

import io.culver.model.Relevancy;
import io.culver.model.SearchCriteria;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How well the messages match that a search found: as well as the parts of it that are fuzzy say,
 * taken together, in per cent of the best of them. RFC 6203 §4
 */
public final class Rating {
    private Rating() {}

    /**
     * Rates them.
     *
     * @param text the answers to what was asked of text
     */
    public static Relevancy of(
            Messages messages,
            UidSet found,
            SearchCriteria criteria,
            Map<SearchCriteria, TextMatches> text) {
        Set<SearchCriteria> fuzzy = new LinkedHashSet<>();
        addFuzzy(criteria, fuzzy);
        if (fuzzy.isEmpty() || found.isEmpty()) {
            return Relevancy.ALIKE;
        }
        List<TextMatches> answers =
                text.entrySet().stream()
                        .filter(answer -> fuzzy.contains(answer.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
        List<Uid> uids = new ArrayList<>();
        List<Double> scores = new ArrayList<>();
        for (SelectedRows selected : messages.select(found)) {
            Segment segment = selected.segment();
            selected.rows().stream()
                    .forEach(row -> {
                        long email = segment.contents().emails[row];
                        uids.add(segment.uid(row));
                        scores.add(answers.stream().mapToDouble(it -> it.score(email)).sum());
                    });
        }
        return Relevancy.of(uids, inPerCent(scores));
    }

    /** What is excluded says nothing of what is left. */
    private static void addFuzzy(SearchCriteria criteria, Set<SearchCriteria> found) {
        switch (criteria) {
            case SearchCriteria.Fuzzy fuzzy -> found.add(fuzzy);
            case SearchCriteria.Or(var left, var right) -> {
                addFuzzy(left, found);
                addFuzzy(right, found);
            }
            case SearchCriteria.And(var all) -> all.forEach(it -> addFuzzy(it, found));
            case SearchCriteria _ -> {}
        }
    }

    private static byte[] inPerCent(List<Double> scores) {
        double best = scores.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        byte[] rated = new byte[scores.size()];
        for (int i = 0; i < rated.length; i++) {
            double share = best > 0 ? scores.get(i) / best : 1;
            rated[i] = (byte) Math.max(1, Math.round(share * Relevancy.MOST));
        }
        return rated;
    }
}
