package io.culver.standalone.mailfile;

/** Takes what a source holds, in its order. */
public interface MailVisitor {
    void message(FoundMessage message);

    /** Something there is no whole message. {@code where} names file and offset. */
    void damaged(String where, String reason);

    /** So many octets of the sources have been read, in all. */
    void progress(long octets);
}
