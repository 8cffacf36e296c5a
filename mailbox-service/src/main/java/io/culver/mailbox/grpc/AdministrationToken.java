package io.culver.mailbox.grpc;

import io.culver.model.Secret;
import io.grpc.ClientInterceptor;
import io.grpc.Metadata;
import io.grpc.stub.MetadataUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.random.RandomGenerator;

/**
 * What opens the administration service: a random token in a file that only its owner can read.
 * Whoever may read the file of the running service is its operator.
 */
public final class AdministrationToken {
    static final Metadata.Key<String> KEY =
            Metadata.Key.of("culver-administration-token", Metadata.ASCII_STRING_MARSHALLER);

    private static final int RANDOM_OCTETS = 32;

    private final Secret token;

    private AdministrationToken(Secret token) {
        this.token = token;
    }

    /**
     * Makes a new token and puts it into the file, in place of an older one. At no moment can
     * somebody else read it.
     *
     * @param random must be a cryptographic one
     */
    public static AdministrationToken create(Path file, RandomGenerator random) throws IOException {
        byte[] octets = new byte[RANDOM_OCTETS];
        random.nextBytes(octets);
        String text = Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
        var ownerOnly =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        Path folder = file.toAbsolutePath().getParent();
        Path fresh = Files.createTempFile(folder, "token-", ".new", ownerOnly);
        try {
            Files.writeString(fresh, text + "\n");
            Files.move(
                    fresh,
                    file,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
        return new AdministrationToken(Secret.of(text));
    }

    /** The token that the running service put into the file. */
    public static AdministrationToken read(Path file) throws IOException {
        return new AdministrationToken(Secret.of(Files.readString(file).strip()));
    }

    /** Whether this is the token, in a time that does not tell how near it is. */
    boolean isShownBy(Metadata headers) {
        String shown = headers.get(KEY);
        return shown != null && token.equals(Secret.of(shown));
    }

    /** Shows the token with every call. */
    public ClientInterceptor toClientInterceptor() {
        var headers = new Metadata();
        headers.put(KEY, new String(token.reveal(), StandardCharsets.US_ASCII));
        return MetadataUtils.newAttachHeadersInterceptor(headers);
    }
}
