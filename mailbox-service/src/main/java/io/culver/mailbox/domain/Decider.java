package io.culver.mailbox.domain;

import io.culver.model.EmailId;
import io.culver.model.MailError;
import io.culver.model.MailException;
import io.culver.model.OpId;
import io.culver.model.QuotaLimits;
import io.culver.model.QuotaResource;
import io.culver.model.QuotaSetting;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/**
 * Decides what becomes of a request in a state. The same request in the same state always gets the
 * same decision, as far as the history reaches.
 */
public final class Decider {
    private Decider() {}

    /**
     * Decides. {@code INVALID} if the operation id was given to another request before; only
     * whoever asks for email ids by it asks what came of that one.
     *
     * @param history that led to the state, as far as it is known
     * @param time when the request came, which its entry will bear
     * @param standard limits of accounts for which the operator has set no others
     */
    public static Decision decide(
            AccountState state,
            History history,
            OpId op,
            Instant time,
            Request request,
            QuotaLimits standard) {
        RequestDigest digest = RequestDigest.of(request);
        var before = state.window().of(op);
        if (before.isPresent()) {
            return repeated(before.get(), request, digest);
        }
        try {
            return switch (outcome(state, history, time, request, standard)) {
                case Outcome.Changes(var change) ->
                        new Decision.Write(new Entry(op, digest, time, change));
                case Outcome.Stays(var answer) -> new Decision.Nothing(answer);
            };
        } catch (MailException refusal) {
            return new Decision.Refuse(refusal);
        }
    }

    private static Decision repeated(
            OpWindow.Remembered before, Request request, RequestDigest digest) {
        boolean isSame =
                request instanceof Request.ReserveEmailIds || before.request().mayBe(digest);
        return isSame
                ? new Decision.Nothing(before.answer())
                : new Decision.Refuse(
                        new MailException(
                                MailError.INVALID,
                                "The operation id was given to another request before"));
    }

    private static Outcome outcome(
            AccountState state,
            History history,
            Instant time,
            Request request,
            QuotaLimits standard) {
        QuotaCheck quota = new QuotaCheck(state, standard);
        MailboxDecisions mailboxes = new MailboxDecisions(state, time, quota);
        MessageDecisions messages = new MessageDecisions(state, history, quota);
        return switch (request) {
            case Request.CreateMailbox it -> mailboxes.create(it);
            case Request.DeleteMailbox it -> mailboxes.delete(it);
            case Request.RenameMailbox it -> mailboxes.rename(it);
            case Request.Subscribe it -> mailboxes.subscribe(it);
            case Request.Unsubscribe it -> mailboxes.unsubscribe(it);
            case Request.AppendMessages it -> messages.append(it);
            case Request.ReplaceMessage it -> messages.replace(it);
            case Request.StoreFlags it -> messages.store(it);
            case Request.Expunge it -> messages.expunge(it);
            case Request.CopyMessages it -> messages.copy(it);
            case Request.MoveMessages it -> messages.move(it);
            case Request.ReserveEmailIds it ->
                    new Outcome.Changes(
                            new Change.EmailIdsReserved(
                                    new EmailId(state.nextEmail().value()), it.count()));
            case Request.SetQuota it -> setQuota(state, it);
        };
    }

    private static Outcome setQuota(AccountState state, Request.SetQuota request) {
        Map<QuotaResource, QuotaSetting> settings = new EnumMap<>(QuotaResource.class);
        settings.putAll(state.quotaSettings());
        settings.putAll(request.settings());
        settings.values().removeIf(it -> it instanceof QuotaSetting.Standard);
        return settings.equals(state.quotaSettings())
                ? new Outcome.Stays(new Answer.Done(state.seq()))
                : new Outcome.Changes(new Change.QuotaChanged(settings));
    }

    /** What a request that is not refused comes to. */
    sealed interface Outcome {
        record Changes(Change change) implements Outcome {}

        record Stays(Answer answer) implements Outcome {}
    }
}
