# The app standing alone, as a native program in an image without a shell or a package manager (docs/containers.md).
#   docker build -t summarizer .

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
RUN apt-get update \
 && apt-get install -y --no-install-recommends clang zlib1g-dev \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /source
# Restored before the sources are copied, so that a change in them does not restore everything again.
COPY global.json Directory.Build.props Directory.Build.targets Directory.Packages.props .editorconfig ./
COPY src/NativeModel.props src/Memory.props src/
COPY src/Summarizer/Summarizer.csproj src/Summarizer/
COPY src/Summarizer.Pipeline/Summarizer.Pipeline.csproj src/Summarizer.Pipeline/
COPY src/Summarizer.Functions/Summarizer.Functions.csproj src/Summarizer.Functions/
COPY src/Summarizer.Cli/Summarizer.Cli.csproj src/Summarizer.Cli/
RUN dotnet restore src/Summarizer.Cli --use-current-runtime
COPY host.json ./
COPY src src
ARG VERSION=0.1.0
RUN dotnet publish src/Summarizer.Cli -c Release --use-current-runtime --no-restore -o /app -p:MinVerVersionOverride=$VERSION
# The storage if none is configured. As a file beside the program, it is overridden by any setting of the environment.
COPY LICENSE THIRD-PARTY-NOTICES.txt /app/
RUN mkdir /data && printf '{ "ArticleStorage": "folder:/data" }\n' >/app/appsettings.json

FROM mcr.microsoft.com/dotnet/runtime-deps:10.0-noble-chiseled
WORKDIR /app
COPY --from=build /app /app
COPY --from=build --chown=$APP_UID:$APP_UID /data /data
ENV Summarizer__Url=http://*:8080 \
    DOTNET_EnableDiagnostics=0
USER $APP_UID
EXPOSE 8080
VOLUME /data
HEALTHCHECK --interval=30s --timeout=5s --start-period=5s CMD ["/app/summarizer", "health"]
ENTRYPOINT ["/app/summarizer"]
CMD ["serve"]
