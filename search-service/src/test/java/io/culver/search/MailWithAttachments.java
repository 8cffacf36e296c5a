package io.culver.search;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A mail to which documents are attached. */
public final class MailWithAttachments {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public MailWithAttachments(String subject, String text) {
        write("Subject: " + subject + "\r\n");
        write("Content-Type: multipart/mixed; boundary=border\r\n\r\n--border\r\n\r\n" + text);
    }

    public MailWithAttachments attach(String type, String name, byte[] content) {
        write("\r\n--border\r\nContent-Type: " + type + "\r\n");
        write("Content-Disposition: attachment; filename=\"" + name + "\"\r\n");
        write("Content-Transfer-Encoding: base64\r\n\r\n");
        out.writeBytes(Base64.getMimeEncoder().encode(content));
        return this;
    }

    public byte[] octets() {
        write("\r\n--border--\r\n");
        return out.toByteArray();
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
