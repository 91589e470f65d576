import { pino } from "pino";

/**
 * What happens, for whoever runs the server: ids and codes, never a name, an address asked for, an answer or a text.
 * Quiet unless BACKROOT_LOG or production asks for it.
 */
export const log = pino({
  level: process.env.BACKROOT_LOG ?? (process.env.NODE_ENV === "production" ? "info" : "warn"),
  base: null,
  serializers: {
    err: (error: Error & { code?: unknown }) => ({ type: error.name, code: error.code, stack: framesOf(error) }),
  },
});

/** Where it broke, without the message: a message may quote what was typed. */
function framesOf({ stack = "" }: Error): string {
  return stack
    .split("\n")
    .filter((line) => /^\s+at /.test(line))
    .join("\n");
}
