const given = process.env.PUBLIC_URL || undefined; // set to nothing is not set

if (given !== undefined && !/^https?:\/\/[^/]+$/.test(given)) {
  throw new Error(
    `PUBLIC_URL must be like https://backroot.example, without a path or a slash at its end, not "${given}"`,
  );
}

/** Where the site stands: PUBLIC_URL when it is set, otherwise what the request asked for. */
export function siteOf(request: Request): string {
  return given ?? new URL(request.url).origin;
}
