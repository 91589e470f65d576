import { problem } from "./problem.server.ts";

/** Whatever the API does not have. */
export const loader = (): Response => problem("unknown_path");
export const action = loader;
