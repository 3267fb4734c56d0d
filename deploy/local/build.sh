# shellcheck shell=bash
# Builds what deploy/local/up runs, when it is older than its sources. Sourced by up.

# What is compared with the last build, and what a build must have made; relative to the project's root.
aisha_sources=(pom.xml common-model billing-service bot-gateway transcription-worker
  deploy/local/stores deploy/local/telegram deploy/local/speech deploy/local/stack)
aisha_built=(
  billing-service/target/quarkus-app/quarkus-run.jar
  bot-gateway/target/quarkus-app/quarkus-run.jar
  transcription-worker/target/quarkus-app/quarkus-run.jar
  deploy/local/stack/target/class-path)
# Touched by each successful build, with the time at which it began.
aisha_stamp=deploy/local/stack/target/up.stamp

# Whether the project in folder $1 has to be built: something is missing, or a source, a pom or a folder of sources
# (which tells of deleted files) is younger than the last build.
is_stale() {
  local root=$1 file
  for file in "${aisha_built[@]}" "$aisha_stamp"; do
    if [ ! -e "$root/$file" ]; then
      return 0
    fi
  done
  (
    cd "$root" || exit
    younger=$(find "${aisha_sources[@]}" -name target -prune -o -newer "$aisha_stamp" \
      \( -path '*/src/main*' -o -name pom.xml \) -print | head -n 1)
    [ -n "$younger" ]
  )
}

# Builds the project in folder $1 and shows a line for each module; the whole log is in target/up-build.log.
build() {
  local root=$1 log=$1/target/up-build.log begin=$SECONDS
  mkdir -p "$root/target" "$root/deploy/local/stack/target"
  touch "$root/target/up.stamp.new"
  echo "Building (the first time downloads what is needed, which takes minutes); log: $log"
  if ! (cd "$root" && ./mvnw -B package -Dmaven.test.skip=true -Dspotless.check.skip=true \
    -pl billing-service,bot-gateway,transcription-worker,deploy/local/stack -am 2>&1) |
    tee "$log" | show_build; then
    echo "The build failed; the end of $log:" >&2
    grep -v '^\[INFO\] *$' "$log" | tail -n 40 >&2
    return 1
  fi
  mv "$root/target/up.stamp.new" "$root/$aisha_stamp"
  echo "Built in $((SECONDS - begin)) s"
}

# Reads Maven's log and prints one line for each module, and now and then the count of downloads.
show_build() {
  local line downloads=0
  while IFS= read -r line; do
    case $line in
    '[INFO] Building Aisha'*'['*']') echo "  ${line#'[INFO] Building '}" ;;
    *'Downloaded from '*)
      downloads=$((downloads + 1))
      if [ $((downloads % 100)) = 0 ]; then
        echo "  $downloads files downloaded"
      fi
      ;;
    esac
  done
}
