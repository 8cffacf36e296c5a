package io.culver.mailbox.order;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.culver.model.ThreadAlgorithm;
import org.junit.jupiter.api.Test;

/** J14: both algorithms of THREAD, step by step. RFC 5256 §3 */
class ThreadingTest {

    @Test
    void linksAlongReferences() {
        assertReferences(
                "(1 2 (3 4)(5))",
                id("a"),
                id("b") + refs("<a@x>"),
                id("c") + refs("<a@x> <b@x>"),
                id("d") + refs("<a@x> <b@x> <c@x>"),
                id("e") + refs("<a@x> <b@x>"));
    }

    @Test
    void takesInReplyToWhereReferencesNameNobody() {
        assertReferences(
                "(1 2)(3)",
                id("a"),
                id("b") + refs("nonsense") + "In-Reply-To: your mail <a@x> <c@x>\n",
                id("c"));
    }

    @Test
    void knowsAnIdHoweverItIsQuoted() {
        assertReferences("(1 2)", "Message-ID: <\"a\"@x>\n", id("b") + refs("<a@x>"));
        assertReferences("(1)(2)", id("A"), id("b") + refs("<a@x>"));
    }

    @Test
    void holdsRepliesToSomethingElsewhereTogether() {
        assertReferences("((1)(2))", id("a") + refs("<z@x>"), id("b") + refs("<z@x>"));
        assertReferences("(1)", id("a") + refs("<y@x> <z@x>"));
        assertReferences("(1 2)", id("a") + refs("<z@x>"), id("b") + refs("<z@x> <a@x>"));
    }

    @Test
    void takesOutDummiesWithinThreads() {
        assertReferences(
                "(1 (2)(3))",
                id("a"),
                id("b") + refs("<a@x> <y@x> <z@x>"),
                id("c") + refs("<a@x> <y@x> <z@x>"));
        assertReferences(
                "((1)(2)(3))",
                id("a") + refs("<x@x> <y@x>"),
                id("b") + refs("<x@x> <y@x>"),
                id("c") + refs("<x@x> <z@x>"));
    }

    @Test
    void keepsTheFirstParentButItsOwnWordCountsMore() {
        // 3 says that b answers z, but b itself says that it answers a.
        assertReferences(
                "(1 2 3)", id("a"), id("b") + refs("<a@x>"), id("c") + refs("<z@x> <b@x>"));
        assertReferences(
                "(2 3 1)",
                id("c") + refs("<z@x> <b@x>") + "Date: 3 Jan 2020 00:00:00 +0000\n",
                id("a") + "Date: 1 Jan 2020 00:00:00 +0000\n",
                id("b") + refs("<a@x>") + "Date: 2 Jan 2020 00:00:00 +0000\n");
    }

    @Test
    void breaksTheLinkOfAMessageThatAnswersNobody() {
        assertReferences("(2)(3 1)", id("c") + refs("<a@x> <b@x>"), id("a"), id("b"));
    }

    @Test
    void makesNoLoops() {
        assertReferences("(2 1)", id("a") + refs("<b@x>"), id("b") + refs("<a@x>"));
        assertReferences("(1)", id("a") + refs("<a@x> <a@x>"));
        assertReferences(
                "(3 1 2)", id("a"), id("b") + refs("<c@x> <a@x>"), id("c") + refs("<b@x>"));
    }

    @Test
    void givesAnIdToTheFirstThatHasIt() {
        assertReferences("(1 3)(2)", id("a"), id("a"), id("b") + refs("<a@x>"));
    }

    @Test
    void threadsWhatHasNoId() {
        assertReferences("(1)(2)", "X: y\n", "Message-ID: nonsense\n");
    }

    @Test
    void ordersSiblingsBySentDateThenByNumber() {
        assertReferences(
                "(2)(3)(1)",
                id("a") + "Date: 3 Jan 2020 00:00:00 +0000\n",
                id("b") + "Date: 2 Jan 2020 23:00:00 -0030\n",
                id("c") + "Date: 2 Jan 2020 23:30:00 +0000\n");
        assertReferences(
                "(1 (3)(2))",
                id("a") + "Date: 1 Jan 2020 00:00:00 +0000\n",
                id("b") + refs("<a@x>") + "Date: 3 Jan 2020 00:00:00 +0000\n",
                id("c") + refs("<a@x>") + "Date: 2 Jan 2020 00:00:00 +0000\n");
    }

    @Test
    void gathersRepliesBySubject() {
        assertReferences("(1 2)(3)", subject("harbour"), subject("Re: harbour"), subject("master"));
        assertReferences("(2 1)", subject("Re: harbour"), subject("HARBOUR"));
    }

    @Test
    void putsEqualSubjectsSideBySide() {
        assertReferences("((1)(2)(3))", subject("harbour"), subject("harbour"), subject("harbour"));
        assertReferences("((1)(2))", subject("Re: harbour"), subject("Fwd: harbour"));
        assertReferences("((1 3)(2))", subject("harbour"), subject("harbour"), reply("harbour"));
    }

    /** The reply comes to the first of them before the second makes a dummy of it. */
    private static String reply(String subject) {
        return subject("Re: " + subject) + "Date: 1 Jan 1970 01:30:00 +0000\n";
    }

    @Test
    void putsMessagesIntoTheDummyOfTheirSubject() {
        assertReferences(
                "((1)(2)(3))",
                id("a") + refs("<z@x>") + subject("harbour"),
                id("b") + refs("<z@x>") + subject("Re: harbour"),
                id("c") + subject("harbour"));
        assertReferences(
                "((1)(2)(3)(4))",
                id("a") + refs("<y@x>") + subject("harbour"),
                id("b") + refs("<y@x>") + subject("other"),
                id("c") + refs("<z@x>") + subject("harbour"),
                id("d") + refs("<z@x>") + subject("another"));
    }

    @Test
    void leavesEmptySubjectsAlone() {
        assertReferences("(1)(2)(3)", subject("Re:"), subject(""), id("c"));
    }

    @Test
    void threadsBySubjectAlone() {
        assertThreads(
                "(1 (3)(5))(2)(4 6)",
                ThreadAlgorithm.ORDEREDSUBJECT,
                subject("a"),
                subject("b"),
                subject("Re: a"),
                subject("c") + refs("<whatever@x>"),
                subject("[list] A"),
                subject("fwd: C"));
        assertThreads(
                "(2)(3 1)",
                ThreadAlgorithm.ORDEREDSUBJECT,
                subject("a") + "Date: 3 Jan 1970 00:00:00 +0000\n",
                subject("b"),
                subject("a"));
    }

    @Test
    void threadsNothing() {
        assertReferences("");
        assertThreads("", ThreadAlgorithm.ORDEREDSUBJECT);
    }

    private static void assertReferences(String expected, String... headers) {
        assertThreads(expected, ThreadAlgorithm.REFERENCES, headers);
    }

    private static void assertThreads(
            String expected, ThreadAlgorithm algorithm, String... headers) {
        var mails = new Mails();
        for (String header : headers) {
            mails.add(header);
        }
        assertEquals(expected, Mails.written(Threading.thread(mails.messages(), algorithm)));
    }

    private static String id(String id) {
        return "Message-ID: <" + id + "@x>\n";
    }

    private static String refs(String ids) {
        return "References: " + ids + "\n";
    }

    private static String subject(String subject) {
        return "Subject: " + subject + "\n";
    }
}
