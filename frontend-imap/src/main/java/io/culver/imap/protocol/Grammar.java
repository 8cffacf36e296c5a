package io.culver.imap.protocol;

import io.culver.imap.wire.ArgumentReader;
import io.culver.imap.wire.Words;
import io.culver.model.MailboxId;
import io.culver.model.MailboxSnapshot;
import io.culver.model.SortKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The productions that extensions add to. Each method that takes something is one {@code =/};
 * adding twice is an error at start-up. RFC 9051 §9
 */
public final class Grammar {

    private final List<Capability> capabilities = new ArrayList<>();
    private final Words<Command<?>> commands = new Words<>();
    private final Registry<FetchItem> fetchItems = new Registry<>();
    private final Registry<StatusItem> statusItems = new Registry<>();
    private final Registry<FetchModifier> fetchModifiers = new Registry<>();
    private final Registry<StoreModifier> storeModifiers = new Registry<>();
    private final Registry<SelectParameter> selectParameters = new Registry<>();
    private final Registry<SearchKey> searchKeys = new Registry<>();
    private final Words<SortKey> sortKeys = new Words<>();
    private final Registry<CreateParameter> createParameters = new Registry<>();
    private final List<Function<MailboxId, ResponseCode>> createdCodes = new ArrayList<>();
    private final List<Function<MailboxSnapshot, Status>> selectNotices = new ArrayList<>();
    private Patience patience = Patience.SILENT;
    private MessageLimit messageLimit = MessageLimit.NONE;
    private final Registry<Enableable> enableables = new Registry<>();
    private final Registry<AppendForm> appendForms = new Registry<>();
    private boolean appendsMany;

    private record Capability(String atom, Predicate<Session> isOffered) {}

    public static Grammar of(List<Extension> extensions) {
        Grammar grammar = new Grammar();
        extensions.forEach(extension -> extension.extend(grammar));
        return grammar;
    }

    /** {@code capability =/} */
    public Grammar capability(String atom) {
        return capability(atom, session -> true);
    }

    /** {@code capability =/}, offered to some sessions only. */
    public Grammar capability(String atom, Predicate<Session> isOffered) {
        capabilities.add(new Capability(atom, isOffered));
        return this;
    }

    /**
     * {@code command-any}, {@code -auth}, {@code -nonauth} or {@code -select =/}: its type says.
     */
    public Grammar command(Command<?> command) {
        commands.add(command.signature().name(), command);
        return this;
    }

    /** {@code fetch-att}, {@code msg-att-static}, {@code msg-att-dynamic =/} */
    public Grammar fetchItem(FetchItem item) {
        fetchItems.add(item);
        return this;
    }

    /** {@code fetch-modifier =/} RFC 4466 §2.4 */
    public Grammar fetchModifier(FetchModifier modifier) {
        fetchModifiers.add(modifier);
        return this;
    }

    /** {@code store-modifier =/} RFC 4466 §2.5 */
    public Grammar storeModifier(StoreModifier modifier) {
        storeModifiers.add(modifier);
        return this;
    }

    /** {@code select-param =/} RFC 4466 §2.1 */
    public Grammar selectParameter(SelectParameter parameter) {
        selectParameters.add(parameter);
        return this;
    }

    /** {@code status-att}, {@code status-att-val =/} */
    public Grammar statusItem(StatusItem item) {
        statusItems.add(item);
        return this;
    }

    /** {@code search-key =/} */
    public Grammar searchKey(SearchKey key) {
        searchKeys.add(key);
        return this;
    }

    /** {@code sort-key =/} RFC 5256 §5 */
    public Grammar sortKey(SortKey key) {
        sortKeys.add(key.name(), key);
        return this;
    }

    /** {@code append-data =/} RFC 4466 §6 */
    public Grammar appendForm(AppendForm form) {
        appendForms.add(form);
        return this;
    }

    /** {@code append = "APPEND" SP mailbox 1*append-message} RFC 3502 §6.3.11 */
    public Grammar appendMany() {
        appendsMany = true;
        return this;
    }

    /** {@code create-param =/} RFC 4466 §2.2 */
    public Grammar createParameter(CreateParameter parameter) {
        createParameters.add(parameter);
        return this;
    }

    /** The code of the tagged OK of CREATE, which has room for one. */
    public Grammar createdCode(Function<MailboxId, ResponseCode> code) {
        if (!createdCodes.isEmpty()) {
            throw new IllegalStateException("the tagged OK of CREATE has a code already");
        }
        createdCodes.add(code);
        return this;
    }

    /** An untagged OK that SELECT and EXAMINE send, too. RFC 9051 §6.3.2 */
    public Grammar selectNotice(Function<MailboxSnapshot, Status> notice) {
        selectNotices.add(notice);
        return this;
    }

    /** How many messages commands may touch. */
    public Grammar messageLimit(MessageLimit other) {
        messageLimit = other;
        return this;
    }

    /** How sessions wait for what may take long. */
    public Grammar patience(Patience other) {
        patience = other;
        return this;
    }

    /** What ENABLE may name. RFC 9051 §6.3.1 */
    public Grammar enable(Enableable feature) {
        enableables.add(feature);
        return this;
    }

    /** What this session is told that it can use, in the order of the extensions. */
    public List<String> capabilities(Session session) {
        return capabilities.stream()
                .filter(capability -> capability.isOffered().test(session))
                .map(Capability::atom)
                .toList();
    }

    /** {@code ["UID" SP] command-name}: the command, which {@code in} then knows the form of. */
    public Command<?> command(ArgumentReader in) {
        if (in.acceptKeyword("UID")) {
            in.space().useUids();
        }
        return in.keyword(commands)
                .filter(command -> !in.isUid() || command.signature().hasUidForm())
                .orElseThrow(() -> in.error("a known command"));
    }

    /** All commands that there are. */
    public Collection<Command<?>> commands() {
        return commands.all();
    }

    public Registry<FetchItem> fetchItems() {
        return fetchItems;
    }

    public Registry<FetchModifier> fetchModifiers() {
        return fetchModifiers;
    }

    public Registry<StoreModifier> storeModifiers() {
        return storeModifiers;
    }

    public Registry<SelectParameter> selectParameters() {
        return selectParameters;
    }

    public Registry<StatusItem> statusItems() {
        return statusItems;
    }

    public Registry<SearchKey> searchKeys() {
        return searchKeys;
    }

    /** What SORT can order by. */
    public Words<SortKey> sortKeys() {
        return sortKeys;
    }

    public Registry<AppendForm> appendForms() {
        return appendForms;
    }

    /** Whether one APPEND may bring several messages. */
    public boolean appendsMany() {
        return appendsMany;
    }

    public Registry<CreateParameter> createParameters() {
        return createParameters;
    }

    /** What the tagged OK of CREATE says of this mailbox. */
    public Optional<ResponseCode> createdCode(MailboxId created) {
        return createdCodes.stream().findFirst().map(code -> code.apply(created));
    }

    /** What SELECT tells of this mailbox beyond what RFC 9051 asks for. */
    public List<Status> selectNotices(MailboxSnapshot mailbox) {
        return selectNotices.stream().map(notice -> notice.apply(mailbox)).toList();
    }

    public MessageLimit messageLimit() {
        return messageLimit;
    }

    public Patience patience() {
        return patience;
    }

    public Registry<Enableable> enableables() {
        return enableables;
    }
}
