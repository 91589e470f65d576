# Backroot as one image: the app that `npm start` serves, built, without what only building and testing need.
# The Node it runs on is the one package.json pins; scripts/image.test.ts holds the two together.
ARG NODE=26.10.0

FROM node:${NODE}-bookworm-slim AS build
WORKDIR /backroot
# npm installs again only when what it installs from has changed.
COPY package.json package-lock.json ./
COPY apps/cli/package.json apps/cli/
COPY apps/web/package.json apps/web/
COPY packages/interchange/package.json packages/interchange/
COPY packages/knowledge/package.json packages/knowledge/
COPY packages/reasoning/package.json packages/reasoning/
COPY packages/recovery/package.json packages/recovery/
COPY packages/scheduling/package.json packages/scheduling/
COPY packages/storage/package.json packages/storage/
RUN npm ci --no-audit --no-fund
COPY . .
RUN node --input-type=module --eval "const { build } = await import('/backroot/scripts/build.ts'); await build()" \
  && npm prune --omit=dev --no-audit --no-fund

FROM node:${NODE}-bookworm-slim
WORKDIR /backroot
COPY --from=build /backroot .
# Records are in /data, which is all that it writes.
RUN mkdir /data && chown node:node /data
VOLUME /data
ENV NODE_ENV=production BACKROOT_DATA=/data PORT=3000 NODE_COMPILE_CACHE=/tmp/backroot
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s --retries=3 \
  CMD ["node", "--eval", "fetch('http://127.0.0.1:' + process.env.PORT + '/health').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# The flags of scripts/server-flags.mjs. Node is the first process and hears the signal to end.
CMD ["node", "--max-semi-space-size=4", "--heap-growing-percent=25", "scripts/start.ts"]
