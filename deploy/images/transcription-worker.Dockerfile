# Image of the transcription worker. Build from the project's root:
#   docker build -f deploy/images/transcription-worker.Dockerfile -t aisha/transcription-worker .

FROM eclipse-temurin:25-jdk-noble AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw --batch-mode --no-transfer-progress package -pl transcription-worker -am -DskipTests -Dspotless.check.skip

FROM eclipse-temurin:25-jre-noble

# The worker cuts and converts audio with the distribution's ffmpeg; it is found on the PATH.
RUN apt-get update \
 && apt-get install -y --no-install-recommends ffmpeg \
 && rm -rf /var/lib/apt/lists/*

RUN useradd --system --uid 10001 --no-create-home aisha
WORKDIR /app
COPY --from=build --chown=root:root /src/transcription-worker/target/quarkus-app/ ./
USER aisha
EXPOSE 8020
ENV HTTP_PORT=8020 LOG_FORMAT=json JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError"
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["sh", "-c", "curl -fsS http://localhost:$HTTP_PORT/q/health/live"]
ENTRYPOINT ["java", "-jar", "quarkus-run.jar"]
