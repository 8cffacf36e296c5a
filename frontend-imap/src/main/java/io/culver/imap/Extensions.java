package io.culver.imap;

import io.culver.imap.admission.Admission;
import io.culver.imap.base.Rev1;
import io.culver.imap.base.Rev2;
import io.culver.imap.base.fetch.FetchItems;
import io.culver.imap.base.search.SearchKeys;
import io.culver.imap.extension.appendlimit.AppendlimitExtension;
import io.culver.imap.extension.binary.BinaryExtension;
import io.culver.imap.extension.compress.CompressExtension;
import io.culver.imap.extension.condstore.CondstoreExtension;
import io.culver.imap.extension.context.ContextExtension;
import io.culver.imap.extension.createspecialuse.CreateSpecialUseExtension;
import io.culver.imap.extension.enable.EnableExtension;
import io.culver.imap.extension.esearch.EsearchExtension;
import io.culver.imap.extension.esort.EsortExtension;
import io.culver.imap.extension.fuzzy.FuzzyExtension;
import io.culver.imap.extension.id.IdExtension;
import io.culver.imap.extension.idle.IdleExtension;
import io.culver.imap.extension.inprogress.InProgressExtension;
import io.culver.imap.extension.literal.LiteralExtension;
import io.culver.imap.extension.messagelimit.MessageLimitExtension;
import io.culver.imap.extension.move.MoveExtension;
import io.culver.imap.extension.multiappend.MultiappendExtension;
import io.culver.imap.extension.multisearch.MultisearchExtension;
import io.culver.imap.extension.namespace.NamespaceExtension;
import io.culver.imap.extension.objectid.ObjectIdExtension;
import io.culver.imap.extension.partial.PartialExtension;
import io.culver.imap.extension.preview.PreviewExtension;
import io.culver.imap.extension.qresync.QresyncExtension;
import io.culver.imap.extension.quota.QuotaExtension;
import io.culver.imap.extension.replace.ReplaceExtension;
import io.culver.imap.extension.savedate.SaveDateExtension;
import io.culver.imap.extension.searchres.SearchresExtension;
import io.culver.imap.extension.sort.SortExtension;
import io.culver.imap.extension.sortdisplay.SortDisplayExtension;
import io.culver.imap.extension.statussize.StatusSizeExtension;
import io.culver.imap.extension.thread.ThreadExtension;
import io.culver.imap.extension.uidonly.UidonlyExtension;
import io.culver.imap.extension.unauthenticate.UnauthenticateExtension;
import io.culver.imap.extension.unselect.UnselectExtension;
import io.culver.imap.extension.utf8.Utf8Extension;
import io.culver.imap.extension.within.WithinExtension;
import io.culver.imap.limits.LimitHits;
import io.culver.imap.limits.Uploads;
import io.culver.imap.protocol.Extension;
import io.culver.imap.store.MailStore;
import java.time.Clock;
import java.util.List;

/** Every protocol feature that this server speaks: a line turns it on. */
final class Extensions {

    private Extensions() {}

    static List<Extension> all(
            ImapConfig config, MailStore store, Admission admission, LimitHits hits, Clock clock) {
        Uploads uploads = config.uploads();
        return List.of(
                new Rev1(store, admission, hits),
                new FetchItems(),
                new SearchKeys(),
                new Rev2(),
                // alphabetical from here
                new AppendlimitExtension(uploads.message()),
                new BinaryExtension(),
                new CompressExtension(),
                new CondstoreExtension(),
                new ContextExtension(),
                new CreateSpecialUseExtension(),
                new EnableExtension(),
                new EsearchExtension(),
                new EsortExtension(),
                new FuzzyExtension(),
                new IdExtension(),
                new IdleExtension(),
                new InProgressExtension(config.timeouts().progress()),
                new LiteralExtension(uploads.isLiteralPlus()),
                new MessageLimitExtension(config.batches()),
                new MoveExtension(),
                new MultiappendExtension(),
                new MultisearchExtension(),
                new NamespaceExtension(),
                new ObjectIdExtension(),
                new PartialExtension(),
                new PreviewExtension(),
                new QresyncExtension(),
                new QuotaExtension(),
                new ReplaceExtension(),
                new SaveDateExtension(),
                new SearchresExtension(),
                new SortExtension(),
                new SortDisplayExtension(),
                new StatusSizeExtension(),
                new ThreadExtension(),
                new UidonlyExtension(),
                new UnauthenticateExtension(config.unauthenticate()),
                new UnselectExtension(),
                new Utf8Extension(),
                new WithinExtension(clock));
    }
}
