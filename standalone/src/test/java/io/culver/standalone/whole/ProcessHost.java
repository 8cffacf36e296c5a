package io.culver.standalone.whole;

import io.culver.model.LoginName;
import io.culver.model.QuotaResource;
import io.culver.model.QuotaSetting;
import io.culver.model.Secret;
import io.culver.standalone.administration.AdministrationClient;
import io.culver.testkit.imap.ImapClient;
import io.culver.testkit.imap.ResponseLine;
import io.culver.testkit.transcript.TranscriptHost;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Running processes as the server that transcripts are played to. */
final class ProcessHost implements TranscriptHost {
    private static final Pattern NAME = Pattern.compile("\"/\" \"?([^\"]+?)\"?$");

    private final Path data;
    private final int port;
    private int accounts;

    /**
     * @param data of the process that has the mailboxes
     * @param port of the process that speaks IMAP
     */
    ProcessHost(Path data, int port) {
        this.data = data;
        this.port = port;
    }

    @Override
    public void newAccount() {
        accounts++;
        try (AdministrationClient client = AdministrationClient.open(data)) {
            client.addAccount(new LoginName(login()), Secret.of(CulverProcess.PASSWORD));
        }
        try (ImapClient client = connect()) {
            var _ = client.read();
            login(client);
            for (String name : names(client.command("LIST \"\" *").orThrow().untagged())) {
                if (!name.equals("INBOX")) {
                    client.command("DELETE " + name).orThrow();
                }
            }
            for (String name : names(client.command("LSUB \"\" *").orThrow().untagged())) {
                client.command("UNSUBSCRIBE " + name).orThrow();
            }
        }
    }

    @Override
    public void limit(Map<String, Long> limits) {
        Map<QuotaResource, QuotaSetting> settings = new HashMap<>();
        limits.forEach((resource, amount) ->
                settings.put(QuotaResource.valueOf(resource), new QuotaSetting.AtMost(amount)));
        try (AdministrationClient client = AdministrationClient.open(data)) {
            client.setQuota(new LoginName(login()), settings);
        }
    }

    private static List<String> names(List<ResponseLine> listed) {
        return listed.stream()
                .map(line -> NAME.matcher(line.text()))
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .toList();
    }

    @Override
    public ImapClient connect() {
        return ImapClient.connect(CulverProcess.loopback(port));
    }

    @Override
    public void login(ImapClient client) {
        client.login(login(), CulverProcess.PASSWORD).orThrow();
    }

    private String login() {
        return "transcript" + accounts;
    }
}
