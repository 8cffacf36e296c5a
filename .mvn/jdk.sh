# Sets JAVA_HOME to a JDK 25, for ./culver and ./mvnw. Sourced, not run; plain POSIX shell.
# Looked for: CULVER_JAVA_HOME, JAVA_HOME, the java on the PATH, then the usual folders of JVMs.

culver_is_jdk_25() {
    [ -x "$1/bin/javac" ] && [ -f "$1/release" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release"
}

culver_find_jdk() {
    for home in "${CULVER_JAVA_HOME:-}" "${JAVA_HOME:-}"; do
        [ -n "$home" ] && culver_is_jdk_25 "$home" && JAVA_HOME=$home && return 0
    done
    on_path=$(command -v javac 2>/dev/null) && on_path=$(readlink -f "$on_path" 2>/dev/null) &&
        culver_is_jdk_25 "${on_path%/bin/javac}" && JAVA_HOME=${on_path%/bin/javac} && return 0
    for home in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* "$HOME"/.sdkman/candidates/java/* \
        "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        culver_is_jdk_25 "$home" && JAVA_HOME=$home && return 0
    done
    return 1
}

if culver_find_jdk; then
    export JAVA_HOME
else
    echo "culver: no JDK 25 found. Install one (for example Eclipse Temurin 25) or set CULVER_JAVA_HOME to it." >&2
    exit 1
fi
