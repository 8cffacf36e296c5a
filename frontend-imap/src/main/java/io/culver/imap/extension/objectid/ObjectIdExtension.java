package io.culver.imap.extension.objectid;

import io.culver.imap.protocol.Extension;
import io.culver.imap.protocol.Grammar;
import io.culver.imap.protocol.Status;
import io.culver.model.SearchCriteria.HasEmail;
import io.culver.model.SearchCriteria.InThread;

/**
 * {@code capability =/ "OBJECTID"}: MAILBOXID of CREATE, SELECT and STATUS, EMAILID and THREADID of
 * FETCH and SEARCH. RFC 8474 §7
 */
public final class ObjectIdExtension implements Extension {
    @Override
    public void extend(Grammar grammar) {
        grammar.capability("OBJECTID")
                .createdCode(MailboxIdCode::new)
                .selectNotice(mailbox ->
                        Status.ok(new MailboxIdCode(mailbox.status().id()), "The mailbox for life"))
                .statusItem(new MailboxIdItem())
                .fetchItem(new IdItem("EMAILID", row -> ObjectIds.of(row.email())))
                .fetchItem(new IdItem("THREADID", row -> ObjectIds.of(row.thread())))
                .searchKey(new IdKey("EMAILID", id -> ObjectIds.email(id).map(HasEmail::new)))
                .searchKey(new IdKey("THREADID", id -> ObjectIds.thread(id).map(InThread::new)));
    }
}
