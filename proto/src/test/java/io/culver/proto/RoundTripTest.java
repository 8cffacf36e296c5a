package io.culver.proto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import io.culver.model.MailboxDelta;
import io.culver.model.MessageRow;
import io.culver.model.SearchCriteria;
import io.culver.proto.mailbox.v1.ListResponse;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What a codec writes, it reads as the same value: over many random values, through the octets. */
class RoundTripTest {
    private static final int VALUES = 500;

    @Test
    void idsSurvive() {
        forRandomModels(model -> {
            var account = model.accountId();
            var op = model.opId();
            var blob = model.blobId();
            assertEquals(account, IdCodec.accountId(IdCodec.encode(account)));
            assertEquals(op, IdCodec.opId(IdCodec.encode(op)));
            assertEquals(blob, IdCodec.blobId(IdCodec.encode(blob)));
        });
    }

    @Test
    void numbersSurvive() {
        forRandomModels(model -> {
            var uid = model.uid();
            var validity = model.uidValidity();
            assertEquals(uid, NumberCodec.uid(NumberCodec.encode(uid)));
            assertEquals(validity, NumberCodec.uidValidity(NumberCodec.encode(validity)));
        });
    }

    @Test
    void uidSetsSurvive() {
        forRandomModels(model -> {
            var uids = model.uidSet();
            assertEquals(uids, UidSetCodec.decode(reread(UidSetCodec.encode(uids))));
        });
    }

    @Test
    void flagsAndTheirChangesSurvive() {
        forRandomModels(model -> {
            var flags = model.flags();
            var change = model.flagChange();
            assertEquals(flags, FlagCodec.decode(reread(FlagCodec.encode(flags))));
            assertEquals(change, FlagCodec.decode(reread(FlagCodec.encode(change))));
        });
    }

    @Test
    void internalDatesSurvive() {
        forRandomModels(model -> {
            var date = model.internalDate();
            assertEquals(date, InternalDateCodec.decode(reread(InternalDateCodec.encode(date))));
        });
    }

    @Test
    void mailboxesSurvive() {
        forRandomModels(model -> {
            var status = model.status();
            var snapshot = model.snapshot();
            ListResponse.Listed listed = MailboxCodec.encode(model.listed());
            assertEquals(status, MailboxCodec.decode(reread(MailboxCodec.encode(status))));
            assertEquals(snapshot, MailboxCodec.decode(reread(MailboxCodec.encode(snapshot))));
            assertEquals(listed, MailboxCodec.encode(MailboxCodec.decode(reread(listed))));
        });
    }

    @Test
    void deltasSurvive() {
        forRandomModels(model -> {
            MailboxDelta delta = model.delta();
            assertEquals(delta, DeltaCodec.decode(reread(DeltaCodec.encode(delta))));
        });
    }

    @Test
    void rowsSurvive() {
        forRandomModels(model -> {
            List<MessageRow> rows = model.list(40, model::row);
            assertEquals(rows, RowCodec.decode(reread(RowCodec.encode(rows))));
        });
    }

    @Test
    void metaSurvives() {
        forRandomModels(model -> {
            var meta = model.meta();
            assertEquals(meta, MetaCodec.decode(reread(MetaCodec.encode(meta))));
        });
    }

    @Test
    void criteriaSurvive() {
        forRandomModels(model -> {
            SearchCriteria criteria = model.criteria(5);
            assertEquals(criteria, CriteriaCodec.decode(reread(CriteriaCodec.encode(criteria))));
        });
    }

    private static void forRandomModels(Consumer<RandomModel> test) {
        for (int seed = 0; seed < VALUES; seed++) {
            RandomModel model = new RandomModel(new Random(seed));
            try {
                test.accept(model);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed, e);
            }
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
