package io.culver.mailbox.order;

import io.culver.model.Relevancy;
import io.culver.model.SortCriterion;
import io.culver.model.SortOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** SORT. RFC 5256 §3 */
public final class Sorting {
    private Sorting() {}

    /**
     * The messages in this order.
     *
     * @param messages by ascending UID, as those stay that are equal in every criterion
     * @param relevancy of the messages
     */
    public static List<Candidate> sort(
            List<Candidate> messages, SortOrder order, Relevancy relevancy) {
        List<Candidate> sorted = new ArrayList<>(messages);
        order.criteria().stream()
                .map(criterion -> comparator(criterion, relevancy))
                .reduce(Comparator::thenComparing)
                .ifPresent(sorted::sort);
        return sorted;
    }

    private static Comparator<Candidate> comparator(SortCriterion criterion, Relevancy relevancy) {
        Comparator<Candidate> ascending =
                switch (criterion.key()) {
                    case ARRIVAL -> Comparator.comparingLong(Candidate::arrival);
                    case CC -> byText(MessageKeys::cc);
                    case DATE -> Comparator.comparingLong(Candidate::sent);
                    case DISPLAYFROM -> byText(MessageKeys::displayFrom);
                    case DISPLAYTO -> byText(MessageKeys::displayTo);
                    case FROM -> byText(MessageKeys::from);
                    case RELEVANCY -> Comparator.comparingInt(it -> -relevancy.of(it.uid()));
                    case SIZE -> Comparator.comparingLong(Candidate::size);
                    case SUBJECT -> byText(MessageKeys::subject);
                    case TO -> byText(MessageKeys::to);
                };
        return criterion.isReverse() ? ascending.reversed() : ascending;
    }

    private static Comparator<Candidate> byText(Function<MessageKeys, byte[]> text) {
        return (one, other) ->
                Arrays.compareUnsigned(text.apply(one.keys()), text.apply(other.keys()));
    }
}
