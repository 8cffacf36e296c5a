package io.culver.imap.base.search;

import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.MailboxView;
import io.culver.imap.protocol.Untagged;
import io.culver.imap.protocol.Wording;
import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.Frame;
import io.culver.imap.wire.ResponseWriter;
import io.culver.model.DataSize;
import io.culver.model.MailboxId;
import io.culver.model.MailboxName;
import io.culver.model.MailboxSnapshot;
import io.culver.model.MailboxStatus;
import io.culver.model.ModSeq;
import io.culver.model.SearchCriteria;
import io.culver.model.Uid;
import io.culver.model.UidSet;
import io.culver.model.UidValidity;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A session that knows five messages, numbers 1 to 5: UIDs 10, 11, 12, and 20, 21, recent. */
final class FiveMessages {

    private static final MailboxStatus STATUS =
            new MailboxStatus(
                    new MailboxId(1),
                    new UidValidity(1),
                    new Uid(22),
                    new ModSeq(7),
                    5,
                    2,
                    5,
                    0,
                    new DataSize(5_000),
                    DataSize.ZERO);

    private FiveMessages() {}

    static MailboxView view() {
        return view(uids(10, 12, 20, 21));
    }

    static MailboxView view(UidSet uids) {
        var snapshot =
                new MailboxSnapshot(
                        new ModSeq(7),
                        new MailboxName("INBOX"),
                        STATUS,
                        uids,
                        new Uid(20),
                        Optional.empty(),
                        List.of());
        return new MailboxView(snapshot, true, new Wording());
    }

    /** UIDs by the first and last of each range. */
    static UidSet uids(long... bounds) {
        var uids = UidSet.builder();
        for (int i = 0; i < bounds.length; i += 2) {
            uids.add(new Uid(bounds[i]), new Uid(bounds[i + 1]));
        }
        return uids.build();
    }

    /** Reads a command as the session would. */
    static SearchArguments parse(String line) {
        return parse(Frame.of(line));
    }

    static SearchArguments parse(Frame frame) {
        var in = new ArgumentReader(frame, false);
        in.tag();
        if (in.space().acceptKeyword("UID")) {
            in.useUids();
            in.space();
        }
        in.keyword();
        var request = new Search(Grammar.of(List.of(new SearchKeys()))).parse(in);
        in.end();
        return request;
    }

    /** What the mailbox's owner is asked. */
    static SearchCriteria criteria(SearchArguments request, MailboxView view) {
        return switch (request.program()) {
            case Program.Keys keys -> keys.resolve(view);
            case Program.Refused(var reply) -> throw new AssertionError("refused: " + reply);
        };
    }

    /** A response as it goes over the wire, without CRLF. */
    static String written(Untagged response) {
        var octets = new ByteArrayOutputStream();
        var out = new ResponseWriter(octets::writeBytes, false);
        response.writeTo(out);
        out.flush();
        return octets.toString(StandardCharsets.US_ASCII);
    }
}
