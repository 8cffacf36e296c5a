package io.culver.imap.extension.messagelimit;

import io.culver.imap.limits.Batches;
import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;
import io.culver.model.Uid;
import io.culver.model.UidSet;

/**
 * {@code capability =/ "MESSAGELIMIT=" nz-number / "SAVELIMIT=" nz-number}, whichever is
 * configured, and the search keys that go with MESSAGELIMIT. RFC 9738
 */
public final class MessageLimitExtension implements Extension {

    private final Batches batches;

    public MessageLimitExtension(Batches batches) {
        this.batches = batches;
    }

    @Override
    public void extend(Grammar grammar) {
        if (batches.perCommand() > 0) {
            grammar.capability("MESSAGELIMIT=" + batches.perCommand())
                    .messageLimit(new HighestFirst(batches.perCommand()))
                    .searchKey(new UidKey("UIDAFTER", MessageLimitExtension::after))
                    .searchKey(new UidKey("UIDBEFORE", MessageLimitExtension::before));
        } else if (batches.perSave() > 0) {
            grammar.capability("SAVELIMIT=" + batches.perSave())
                    .messageLimit(new SavesOnly(batches.perSave()));
        }
    }

    private static UidSet after(Uid uid) {
        return uid.value() == Uid.MAX
                ? UidSet.EMPTY
                : UidSet.of(new Uid(uid.value() + 1), new Uid(Uid.MAX));
    }

    private static UidSet before(Uid uid) {
        return uid.value() == 1 ? UidSet.EMPTY : UidSet.of(new Uid(1), new Uid(uid.value() - 1));
    }
}
