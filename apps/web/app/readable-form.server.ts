import type { MiddlewareFunction } from "react-router";
import { refusal } from "./refusal.server.ts";

/**
 * Refuses what is sent to a page and is no form, or has in it what no field of ours takes: a NUL, which PostgreSQL keeps in no
 * text, or a file. An action can then read its form without ado.
 */
export const requireReadableForm: MiddlewareFunction<Response> = async ({ request, url }) => {
  if (request.method !== "POST" || url.pathname.startsWith("/api/") || (await isReadable(request.clone()))) return;
  const { status, headers, body } = refusal(url.pathname, "bad_request", 0, []);
  return new Response(body, { status, headers });
};

async function isReadable(request: Request): Promise<boolean> {
  const type = request.headers.get("Content-Type") ?? "";
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i.test(type)) return false;
  try {
    const form = await request.formData();
    return [...form].every(([name, value]) => typeof value === "string" && !`${name}${value}`.includes("\0"));
  } catch (error) {
    if (request.signal.aborted) throw error;
    return false;
  }
}
