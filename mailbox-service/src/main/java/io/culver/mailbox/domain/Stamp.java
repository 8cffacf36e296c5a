package io.culver.mailbox.domain;

import io.culver.model.ModSeq;
import java.time.Instant;

/** When a change took place: where it stands in the log, and the time that its entry bears. */
record Stamp(ModSeq seq, Instant time) {}
