# Image of the billing service. Build from the project's root:
#   docker build -f deploy/images/billing-service.Dockerfile -t aisha/billing-service .

FROM eclipse-temurin:25-jdk-noble AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 \
    ./mvnw --batch-mode --no-transfer-progress package -pl billing-service -am -DskipTests -Dspotless.check.skip

FROM eclipse-temurin:25-jre-noble

RUN useradd --system --uid 10001 --no-create-home aisha
WORKDIR /app
COPY --from=build --chown=root:root /src/billing-service/target/quarkus-app/ ./
USER aisha
EXPOSE 8010
ENV HTTP_PORT=8010 LOG_FORMAT=json JAVA_TOOL_OPTIONS="-XX:MaxRAMPercentage=70 -XX:+ExitOnOutOfMemoryError"
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s \
  CMD ["sh", "-c", "curl -fsS http://localhost:$HTTP_PORT/q/health/live"]
ENTRYPOINT ["java", "-jar", "quarkus-run.jar"]
