# The program and the index of the default corpus in an image without a shell:
#
#   docker build -t quoth .
#   docker run --read-only quoth ask "How much venture capital does Shanghai attract?"
#   docker run --read-only -e SLACK_BOT_TOKEN -e SLACK_APP_TOKEN quoth
#
# It remembers over restarts what it keeps in /kept:
#
#   docker run --read-only -v kept:/kept -e QUOTH_STORE=/kept/quoth.db -e SLACK_BOT_TOKEN -e SLACK_APP_TOKEN quoth
FROM golang:1.26.8-bookworm AS build
WORKDIR /src
COPY go.mod go.sum ./
RUN go mod download
COPY . .
RUN CGO_ENABLED=0 go build -trimpath -ldflags="-s -w" -o /quoth . \
 && .ci/sbom /quoth /sbom.cdx.json \
 && /quoth index --index /index \
 && mkdir /kept

FROM scratch
LABEL org.opencontainers.image.title="Quoth" \
      org.opencontainers.image.description="Answers questions from articles with the figure, the sentence and the source." \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.documentation="OPERATING.md"
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /quoth /usr/local/bin/quoth
COPY --from=build /sbom.cdx.json /usr/share/doc/quoth/sbom.cdx.json
COPY --from=build --chown=65532:65532 /index /index
COPY --from=build --chown=65532:65532 /kept /kept
ENV QUOTH_INDEX=/index QUOTH_LISTEN=0.0.0.0:8080
USER 65532:65532
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["/usr/local/bin/quoth", "health"]
ENTRYPOINT ["/usr/local/bin/quoth"]
CMD ["serve"]
