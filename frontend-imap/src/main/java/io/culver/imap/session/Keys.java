package io.culver.imap.session;

/** Names of the facts in this module's log lines. */
public final class Keys {

    public static final String ACCOUNT = "account";
    public static final String COMMAND = "command";
    public static final String CONNECTION = "connection";
    public static final String REFERENCE = "reference";
    public static final String REFUSAL = "refusal";

    private Keys() {}
}
