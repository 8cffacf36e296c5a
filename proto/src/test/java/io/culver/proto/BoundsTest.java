package io.culver.proto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.culver.model.BodyFields;
import io.culver.model.BodyPart;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.MessageRow;
import io.culver.model.RawText;
import io.culver.model.SearchCriteria;
import io.culver.model.Span;
import io.culver.proto.model.v1.ModelProto;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Trees and mailboxes of the largest size that is allowed. */
class BoundsTest {
    private static final int MANY = 100_000;
    private static final BodyFields FIELDS =
            new BodyFields(
                    RawText.EMPTY,
                    RawText.EMPTY,
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    RawText.EMPTY,
                    Optional.empty(),
                    Optional.empty(),
                    List.of(),
                    Optional.empty());
    private static final Span SPAN = new Span(0, 0);
    private static final BodyPart LEAF = new BodyPart.Leaf(FIELDS, SPAN, SPAN, 0);

    @Test
    void sendsCriteriaUpToTheirBounds() {
        assertSurvives(nested(Limits.CRITERIA_DEPTH - 1));
        assertSurvives(flat(Limits.CRITERIA_KEYS - 1));
        assertLimit(() -> CriteriaCodec.encode(nested(Limits.CRITERIA_DEPTH)));
        assertLimit(() -> CriteriaCodec.encode(flat(Limits.CRITERIA_KEYS)));
    }

    @Test
    void writesStructuresUpToTheirBounds() {
        assertSurvives(nestedParts(Limits.PART_DEPTH - 1));
        assertSurvives(multipart(Collections.nCopies(Limits.PARTS - 1, LEAF)));
        assertLimit(() -> StructureCodec.encode(nestedParts(Limits.PART_DEPTH)));
        assertLimit(
                () -> StructureCodec.encode(multipart(Collections.nCopies(Limits.PARTS, LEAF))));
    }

    @Test
    void sharesFlagSetsAmongManyRows() {
        RandomModel model = new RandomModel(new Random(1));
        List<MessageRow> rows = Stream.generate(model::row).limit(MANY).toList();
        ModelProto.MessageRows message = RowCodec.encode(rows);
        assertTrue(message.getFlagSetsCount() < 200, "each set of flags once");

        List<MessageRow> decoded = RowCodec.decode(message);
        assertEquals(rows, decoded);
        Set<Object> flagSets = Collections.newSetFromMap(new IdentityHashMap<>());
        decoded.forEach(row -> flagSets.add(row.flags()));
        assertEquals(message.getFlagSetsCount(), flagSets.size());
    }

    private static void assertSurvives(SearchCriteria criteria) {
        assertEquals(criteria, CriteriaCodec.decode(CriteriaCodec.encode(criteria)));
    }

    private static void assertSurvives(BodyPart structure) {
        assertEquals(structure, StructureCodec.decode(StructureCodec.encode(structure)));
    }

    private static void assertLimit(Executable encode) {
        MailException refusal = assertThrows(MailException.class, encode);
        assertEquals(MailError.LIMIT, refusal.error());
    }

    private static SearchCriteria nested(int nots) {
        SearchCriteria criteria = new SearchCriteria.All();
        for (int i = 0; i < nots; i++) {
            criteria = new SearchCriteria.Not(criteria);
        }
        return criteria;
    }

    private static SearchCriteria flat(int keys) {
        return new SearchCriteria.And(Collections.nCopies(keys, new SearchCriteria.All()));
    }

    private static BodyPart nestedParts(int multiparts) {
        BodyPart part = LEAF;
        for (int i = 0; i < multiparts; i++) {
            part = multipart(List.of(part));
        }
        return part;
    }

    private static BodyPart multipart(List<BodyPart> parts) {
        return new BodyPart.Multipart(FIELDS, SPAN, SPAN, parts);
    }
}
