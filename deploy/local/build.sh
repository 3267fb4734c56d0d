# shellcheck shell=bash
# Builds what deploy/local/up runs, when it is older than its sources. Sourced by up.

aisha_services=(billing-service bot-gateway transcription-worker)
# Written anew by each build of the local stack, which comes after the services.
aisha_class_path=deploy/local/stack/target/class-path

# Whether the project in folder $1 has to be built, by up or in any other way.
is_stale() {
  local root=$1 service
  for service in "${aisha_services[@]}"; do
    if is_older "$root" "$service/target/quarkus-app/quarkus-run.jar" pom.xml common-model "$service"; then
      return 0
    fi
  done
  is_older "$root" "$aisha_class_path" pom.xml deploy/local/{stores,telegram,speech,sight,stack}
}

# Whether in folder $1 the file $2 is missing, or older than a pom, a source or a folder of sources (which tells of
# deleted files) in one of the other arguments.
is_older() {
  local root=$1 built=$2 younger
  shift 2
  if [ ! -e "$root/$built" ]; then
    return 0
  fi
  younger=$(cd "$root" && find "$@" -name target -prune -o -newer "$built" \
    \( -path '*/src/main*' -o -name pom.xml \) -print | head -n 1)
  [ -n "$younger" ]
}

# Builds the project in folder $1 and shows a line for each module; the whole log is in target/up-build.log.
build() {
  local root=$1 log=$1/target/up-build.log begin=$SECONDS service
  mkdir -p "$root/target"
  touch "$root/target/up-build.begin"
  echo "Building (the first time downloads what is needed, which takes minutes); log: $log"
  if ! (cd "$root" && ./mvnw -B package -Dmaven.test.skip=true -Dspotless.check.skip=true \
    -pl billing-service,bot-gateway,transcription-worker,deploy/local/stack -am 2>&1) |
    tee "$log" | show_build; then
    echo "The build failed; the end of $log:" >&2
    grep -v '^\[INFO\] *$' "$log" | tail -n 40 >&2
    return 1
  fi
  # What was saved while it was being built may not be in it.
  for service in "${aisha_services[@]}"; do
    touch -r "$root/target/up-build.begin" "$root/$service/target/quarkus-app/quarkus-run.jar"
  done
  touch -r "$root/target/up-build.begin" "$root/$aisha_class_path"
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
