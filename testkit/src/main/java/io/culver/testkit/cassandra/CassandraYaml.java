package io.culver.testkit.cassandra;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The {@code cassandra.yaml} of one test node: small, quick to start, Paxos v2, no passwords.
 *
 * @param others settings that take the place of those here, or come on top of them
 */
record CassandraYaml(
        String clusterName,
        String seeds,
        String listenAddress,
        String rpcAddress,
        int storagePort,
        int nativePort,
        String directory,
        CommitLogSync sync,
        Map<String, String> others) {

    private static final String TEMPLATE =
            """
            cluster_name: '${clusterName}'
            num_tokens: 1
            partitioner: org.apache.cassandra.dht.Murmur3Partitioner
            endpoint_snitch: SimpleSnitch
            seed_provider:
              - class_name: org.apache.cassandra.locator.SimpleSeedProvider
                parameters:
                  - seeds: '${seeds}'
            listen_address: ${listenAddress}
            storage_port: ${storagePort}
            start_native_transport: true
            rpc_address: ${rpcAddress}
            broadcast_rpc_address: ${listenAddress}
            native_transport_port: ${nativePort}
            data_file_directories: ['${directory}/data']
            commitlog_directory: '${directory}/commitlog'
            saved_caches_directory: '${directory}/saved_caches'
            hints_directory: '${directory}/hints'
            cdc_raw_directory: '${directory}/cdc_raw'
            ${sync}
            paxos_variant: v2
            authenticator: AllowAllAuthenticator
            authorizer: AllowAllAuthorizer
            auto_snapshot: false
            concurrent_compactors: 1
            memtable_heap_space: 96MiB
            memtable_offheap_space: 96MiB
            file_cache_size: 32MiB
            networking_cache_size: 16MiB
            prepared_statements_cache_size: 4MiB
            # A busy test machine is slow; a slow node is not what these tests are about.
            read_request_timeout: 10s
            write_request_timeout: 10s
            cas_contention_timeout: 5s
            """;

    String text() {
        Stream<String> usual =
                usual().lines()
                        .filter(line -> !others.containsKey(line.substring(0, nameLength(line))));
        Stream<String> more =
                others.entrySet().stream().map(it -> it.getKey() + ": " + it.getValue());
        return Stream.concat(usual, more).collect(Collectors.joining("\n", "", "\n"));
    }

    private static int nameLength(String line) {
        return Math.max(0, line.indexOf(':'));
    }

    private String usual() {
        return TEMPLATE.replace("${clusterName}", clusterName)
                .replace("${seeds}", seeds)
                .replace("${listenAddress}", listenAddress)
                .replace("${rpcAddress}", rpcAddress)
                .replace("${storagePort}", Integer.toString(storagePort))
                .replace("${nativePort}", Integer.toString(nativePort))
                .replace("${directory}", directory)
                .replace("${sync}", sync.yaml());
    }
}
