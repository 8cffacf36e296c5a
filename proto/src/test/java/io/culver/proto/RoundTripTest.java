package io.culver.proto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.culver.model.MailboxDelta;
import io.culver.model.MessageRow;
import io.culver.model.SearchCriteria;
import io.culver.model.SortOrder;
import io.culver.model.ThreadAlgorithm;
import io.culver.model.ThreadMember;
import io.culver.proto.mailbox.v1.ListResponse;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** What a codec writes, it reads as the same value: over many random values, through the octets. */
class RoundTripTest {
    private static final int TRIES = 200;

    private RandomModel model;

    @BeforeEach
    void makeAModel(RepetitionInfo seed) {
        model = new RandomModel(new SplittableRandom(seed.getCurrentRepetition()));
    }

    @RepeatedTest(value = TRIES, name = "seed {currentRepetition}")
    void idsSurvive() {
        var account = model.accountId();
        var op = model.opId();
        var blob = model.blobId();
        assertEquals(account, IdCodec.accountId(IdCodec.encode(account)));
        assertEquals(op, IdCodec.opId(IdCodec.encode(op)));
        assertEquals(blob, IdCodec.blobId(IdCodec.encode(blob)));
    }

    @RepeatedTest(value = TRIES, name = "seed {currentRepetition}")
    void numbersSurvive() {
        var uid = model.uid();
        var validity = model.uidValidity();
        assertEquals(uid, NumberCodec.uid(NumberCodec.encode(uid)));
        assertEquals(validity, NumberCodec.uidValidity(NumberCodec.encode(validity)));
    }

    @RepeatedTest(value = TRIES, name = "seed {currentRepetition}")
    void uidSetsSurvive() {
        var uids = model.uidSet();
        assertEquals(uids, UidSetCodec.decode(reread(UidSetCodec.encode(uids))));
    }

    @RepeatedTest(value = TRIES, name = "seed {currentRepetition}")
    void flagsAndTheirChangesSurvive() {
        var flags = model.flags();
        var change = model.flagChange();
        assertEquals(flags, FlagCodec.decode(reread(FlagCodec.encode(flags))));
        assertEquals(change, FlagCodec.decode(reread(FlagCodec.encode(change))));
    }

    @RepeatedTest(value = TRIES, name = "seed {currentRepetition}")
    void internalDatesSurvive() {
        var date = model.internalDate();
        assertEquals(date, InternalDateCodec.decode(reread(InternalDateCodec.encode(date))));
    }

    @RepeatedTest(value = TRIES, name = "seed {currentRepetition}")
    void mailboxesSurvive() {
        var status = model.status();
        var snapshot = model.snapshot();
        ListResponse.Listed listed = MailboxCodec.encode(model.listed());
        assertEquals(status, MailboxCodec.decode(reread(MailboxCodec.encode(status))));
        assertEquals(snapshot, MailboxCodec.decode(reread(MailboxCodec.encode(snapshot))));
        assertEquals(listed, MailboxCodec.encode(MailboxCodec.decode(reread(listed))));
    }

    @RepeatedTest(value = TRIES, name = "seed {currentRepetition}")
    void deltasSurvive() {
        MailboxDelta delta = model.delta();
        assertEquals(delta, DeltaCodec.decode(reread(DeltaCodec.encode(delta))));
    }

    @RepeatedTest(value = TRIES, name = "seed {currentRepetition}")
    void rowsSurvive() {
        List<MessageRow> rows = model.list(40, model::row);
        assertEquals(rows, RowCodec.decode(reread(RowCodec.encode(rows))));
    }

    @RepeatedTest(value = TRIES, name = "seed {currentRepetition}")
    void metaSurvives() {
        var meta = model.meta();
        assertEquals(meta, MetaCodec.decode(reread(MetaCodec.encode(meta))));
    }

    @RepeatedTest(value = TRIES, name = "seed {currentRepetition}")
    void storedMetaSurvives() {
        var meta = model.meta();
        assertEquals(meta, MetaCodec.decode(MetaCodec.encode(meta).toByteString()));
    }

    @RepeatedTest(value = TRIES, name = "seed {currentRepetition}")
    void criteriaSurvive() {
        SearchCriteria criteria = model.criteria(5);
        assertEquals(criteria, CriteriaCodec.decode(reread(CriteriaCodec.encode(criteria))));
    }

    @RepeatedTest(value = TRIES, name = "seed {currentRepetition}")
    void ordersAndThreadsSurvive() {
        SortOrder order = model.sortOrder();
        List<ThreadMember> members = model.list(20, model::threadMember);
        assertEquals(order, SortCodec.decode(SortCodec.encode(order)));
        assertEquals(members, ThreadCodec.decode(reread(ThreadCodec.encode(members))));
        for (ThreadAlgorithm algorithm : ThreadAlgorithm.values()) {
            assertEquals(algorithm, ThreadCodec.decode(ThreadCodec.encode(algorithm)));
        }
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
