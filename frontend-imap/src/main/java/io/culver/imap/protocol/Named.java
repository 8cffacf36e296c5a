package io.culver.imap.protocol;

/** Something that the grammar knows by a word, in any case. */
public interface Named {

    /** In upper case. */
    String name();
}
