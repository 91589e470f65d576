import { apiDocument } from "./document.server.ts";
import { notAllowed } from "./problem.server.ts";

const document = JSON.stringify(apiDocument());

export const action = notAllowed("GET, HEAD");

/** GET /api/openapi.json: the API as an OpenAPI 3.1 document. */
export function loader(): Response {
  return new Response(document, {
    headers: { "Content-Type": "application/json", "Cache-Control": "public, max-age=3600" },
  });
}
