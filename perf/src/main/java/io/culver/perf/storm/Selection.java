package io.culver.perf.storm;

import io.culver.perf.history.SessionView;
import io.culver.perf.response.Response;
import io.culver.perf.response.Response.Condition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;

/** The mailbox that a session has selected, as its client knows it: kept while it is away, too. */
final class Selection {
    private final String mailbox;
    private SessionView view = new SessionView();
    private final Map<Long, Long> modSeqs = new HashMap<>();
    private final Map<Long, Long> formerModSeqs = new HashMap<>();
    private final Map<Long, String> emailIds = new HashMap<>();
    private long validity;
    private long modSeq;
    private long toldModSeq; // the last HIGHESTMODSEQ: known once all messages are

    Selection(String mailbox) {
        this.mailbox = mailbox;
    }

    String mailbox() {
        return mailbox;
    }

    SessionView view() {
        return view;
    }

    long validity() {
        return validity;
    }

    /** Up to where the session knows everything. */
    long modSeq() {
        return modSeq;
    }

    long modSeqOf(long uid) {
        return modSeqs.getOrDefault(uid, 0L);
    }

    /** What it was before the message's last change that the session was told of. */
    long formerModSeqOf(long uid) {
        return formerModSeqs.getOrDefault(uid, modSeqOf(uid));
    }

    List<Long> uids() {
        return view.known();
    }

    /** Another SELECT begins: numbers begin anew, what is known of UIDs stays. */
    void reopen() {
        view = new SessionView();
        toldModSeq = modSeq;
    }

    /** The contents of the view's messages, as far as they are known, with a UID of each. */
    Map<String, Long> contents() {
        Map<String, Long> contents = new HashMap<>();
        for (long uid : view.known()) {
            String id = emailIds.get(uid);
            if (id != null) {
                contents.put(id, uid);
            }
        }
        return contents;
    }

    void take(Response response) {
        switch (response) {
            case Response.Exists exists -> view.exists(exists.count());
            case Response.Expunge expunge -> view.expunge(expunge.number());
            case Response.Vanished vanished -> {
                if (!vanished.isEarlier()) {
                    vanished.uids().forEach(view::vanished);
                }
            }
            case Response.Fetch fetch -> fetch(fetch);
            case Condition condition -> {
                condition.argumentsOf("UIDVALIDITY").ifPresent(n -> validity = Long.parseLong(n));
                condition
                        .argumentsOf("HIGHESTMODSEQ")
                        .ifPresent(n -> toldModSeq = Long.parseLong(n));
            }
            case Response.Continuation _,
                    Response.Words _,
                    Response.Flags _,
                    Response.Listed _,
                    Response.Status _,
                    Response.Found _,
                    Response.Recent _ -> {}
        }
        if (view.firstUnknown() > view.size()) {
            modSeq = toldModSeq; // else EXISTS told of messages that were not fetched yet
        }
    }

    private void fetch(Response.Fetch fetch) {
        fetch.uid().ifPresent(uid -> view.fetch(fetch.number(), uid));
        view.uidOf(fetch.number())
                .ifPresent(uid -> {
                    fetch.modSeq().ifPresent(modSeq -> change(uid, modSeq));
                    String id = fetch.facts().get("EMAILID");
                    if (id != null) {
                        emailIds.put(uid, id);
                    }
                });
    }

    private void change(long uid, long modSeq) {
        Long former = modSeqs.put(uid, modSeq);
        if (former != null && former != modSeq) {
            formerModSeqs.put(uid, former);
        }
    }

    /** As many different UIDs of the view, or all there are. */
    List<Long> some(int count, RandomGenerator random) {
        List<Long> all = new ArrayList<>(uids());
        Set<Long> chosen = new TreeSet<>();
        for (int i = 0; i < count && !all.isEmpty(); i++) {
            chosen.add(all.remove(random.nextInt(all.size())));
        }
        return List.copyOf(chosen);
    }
}
