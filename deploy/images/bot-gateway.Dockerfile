# Image of the bot gateway. deploy/images/build makes all three; one alone, from the project's root:
#   docker build -f deploy/images/bot-gateway.Dockerfile -t aisha/bot-gateway .
# To be run with a read-only root: it writes to /tmp and /workspace alone.

ARG JAVA=25.0.3_9

FROM eclipse-temurin:${JAVA}-jdk-noble AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw --batch-mode --no-transfer-progress package -Pimage -pl bot-gateway -am \
      -Dmaven.test.skip=true -Dspotless.check.skip=true

FROM eclipse-temurin:${JAVA}-jre-noble AS base
RUN groupadd --gid 10001 aisha \
 && useradd --uid 10001 --gid 10001 --no-create-home --home-dir /tmp --shell /usr/sbin/nologin aisha \
 && mkdir /workspace \
 && chown aisha:aisha /workspace
COPY --chmod=0555 deploy/images/entrypoint deploy/images/health deploy/images/java-options /usr/local/bin/
WORKDIR /app
ENV HTTP_PORT=8000 LOG_FORMAT=json AISHA_TEMPORARY_FOLDER=/workspace

# The AOT cache knows the jars by path, size and time: all have one time, and are copied with it.
FROM base AS trained
ARG SOURCE_DATE_EPOCH=1763769600
COPY --from=build /src/bot-gateway/target/quarkus-app/ ./
COPY --chmod=0555 deploy/images/train /usr/local/bin/
RUN find . -exec touch -h -d "@$SOURCE_DATE_EPOCH" {} + \
 && train 8000

FROM base
COPY --from=trained /app/ ./
COPY --from=build /src/bot-gateway/target/bom.json /usr/share/aisha/bom.json
ARG VERSION=unknown
ARG REVISION=unknown
LABEL org.opencontainers.image.title="bot-gateway" \
      org.opencontainers.image.description="Aisha: receives voice notes, reserves coins, queues jobs, delivers transcripts" \
      org.opencontainers.image.version="$VERSION" \
      org.opencontainers.image.revision="$REVISION" \
      org.opencontainers.image.licenses="Apache-2.0"
USER 10001:10001
EXPOSE 8000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s CMD ["health"]
ENTRYPOINT ["entrypoint"]
