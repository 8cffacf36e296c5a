package io.culver.standalone.client;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.BodyTerm;
import jakarta.mail.search.ComparisonTerm;
import jakarta.mail.search.FlagTerm;
import jakarta.mail.search.OrTerm;
import jakarta.mail.search.SearchTerm;
import jakarta.mail.search.SizeTerm;
import jakarta.mail.search.SubjectTerm;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/** Angus Mail goes through the session that {@code src/test/clients/judge/session.py} describes. */
final class AngusMailSession {
    private static final String TIMEOUT_MILLIS = "30000";
    private static final Map<Integer, String> TYPES =
            Map.of(3, "multipart/mixed", 4, "multipart/related", 5, "multipart/mixed");

    private final List<byte[]> mails;
    private final Session session;
    private final IMAPStore store;

    private AngusMailSession(List<byte[]> mails, Session session) throws MessagingException {
        this.mails = mails;
        this.session = session;
        this.store = (IMAPStore) session.getStore("imaps");
    }

    public static void main(String[] arguments) throws IOException, MessagingException {
        var properties = new Properties();
        properties.setProperty("mail.imaps.ssl.trust", "*");
        properties.setProperty("mail.imaps.compress.enable", "true");
        properties.setProperty("mail.imaps.timeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.imaps.connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail.debug", "true");
        Session session = Session.getInstance(properties);
        session.setDebugOut(System.err);
        new AngusMailSession(mails(), session).run();
    }

    private static List<byte[]> mails() throws IOException {
        List<byte[]> mails = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of(setting("MAILS")))) {
            for (Path file : files.sorted().toList()) {
                mails.add(Files.readAllBytes(file));
            }
        }
        return mails;
    }

    private void run() throws MessagingException, IOException {
        step("log in");
        store.connect(
                setting("IMAP_HOST"),
                Integer.parseInt(setting("IMAP_TLS_PORT")),
                setting("IMAP_USER"),
                setting("IMAP_PASSWORD"));

        var root = (IMAPFolder) store.getFolder(setting("IMAP_ROOT"));
        var work = (IMAPFolder) root.getFolder("work");
        var drafts = (IMAPFolder) root.getFolder("Entwürfe & mehr");
        step("create");
        create(root, work, drafts);

        step("list");
        same(List.of("Entwürfe & mehr", "work"), names(root.list("*")));
        same(List.of("Entwürfe & mehr", "work"), names(root.listSubscribed("*")));

        step("upload");
        upload(work);
        same(12, work.getMessageCount());

        work.open(Folder.READ_WRITE);
        step("fetch");
        fetch(work);

        step("flag");
        var flags = new Flags(Flags.Flag.FLAGGED);
        flags.add("$Forwarded");
        work.getMessage(1).setFlags(flags, true);
        work.getMessage(3).setFlag(Flags.Flag.SEEN, false);
        same(true, work.getMessage(1).getFlags().contains(flags));

        step("search");
        search(work);

        step("copy and move");
        work.copyMessages(work.getMessages(1, 1), drafts);
        var moved = work.moveUIDMessages(work.getMessages(2, 3), drafts);
        same(2L, moved[0].uid);
        same(3L, moved[1].uid);
        same(2, work.expunge().length); // only then does it renumber
        same(10, work.getMessageCount());

        step("idle");
        System.out.println("idle");
        work.idle(true);
        same(11, work.getMessageCount());
        same("Late", work.getMessage(11).getSubject());

        step("expunge");
        work.getMessage(2).setFlag(Flags.Flag.DELETED, true);
        same(1, work.expunge(new Message[] {work.getMessage(2)}).length);
        same(10, work.getMessageCount());

        step("log out");
        work.close(false);
        store.close();
    }

    private static void create(IMAPFolder root, IMAPFolder... folders) throws MessagingException {
        same(true, root.create(Folder.HOLDS_FOLDERS | Folder.HOLDS_MESSAGES));
        for (IMAPFolder folder : folders) {
            same(false, folder.exists());
            same(true, folder.create(Folder.HOLDS_MESSAGES));
            folder.setSubscribed(true);
        }
    }

    private void upload(IMAPFolder work) throws MessagingException {
        for (int number = 1; number <= mails.size(); number++) {
            var mail = new Kept(session, mails.get(number - 1));
            mail.setFlags(uploadedFlags(number), true);
            same((long) number, work.appendUIDMessages(new Message[] {mail})[0].uid);
        }
    }

    private void fetch(IMAPFolder work) throws MessagingException, IOException {
        var wanted = new FetchProfile();
        wanted.add(FetchProfile.Item.ENVELOPE);
        wanted.add(FetchProfile.Item.CONTENT_INFO);
        wanted.add(FetchProfile.Item.FLAGS);
        wanted.add(FetchProfile.Item.SIZE);
        wanted.add(UIDFolder.FetchProfileItem.UID);
        Message[] messages = work.getMessages();
        work.fetch(messages, wanted);
        for (Message message : messages) {
            int number = message.getMessageNumber();
            byte[] mail = mails.get(number - 1);
            ((IMAPMessage) message).setPeek(true);
            var octets = new ByteArrayOutputStream();
            message.writeTo(octets);
            same(true, Arrays.equals(mail, octets.toByteArray()));
            same(mail.length, message.getSize());
            var flags = message.getFlags();
            flags.remove(Flags.Flag.RECENT);
            same(uploadedFlags(number), flags);
            same("Ada Lovelace <ada@example.org>", message.getFrom()[0].toString());
            same(true, message.isMimeType(TYPES.getOrDefault(number, "text/plain")));
        }
        same("Encoded Überschrift", messages[3].getSubject());
    }

    private static void search(IMAPFolder work) throws MessagingException {
        var seen = new FlagTerm(new Flags(Flags.Flag.SEEN), true);
        var draft = new FlagTerm(new Flags(Flags.Flag.DRAFT), true);
        same(List.of(6), found(work, new SubjectTerm("dots")));
        same(List.of(12), found(work, new BodyTerm("aardvark")));
        same(List.of(2), found(work, new BodyTerm("Grüße")));
        same(List.of(1), found(work, new FlagTerm(new Flags("$Forwarded"), true)));
        same(List.of(4, 6, 8, 9, 12), found(work, new OrTerm(seen, draft)));
        same(List.of(3), found(work, new SizeTerm(ComparisonTerm.GT, 100_000)));
        same(List.of(), found(work, new SubjectTerm("elephant")));
    }

    private static List<Integer> found(IMAPFolder folder, SearchTerm term)
            throws MessagingException {
        return Stream.of(folder.search(term)).map(Message::getMessageNumber).sorted().toList();
    }

    private static List<String> names(Folder[] folders) {
        return Stream.of(folders).map(Folder::getName).sorted().toList();
    }

    private static Flags uploadedFlags(int number) {
        var flags = new Flags();
        if (number % 3 == 0) {
            flags.add(Flags.Flag.SEEN);
            flags.add(Flags.Flag.ANSWERED);
        }
        if (number % 4 == 0) {
            flags.add(Flags.Flag.DRAFT);
        }
        return flags;
    }

    private static void step(String name) {
        System.out.println("step " + name);
    }

    private static void same(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException("expected " + expected + ", got " + actual);
        }
    }

    private static String setting(String name) {
        return Objects.requireNonNull(System.getenv(name), name);
    }

    /** A message that is sent as it was read: Angus Mail would end its last line. */
    private static final class Kept extends MimeMessage {
        private final byte[] octets;

        Kept(Session session, byte[] octets) throws MessagingException {
            super(session, new ByteArrayInputStream(octets));
            this.octets = octets;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(octets);
        }

        @Override
        public void writeTo(OutputStream out, String[] ignored) throws IOException {
            out.write(octets);
        }
    }
}
