# shellcheck shell=bash
# What the drills share; sourced by rotate and restore, which say where they are in $here.

root=$(cd "${here:?}/../.." && pwd)

# shellcheck source=.mvn/jdk.sh
source "$root/.mvn/jdk.sh"

# run_drill MAIN [--built] ARGUMENTS…: builds what a drill needs, unless told that it is built, and becomes it.
run_drill() {
  local main=$1
  shift
  if [ "${1-}" = --built ]; then
    shift
  else
    (cd "$root" && ./mvnw -B -q package -DskipTests -Dspotless.check.skip=true \
      -pl deploy/drills,billing-service,bot-gateway,transcription-worker -am)
  fi
  exec "$JAVA_HOME/bin/java" \
    -Xmx1g --enable-native-access=ALL-UNNAMED -Dio.netty.noUnsafe=true -Dsun.misc.unsafe.memory.access=allow \
    -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Daisha.root="$root" \
    -cp "$here/target/drills-1.0.0-SNAPSHOT.jar:$(<"$here/target/class-path")" \
    "$main" "$@"
}
