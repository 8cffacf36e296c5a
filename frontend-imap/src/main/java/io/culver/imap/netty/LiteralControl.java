package io.culver.imap.netty;

/** The lane's say in the messages of one command: its calls come from any thread. */
interface LiteralControl {
    /** A synchronising literal is wanted. */
    void accepted();

    /** There is room for more of what was sent. */
    void hasRoom();

    /** Nothing more of this command is wanted. */
    void finished();
}
