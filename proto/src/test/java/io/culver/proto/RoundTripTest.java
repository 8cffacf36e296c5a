package io.culver.proto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.culver.model.MailboxDelta;
import io.culver.model.MessageRow;
import io.culver.model.SearchCriteria;
import io.culver.proto.mailbox.v1.ListResponse;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What a codec writes, it reads as the same value: over many random values, through the octets. */
class RoundTripTest {
    @Property
    void idsSurvive(@ForAll("models") RandomModel model) {
        var account = model.accountId();
        var op = model.opId();
        var blob = model.blobId();
        assertEquals(account, IdCodec.accountId(IdCodec.encode(account)));
        assertEquals(op, IdCodec.opId(IdCodec.encode(op)));
        assertEquals(blob, IdCodec.blobId(IdCodec.encode(blob)));
    }

    @Property
    void numbersSurvive(@ForAll("models") RandomModel model) {
        var uid = model.uid();
        var validity = model.uidValidity();
        assertEquals(uid, NumberCodec.uid(NumberCodec.encode(uid)));
        assertEquals(validity, NumberCodec.uidValidity(NumberCodec.encode(validity)));
    }

    @Property
    void uidSetsSurvive(@ForAll("models") RandomModel model) {
        var uids = model.uidSet();
        assertEquals(uids, UidSetCodec.decode(reread(UidSetCodec.encode(uids))));
    }

    @Property
    void flagsAndTheirChangesSurvive(@ForAll("models") RandomModel model) {
        var flags = model.flags();
        var change = model.flagChange();
        assertEquals(flags, FlagCodec.decode(reread(FlagCodec.encode(flags))));
        assertEquals(change, FlagCodec.decode(reread(FlagCodec.encode(change))));
    }

    @Property
    void internalDatesSurvive(@ForAll("models") RandomModel model) {
        var date = model.internalDate();
        assertEquals(date, InternalDateCodec.decode(reread(InternalDateCodec.encode(date))));
    }

    @Property
    void mailboxesSurvive(@ForAll("models") RandomModel model) {
        var status = model.status();
        var snapshot = model.snapshot();
        ListResponse.Listed listed = MailboxCodec.encode(model.listed());
        assertEquals(status, MailboxCodec.decode(reread(MailboxCodec.encode(status))));
        assertEquals(snapshot, MailboxCodec.decode(reread(MailboxCodec.encode(snapshot))));
        assertEquals(listed, MailboxCodec.encode(MailboxCodec.decode(reread(listed))));
    }

    @Property
    void deltasSurvive(@ForAll("models") RandomModel model) {
        MailboxDelta delta = model.delta();
        assertEquals(delta, DeltaCodec.decode(reread(DeltaCodec.encode(delta))));
    }

    @Property
    void rowsSurvive(@ForAll("models") RandomModel model) {
        List<MessageRow> rows = model.list(40, model::row);
        assertEquals(rows, RowCodec.decode(reread(RowCodec.encode(rows))));
    }

    @Property
    void metaSurvives(@ForAll("models") RandomModel model) {
        var meta = model.meta();
        assertEquals(meta, MetaCodec.decode(reread(MetaCodec.encode(meta))));
    }

    @Property
    void criteriaSurvive(@ForAll("models") RandomModel model) {
        SearchCriteria criteria = model.criteria(5);
        assertEquals(criteria, CriteriaCodec.decode(reread(CriteriaCodec.encode(criteria))));
    }

    @Provide
    Arbitrary<RandomModel> models() {
        return Arbitraries.randomValue(RandomModel::new);
    }

    /** The message as it arrives. */
    @SuppressWarnings("unchecked")
    private static <M extends Message> M reread(M message) {
        try {
            return (M) message.getParserForType().parseFrom(message.toByteString());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }
}
