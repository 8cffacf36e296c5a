package io.culver.mailbox.domain;

import io.culver.model.OpId;
import java.time.Instant;

/**
 * One entry of an account's log: what changed, by which request, when. Its sequence number, which
 * it gets when it is committed, is the mod-sequence of all that it touches.
 */
public record Entry(OpId op, Instant time, Change change) {}
