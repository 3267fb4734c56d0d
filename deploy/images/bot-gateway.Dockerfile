# Image of the bot gateway. Build from the project's root:
#   docker build -f deploy/images/bot-gateway.Dockerfile -t aisha/bot-gateway .

FROM eclipse-temurin:25-jdk-noble AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw --batch-mode --no-transfer-progress package -pl bot-gateway -am -DskipTests -Dspotless.check.skip

FROM eclipse-temurin:25-jre-noble

RUN useradd --system --uid 10001 --no-create-home aisha
WORKDIR /app
COPY --from=build --chown=root:root /src/bot-gateway/target/quarkus-app/ ./
USER aisha
EXPOSE 8000
ENV HTTP_PORT=8000 LOG_FORMAT=json JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError"
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["sh", "-c", "curl -fsS http://localhost:$HTTP_PORT/q/health/live"]
ENTRYPOINT ["java", "-jar", "quarkus-run.jar"]
