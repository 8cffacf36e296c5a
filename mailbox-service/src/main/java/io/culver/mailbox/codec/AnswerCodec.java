package io.culver.mailbox.codec;

import io.culver.mailbox.codec.frame.Frame;
import io.culver.mailbox.domain.Answer;
import io.culver.mailbox.domain.OpWindow.Remembered;
import io.culver.mailbox.domain.RequestDigest;
import io.culver.model.ModSeq;
import io.culver.proto.IdCodec;
import io.culver.proto.NumberCodec;
import io.culver.proto.UidSetCodec;
import io.culver.proto.storage.v1.CheckpointProto;
import java.time.Instant;

/** Granted requests and their answers, as they are stored. */
final class AnswerCodec {
    private AnswerCodec() {}

    static CheckpointProto.Remembered encode(Remembered remembered) {
        var message =
                CheckpointProto.Remembered.newBuilder()
                        .setOpId(IdCodec.encode(remembered.op()))
                        .setRequestDigest(remembered.request().value())
                        .setMilliseconds(remembered.time().toEpochMilli())
                        .setModSeq(remembered.answer().modSeq().value());
        switch (remembered.answer()) {
            case Answer.Created it -> message.setCreatedMailboxId(it.mailbox().value());
            case Answer.Done _ ->
                    message.setDone(CheckpointProto.Remembered.Done.getDefaultInstance());
            case Answer.Appended it ->
                    message.getAppendedBuilder()
                            .setMailboxId(it.mailbox().value())
                            .setUidValidity(NumberCodec.encode(it.uidValidity()))
                            .setUids(UidSetCodec.encode(it.uids()));
            case Answer.Stored it ->
                    message.setStored(UidSetCodec.encode(it.changed()))
                            .setRefused(UidSetCodec.encode(it.refused()));
            case Answer.Expunged it -> message.setExpunged(UidSetCodec.encode(it.expunged()));
            case Answer.Copied it ->
                    message.getCopiedBuilder()
                            .setTargetId(it.target().value())
                            .setUidValidity(NumberCodec.encode(it.uidValidity()))
                            .setSourceUids(UidSetCodec.encode(it.sourceUids()))
                            .setTargetUids(UidSetCodec.encode(it.targetUids()));
            case Answer.Reserved it ->
                    message.getReservedBuilder().setFirst(it.first().value()).setCount(it.count());
        }
        return message.build();
    }

    static Remembered decode(CheckpointProto.Remembered message) {
        return new Remembered(
                IdCodec.opId(message.getOpId()),
                new RequestDigest(message.getRequestDigest()),
                Instant.ofEpochMilli(message.getMilliseconds()),
                answer(message));
    }

    private static Answer answer(CheckpointProto.Remembered message) {
        ModSeq seq = NumberCodec.modSeq(message.getModSeq());
        return switch (message.getAnswerCase()) {
            case CREATED_MAILBOX_ID ->
                    new Answer.Created(seq, NumberCodec.mailboxId(message.getCreatedMailboxId()));
            case DONE -> new Answer.Done(seq);
            case APPENDED ->
                    new Answer.Appended(
                            seq,
                            NumberCodec.mailboxId(message.getAppended().getMailboxId()),
                            NumberCodec.uidValidity(message.getAppended().getUidValidity()),
                            UidSetCodec.decode(message.getAppended().getUids()));
            case STORED ->
                    new Answer.Stored(
                            seq,
                            UidSetCodec.decode(message.getStored()),
                            UidSetCodec.decode(message.getRefused()));
            case EXPUNGED -> new Answer.Expunged(seq, UidSetCodec.decode(message.getExpunged()));
            case COPIED ->
                    new Answer.Copied(
                            seq,
                            NumberCodec.mailboxId(message.getCopied().getTargetId()),
                            NumberCodec.uidValidity(message.getCopied().getUidValidity()),
                            UidSetCodec.decode(message.getCopied().getSourceUids()),
                            UidSetCodec.decode(message.getCopied().getTargetUids()));
            case RESERVED ->
                    new Answer.Reserved(
                            seq,
                            NumberCodec.emailId(message.getReserved().getFirst()),
                            message.getReserved().getCount());
            case ANSWER_NOT_SET -> throw Frame.newer();
        };
    }
}
