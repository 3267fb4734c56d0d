# shellcheck shell=sh
# Sets JAVA_HOME to a JDK of 21 or newer, or says in one line what to do and stops. Sourced by mvnw and deploy/local/up.
# Order: JAVA_HOME, java on the PATH, then the newest in the usual install folders.

aisha_java_minimum=21

# Prints the feature version of the JDK in folder $1 (25 for 25.0.1), or 0 where there is no compiler in it.
jdk_version() {
  if [ ! -x "$1/bin/javac" ]; then
    echo 0
    return
  fi
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2>/dev/null)
  if [ -z "$version" ]; then
    version=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
  fi
  echo "${version:-0}"
}

# Prints the JDK that java on the PATH belongs to, links followed.
jdk_on_path() {
  java_on_path=$(command -v javac 2>/dev/null) || return 0
  java_on_path=$(readlink -f "$java_on_path" 2>/dev/null || echo "$java_on_path")
  dirname "$(dirname "$java_on_path")"
}

find_jdk() {
  for candidate in "${JAVA_HOME-}" "$(jdk_on_path)"; do
    if [ -n "$candidate" ] && [ "$(jdk_version "$candidate")" -ge "$aisha_java_minimum" ]; then
      echo "$candidate"
      return
    fi
  done
  best=
  best_version=0
  set +f
  for candidate in /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* /opt/*jdk* /usr/local/openjdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.asdf/installs/java/* \
    "$HOME"/.local/share/mise/installs/java/* /Library/Java/JavaVirtualMachines/*/Contents/Home \
    /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    candidate_version=$(jdk_version "$candidate")
    if [ "$candidate_version" -ge "$aisha_java_minimum" ] && [ "$candidate_version" -gt "$best_version" ]; then
      best=$candidate
      best_version=$candidate_version
    fi
  done
  set -f
  echo "$best"
}

aisha_jdk=$(find_jdk)
if [ -z "$aisha_jdk" ]; then
  echo "Aisha needs a JDK $aisha_java_minimum or newer and found none: install one (for example from https://adoptium.net) or set JAVA_HOME to it." >&2
  exit 1
fi
JAVA_HOME=$aisha_jdk
export JAVA_HOME
